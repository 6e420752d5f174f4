"""Smuggling of migrants, as the Smuggling Protocol defines it in articles 3 and 6.

It is what helpers do for gain, against the entry rules of a State. The migrant is not the offender. The
same journey may be smuggling and trafficking at once, and what begins as the one may become the other.
"""
