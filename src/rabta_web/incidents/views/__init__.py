"""Incidents on screen."""
