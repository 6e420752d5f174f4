"""Notices: an agency is told that something waits, on its pages and by e-mail, without any personal data."""
