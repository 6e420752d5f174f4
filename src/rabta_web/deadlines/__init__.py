"""Deadlines: whatever is due stands in one table, is reminded of before, and goes up its line after."""
