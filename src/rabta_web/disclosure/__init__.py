"""Legal hold before any erasure, and the register of what leaves either book on whose order."""
