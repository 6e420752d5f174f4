"""The forms of holds and disclosures."""
