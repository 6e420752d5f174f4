"""Tasks: what an agency has to do, raised by a person or by the platform, seen by whoever watches it."""
