"""Jobs: what is done later, kept in the same database and the same transaction as what asks for it."""
