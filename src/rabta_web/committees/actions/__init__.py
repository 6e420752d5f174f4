"""Writing: directives and sittings."""
