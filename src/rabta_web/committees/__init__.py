"""Committees and directives: sittings, what they decide, what is directed to whom, and what came of it."""
