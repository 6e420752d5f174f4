"""Millions of records at once: the same rules over words of 64 lanes each. Needs the extra `bulk`."""
