"""What programs ask: the same actions and queries, under the same scope, in the same ledger."""
