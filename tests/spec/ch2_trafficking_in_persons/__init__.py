"""Trafficking in persons, as the Trafficking Protocol defines it in article 3.

It is an act, by one of certain means, for the purpose of exploitation. For a child, the act and the purpose
are enough. It is a crime against a person, and it needs no border.
"""
