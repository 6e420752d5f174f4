"""What to ask next.

Asking is not free. Every question costs the person something, and each retelling is used in court. So Rabta
asks only what can still change something, the plain before the painful, and never what would turn a victim
into a suspect.
"""
