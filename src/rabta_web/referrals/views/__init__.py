"""Referrals on screen."""
