"""Writing people: their accounts, the door they come in by, and what they prove themselves with."""
