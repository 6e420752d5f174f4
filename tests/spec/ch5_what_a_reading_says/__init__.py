"""What a reading says, and what it does not say.

A reading is *met*, *ruled out* or *open* on the facts recorded. It binds no court, no FIR and no service,
and it reopens on any new fact. It always comes with its reasons.
"""
