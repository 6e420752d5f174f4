"""What somebody needs and got, how they see their own danger, and the plan to stay safe."""

from __future__ import annotations

import uuid

from django.db import models

from rabta_web.audit.sealed import SealedText
from rabta_web.incidents.models import Incident, Involved


class NeedNote(models.Model):
    """How far a need was met on a day, and by whom. Rows are added; of one need the latest counts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="need_notes")
    person = models.ForeignKey(Involved, models.PROTECT, related_name="need_notes")
    need = models.TextField()
    state = models.TextField()
    on = models.DateField()
    provider = SealedText(null=True)
    words = SealedText(null=True)
    noted_by = models.UUIDField()
    noted_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.need}: {self.state}"


class RiskView(models.Model):
    """How great somebody says their own danger is, in their own words. The latest counts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="risk_views")
    person = models.ForeignKey(Involved, models.PROTECT, related_name="risk_views")
    danger = models.TextField()
    words = SealedText()
    noted_by = models.UUIDField()
    noted_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"risk view {self.pk}"


class SafetyPlan(models.Model):
    """A short plan to stay safe, made with the person. The latest counts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="safety_plans")
    person = models.ForeignKey(Involved, models.PROTECT, related_name="safety_plans")
    callers = SealedText(null=True)
    code_word = SealedText(null=True)
    safe_place = SealedText(null=True)
    what_if = SealedText(null=True)
    noted_by = models.UUIDField()
    noted_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"safety plan {self.pk}"
