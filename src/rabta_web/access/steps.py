"""Steps: the moves of whatever goes from hand to hand, each a row that stays."""

from __future__ import annotations

import uuid

from django.db import models


class StepRow(models.Model):
    """One move along a life cycle: what was done for which side, and when; each says itself who.

    The database sets `before` and `after` from the table of moves, see `life_cycle_rows`; `due` is when the
    side whose turn it is then should have acted.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    verb = models.TextField()
    side = models.TextField()
    before = models.TextField(db_default="")
    after = models.TextField(db_default="")
    due = models.DateTimeField(null=True)
    made_at = models.DateTimeField()

    class Meta:
        """Columns for the tables of steps."""

        abstract = True
