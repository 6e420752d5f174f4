"""People on screen: the door, what belongs to oneself, the ledger, and the accounts of others."""
