"""The people who sign in, and the appointments that say what they are."""
