"""What counters rest on, from the pack, and keeping them small. For the owner of the tables to run."""

from __future__ import annotations

from django.db import connection

from rabta.protection import screening_questions
from rabta_web.audit.ledger import ledgered
from rabta_web.incidents.vocabulary import counted_sections, law
from rabta_web.statistics.models import Counted

SECTION, SCREENING = "section", "screening"


def load_counted() -> bool:
    """Write down which sections and questions are counted; all is counted anew where that has changed."""
    wanted = {(SECTION, each) for each in counted_sections()}
    wanted |= {(SCREENING, each) for each in screening_questions(law())}
    with ledgered():
        if wanted == set(Counted.objects.values_list("means", "key")):
            return False
        Counted.objects.all().delete()
        Counted.objects.bulk_create(Counted(means=means, key=key) for means, key in sorted(wanted))
        with connection.cursor() as cursor:
            cursor.execute("select statistics_rebuild()")
    return True


def fold() -> None:
    """Fold what was added to the counters since the last time."""
    with ledgered(), connection.cursor() as cursor:
        cursor.execute("select statistics_fold()")
