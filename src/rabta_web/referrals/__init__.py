"""Referrals: somebody is sent to the agency that should act, which answers, and both sides see it."""
