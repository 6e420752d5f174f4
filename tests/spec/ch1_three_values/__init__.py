"""Rabta never guesses.

Whatever is recorded is yes, no or unknown, and what follows from it is yes, no or unknown too. This chapter
says how the three go together. Everything else in this book rests on it.
"""
