"""Holds, disclosures and what may be reviewed, on screen."""
