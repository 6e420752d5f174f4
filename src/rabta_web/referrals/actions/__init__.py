"""Writing referrals."""

from rabta_web.referrals.actions.referrals import Moving, Sending, move, send

__all__ = ["Moving", "Sending", "move", "send"]
