"""Parts of other pages that this app draws."""
