"""The ledger of who read and changed what, and the sealing of identifying fields."""
