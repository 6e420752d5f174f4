"""Incidents as they are reported: place, time, kind, who was met, what was said."""
