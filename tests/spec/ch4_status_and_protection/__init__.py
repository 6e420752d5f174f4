"""Status, and what protects whatever the status.

A person's own irregular entry or stay is a status. Under the Protocols it is no offence, and it never
settles what was done to the person. Refuge and childhood protect whatever else is read.
"""
