"""Areas, border points and zones, loaded from the packs."""
