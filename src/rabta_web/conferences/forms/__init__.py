"""The forms of case conferences."""
