"""Assessments: what the law makes of what was said of somebody, what is owed to them, and the papers."""
