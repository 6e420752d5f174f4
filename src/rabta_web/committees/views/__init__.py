"""Committees on screen."""
