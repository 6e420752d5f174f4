"""What every page is built from: the layout, its parts, how forms and dates look."""
