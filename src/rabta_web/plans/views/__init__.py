"""Action plans on screen."""
