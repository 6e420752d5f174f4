"""Definitions: what one statement makes of another.

Some facts contain others by what their words mean. Who made an irregular entry crossed a border; who
crossed none made no entry. Such links are drawn once, so that nobody is asked what already follows, and so
that a record that contradicts itself is seen to do so.
"""
