"""Action plans in versions: objectives, activities and indicators, with who owns what and how it stands."""
