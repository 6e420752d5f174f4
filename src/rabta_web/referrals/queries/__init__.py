"""Reading referrals: what each side sees of them."""

from rabta_web.referrals.queries.beside import beside
from rabta_web.referrals.queries.referrals import Line, open_referral, received, sent

__all__ = ["Line", "beside", "open_referral", "received", "sent"]
