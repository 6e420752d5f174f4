"""Case conferences: several agencies talk about one person, for a purpose, on a basis and for a time."""
