"""Every state × verb and side × role × relation of a referral, held to a table in words.

The table is written from what was decided, and shares nothing with life cycle, policy and row security. The
database is asked directly, as the application's own role, and the action after it. What nobody may ever do is
refused before grants are looked at: the database is asked it by one role on each side, the action by all.
"""

from datetime import date
from uuid import UUID, uuid4

import pytest
from as_they_stand import insert

POST, ZONE = "demonstration-post-taftan", "fia_zone@fia-balochistan"
RECEIVER, ELSEWHERE, TOLD = "police@PK203", "police@PK602", "social_welfare@PK203"
STRANGER = UUID(int=7)

RECEIVER_DOES = {
    "sent": {"acknowledge": "acknowledged", "accept": "accepted", "decline": "declined"},
    "acknowledged": {"accept": "accepted", "decline": "declined"},
    "accepted": {"begin": "in_service", "complete": "completed", "could_not": "not_done"},
    "in_service": {"complete": "completed", "could_not": "not_done"},
    "withdrawn": {"note_withdrawal": "revoked"},
}
"""The receiver does this, or the sender writes down that they said so by telephone or in a letter."""

SENDER_DOES = {
    "sent": {"revoke": "revoked", "withdraw_consent": "withdrawn"},
    "acknowledged": {"revoke": "revoked", "withdraw_consent": "withdrawn"},
    "accepted": {"withdraw_consent": "withdrawn"},
    "in_service": {"withdraw_consent": "withdrawn"},
}
OVER = {"completed", "declined", "revoked", "not_done", "expired"}
STATES = {*RECEIVER_DOES, *OVER}
NOBODY_S = {"expire"}
"""What a rule alone does."""
VERBS = {verb for does in (*RECEIVER_DOES.values(), *SENDER_DOES.values()) for verb in does} | NOBODY_S
DOES = {"receiver": RECEIVER_DOES, "by_telephone": RECEIVER_DOES, "sender": SENDER_DOES}
SIDES = {*DOES, "outside", "rule"}

FILES = {
    *("officer", "investigator", "labour_inspector"),
    *("hotline_operator", "welfare_officer", "child_protection_officer"),
}
"""Whoever files reports sends whom they reported themselves."""

ANSWERS = FILES - {"hotline_operator"} | {"shelter_manager"}
"""Whoever works at an agency answers for it. Those above it, and its supervisor, look on and remind."""

RELATIONS = {
    "who reported, at the sending agency": (POST, "sends"),
    "a colleague at the sending agency": (POST, "colleague"),
    "above the sending agency": (ZONE, "above"),
    "at the receiving agency": (RECEIVER, "receives"),
    "above the receiving agency": ("", "looks on"),
    "at an agency that was told beside": (TOLD, "looks on"),
    "at an agency of the same kind elsewhere": (ELSEWHERE, ""),
    "who reported, and is recused": (POST, ""),
    "at the receiving agency, which is recused": (RECEIVER, ""),
    "at no agency": (None, ""),
}
"""Where somebody works, and what that makes them. Of the recused, both sides are."""


def sides_of(role, relation):
    """For which sides somebody acts."""
    _agency, stands = RELATIONS[relation]
    if stands == "receives" and role in ANSWERS:
        return {"receiver"}
    sends = {
        "sends": FILES | {"shelter_manager", "supervisor"},
        "colleague": {"shelter_manager", "supervisor"},
        "above": {"supervisor"},
    }
    return {"sender", "by_telephone"} if role in sends.get(stands, ()) else set()


def ought(role, relation):
    """Every (state, verb, side, next state) that somebody may bring about."""
    return {
        (state, verb, side, after)
        for side in sides_of(role, relation)
        for state, does in DOES[side].items()
        for verb, after in does.items()
    }


LINES = (
    {(state, verb, side) for side, does in DOES.items() for state, verbs in does.items() for verb in verbs}
    | {("sent", "expire", "rule")}
    | {(state, verb, "outside") for state in ("sent", "acknowledged") for verb in RECEIVER_DOES[state]}
)
"""What anybody, a link or a rule may ever do: row security alone says who it is."""

EVERY = {(state, verb, side) for state in STATES for verb in VERBS for side in SIDES}

TRIED = """
create or replace function tried_in_tests(ids uuid[], verbs text[], sides text[], me uuid)
returns setof integer language plpgsql as $$
begin
    for n in 1 .. cardinality(ids) loop
        begin
            insert into referrals_step
                (id, referral_id, verb, side, alternative, by_telephone, made_by, made_at)
                values (gen_random_uuid(), ids[n], verbs[n], sides[n], '',
                    case sides[n] when 'by_telephone' then '\\x00'::bytea end, me, now());
            raise exception 'taken back' using errcode = 'RB001';
        exception
            when sqlstate 'RB001' then return next n;
            when check_violation or insufficient_privilege then null;
        end;
    end loop;
end $$;
"""
"""Tries steps on referrals, and takes back each that went through; says which did."""


class Referrals:
    """A referral in every state, of somebody from whose incident nobody is recused, or both sides are."""

    def __init__(self, owner):
        self.owner = owner
        people = dict(owner.execute("select username, id from accounts_person").fetchall())
        self.filer, self.other = people["taftan-officer"], people["zone-accounts"]
        self.open = self._made([])
        self.recused = self._made([POST, RECEIVER])

    def _made(self, recused):
        from django.utils import timezone

        from rabta_web.incidents.models import Incident, Involved
        from rabta_web.referrals.models import Referral

        now, incident = timezone.now(), uuid4()
        held = {"agency_id": POST, "place_id": "pk-bp-taftan", "province": "PK2", "filed_by": self.filer}
        said = {"kind": "border", "happened_on": date(2026, 3, 1), "filed_at": now}
        insert(
            self.owner,
            Incident(pk=incident, recused_agencies=recused, **held, **said),
            Involved(pk=incident, incident_id=incident, number=1, role="encountered", so=b"", not_so=b""),
        )
        made = {}
        for state in sorted(STATES):
            made[state] = Referral(
                pk=uuid4(),
                incident_id=incident,
                person_id=incident,
                number=1,
                province="PK2",
                from_agency=POST,
                to_agency=RECEIVER,
                copied=[TOLD],
                asked_for=[],
                basis="vital",
                grounds="",
                card="{}",
                state=state,
                since=now,
                sent_by=self.filer,
                sent_at=now,
            )
        insert(self.owner, *made.values())
        return made

    def of(self, relation):
        return self.recused if "recused" in relation else self.open

    def tried(self, relation, steps, me):
        """Which of some steps the database takes from whoever acts now."""
        from django.db import connection

        steps, found = sorted(steps), self.of(relation)
        ids = [found[state].pk for state, _verb, _side in steps]
        verbs, sides = ([step[n] for step in steps] for n in (1, 2))
        with connection.cursor() as cursor:
            cursor.execute("select * from tried_in_tests(%s, %s, %s, %s)", [ids, verbs, sides, me])
            return {steps[n - 1] for (n,) in cursor.fetchall()}

    def who(self, relation):
        return self.filer if relation.startswith("who reported") else self.other


@pytest.fixture
def referrals(owner, world):
    owner.execute(TRIED)
    yield Referrals(owner)
    owner.execute("drop function tried_in_tests")


@pytest.fixture
def somebody(referrals, owner):
    """Act as somebody in a role and relation, and take back all that they did."""
    from contextlib import contextmanager

    from django.db import transaction

    from rabta_web.access.roles import DUTIES, grants
    from rabta_web.access.rows import leave, take
    from rabta_web.access.values import Scope
    from rabta_web.agencies.models import Agency
    from rabta_web.agencies.queries import lines_of
    from rabta_web.audit.ledger import Actor, ledgered

    (above,) = owner.execute("select above_id from agencies_agency where id = %s", [RECEIVER]).fetchone()
    places = dict(Agency.objects.values_list("pk", "place_id"))
    units = {agency: lines_of({agency}) for agency in {POST, ZONE, RECEIVER, TOLD, ELSEWHERE, above}}

    @contextmanager
    def somebody(role, relation):
        agency, purpose = RELATIONS[relation][0], DUTIES[role].purpose
        agency = above if agency == "" else agency
        held = grants(role, agency, places[agency], purpose) if agency else ()
        scope = Scope(referrals.who(relation), purpose, held, units[agency] if agency else frozenset())
        with ledgered():
            take(scope)
            yield Actor(scope.person, purpose)
            transaction.set_rollback(True)
        leave()

    return somebody


def every_role_and_relation():
    from rabta_web.access.roles import Role

    return [(role, relation) for role in Role for relation in RELATIONS]


def one_of_each_other_side(role, relation, number):
    """For each side that somebody does not act for, one step of it; they all take their turn."""
    for side in sorted(DOES.keys() - sides_of(role, relation)):
        steps = sorted(step for step in LINES if step[2] == side)
        yield steps[number % len(steps)]


def test_the_table_in_words_knows_every_state_verb_side_and_role(platform):
    from rabta_web.access.roles import Role
    from rabta_web.referrals.choices import CYCLE, Side, Verb

    assert CYCLE.states == STATES
    assert set(Verb) == VERBS
    assert set(Side) == SIDES
    assert {*ANSWERS, *FILES} <= set(Role)


def test_the_database_takes_from_each_role_in_each_relation_what_the_table_says_and_no_more(
    referrals, somebody
):
    wrong = []
    for role, relation in every_role_and_relation():
        with somebody(role, relation):
            done = referrals.tried(relation, LINES, referrals.who(relation))
        may = {each[:3] for each in ought(role, relation)}
        wrong += [(role.value, relation, *each, each in done) for each in sorted(done ^ may)]
    assert wrong == []


@pytest.mark.parametrize("relation", ["who reported, at the sending agency", "at the receiving agency"])
def test_the_database_takes_from_neither_side_what_nobody_may_do_or_what_another_did(
    referrals, somebody, relation
):
    from rabta_web.access.roles import Role

    with somebody(Role.OFFICER, relation):
        assert referrals.tried(relation, EVERY - LINES, referrals.who(relation)) == set()
        assert referrals.tried(relation, LINES, STRANGER) == set()
        assert referrals.tried(relation, LINES, referrals.who(relation))


def test_the_action_moves_a_referral_for_each_role_in_each_relation_as_the_table_says(referrals, somebody):
    from django.db import ProgrammingError, transaction
    from django.utils import timezone

    from rabta_web.referrals.actions import Moving, move
    from rabta_web.referrals.choices import Side, Verb

    def moved(referral, verb, side):
        said = "Demo, 0300" if side == "by_telephone" else ""
        moving = Moving(Verb(verb), Side(side), "why", by_telephone=said)
        return move(referral=referral, moving=moving, by=actor, now=now)

    def becomes(referral, verb, side):
        try:
            with transaction.atomic():
                done = moved(referral, verb, side)
                after = referral.steps.values_list("after", flat=True).last() if done else None
                transaction.set_rollback(True)
        except ProgrammingError:
            return None
        return after

    now, wrong = timezone.now(), []
    never = sorted((state, verb, side) for state, verb, side in EVERY - LINES if side in DOES)
    for number, (role, relation) in enumerate(every_role_and_relation()):
        found, may = referrals.of(relation), {each[:3]: each[3] for each in ought(role, relation)}
        with somebody(role, relation) as actor:
            assert not any(moved(found[state], verb, side) for state, verb, side in never)
            for state, verb, side in [*may, *one_of_each_other_side(role, relation, number)]:
                after = becomes(found[state], verb, side)
                if after != may.get((state, verb, side)):
                    wrong.append((role.value, relation, state, verb, side, after))
    assert wrong == []
