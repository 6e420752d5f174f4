"""Who may do what: one scope for each request, as a policy, as SQL and as row security."""
