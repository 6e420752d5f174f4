"""Webhooks: a program of an agency is told, signed, that a referral has moved: ids and states."""
