"""Figures, each with its definition, its table and its source; nobody is named and nobody is ranked."""
