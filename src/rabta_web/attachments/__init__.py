"""Files that people hand in: only kinds that can be cleaned are taken, and what is kept can do nothing."""

from rabta_web.attachments.cleaning import MOST_BYTES, Cleaned, RefusedError, cleaned

__all__ = ["MOST_BYTES", "Cleaned", "RefusedError", "cleaned"]
