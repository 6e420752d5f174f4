"""The law of Pakistan, as the pack `pakistan` reads it beside the Protocols.

Two Acts of 2018 follow the two Protocols, and each is in some places narrower than its model and in others
wider. What a person did under pressure is mostly judged by other, older laws. Where an Act, a rule or a
judgment was not read in its own text, its citation says so; this chapter is about what the program does,
not about how sure the law is.

In the tables *Act* is the reading under Pakistani law, *Protocol* that of the chapters before. Where no
date stands, the act was done on 1 June 2024.
"""
