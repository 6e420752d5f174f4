"""Holds, decisions and disclosures as they are written."""
