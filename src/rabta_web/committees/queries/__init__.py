"""Reading: directives and sittings."""
