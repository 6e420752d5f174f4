"""Records: what was reported, as it is handed over.

A record is about one incident. Another program, a form or an interview writes it as JSON, a plain text of
names and values. Facts are `true`, `false` or, where nobody could say, `null`; what is not mentioned is
unknown.
"""
