"""Offices at a place and level, each with its own line of command."""
