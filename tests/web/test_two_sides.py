"""Whatever both sides do, in whatever order: nobody is left without an agency, and nothing leaks.

A machine refers, answers, offers to take over, agrees, withdraws and lets consents end, by three agencies and
in the real database; after every step the laws of referral, consent and responsibility hold.
"""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

POST, WELFARE, QUETTA = "demonstration-post-taftan", "social_welfare@PK203", "social_welfare@PK201"
WHO = {POST: "taftan-officer", WELFARE: "chagai-welfare", QUETTA: "zone-accounts"}
TAKE = "take_over"
OPENS = {"acknowledged", "accepted", "in_service"}
OVER = {"completed", "declined", "revoked", "not_done", "expired"}
KINDS = [["basics"], ["basics", "health"], ["basics", "person"]]


class TwoSides(RuleBasedStateMachine):
    """One person, three agencies, and what each may do."""

    acting = None
    owner = None

    def __init__(self):
        super().__init__()
        self.responsible, self.seen_by = POST, {POST}
        self.consents: dict = {}
        self.filed()

    def filed(self):
        from django.utils import timezone

        from rabta_web.incidents.actions import Report, Someone, file_incident
        from rabta_web.incidents.kinds import Kind

        self.owner.execute(
            "truncate incidents_incident, referrals_referral, referrals_consent, referrals_withdrawal,"
            " referrals_stop, referrals_responsibility cascade"
        )
        with self.acting(WHO[POST]) as actor:
            report = Report(Kind.BORDER, "pk-bp-taftan", date(2026, 3, 1), None, "", (Someone(name="x"),))
            self.incident = file_incident(report=report, by=actor, now=timezone.now())

    def refer(self, agency, to, *, asks, kinds, agreed):
        from django.utils import timezone

        from rabta_web.assessments.queries import sitting
        from rabta_web.referrals.actions.consents import Agreed
        from rabta_web.referrals.actions.referrals import Sending, send
        from rabta_web.referrals.choices.basis import Basis

        given = Agreed((to,), "", asks, tuple(kinds), "person", True, False, "Urdu", "", "", date(2099, 1, 1))
        with self.acting(WHO[agency]) as actor:
            held = sitting(self.incident, 1, by=actor)
            if held is None:
                return None
            return send(
                held=held,
                sending=Sending(
                    id=uuid4(),
                    agency=to,
                    asked_for=asks,
                    basis=Basis.CONSENT if agreed else Basis.VITAL,
                    grounds="",
                    urgent=False,
                    card={},
                    agreed=given if agreed else None,
                    shared=tuple(kinds),
                    evidence="nothing",
                ),
                by=actor,
                now=timezone.now(),
            )

    def rows(self, sql, *given):
        return self.owner.execute(sql, given).fetchall()

    def open_referrals(self):
        return self.rows(
            "select id, to_agency, state, consent_id from referrals_referral where not state = any(%s)"
            " order by sent_at",
            list(OVER),
        )

    @rule(
        agency=st.sampled_from(list(WHO)),
        to=st.sampled_from(list(WHO)),
        asks=st.sampled_from([(TAKE,), ("need_doctor",)]),
        kinds=st.sampled_from(KINDS),
        agreed=st.booleans(),
    )
    def somebody_refers(self, agency, to, asks, kinds, agreed):
        if agency == to:
            return
        made = self.refer(agency, to, asks=asks, kinds=kinds, agreed=agreed)
        assert (made is not None) == (agency == self.responsible)

    @precondition(lambda self: self.open_referrals())
    @rule(
        data=st.data(),
        verb=st.sampled_from(
            ["acknowledge", "accept", "decline", "begin", "complete", "could_not", "note_withdrawal"]
        ),
    )
    def the_receiver_answers(self, data, verb):
        from django.utils import timezone

        from rabta_web.referrals.actions.referrals import Moving, move
        from rabta_web.referrals.choices.cycle import Side, Verb
        from rabta_web.referrals.models import Referral

        id, to, before, _consent = data.draw(st.sampled_from(self.open_referrals()))
        with self.acting(WHO[to]) as actor:
            referral = Referral.objects.get(pk=id)
            done = move(
                referral=referral,
                moving=Moving(Verb(verb), Side.RECEIVER, "why"),
                by=actor,
                now=timezone.now(),
            )
            takes = done and verb == "accept" and TAKE in referral.asked_for
        if takes:
            assert referral.from_agency == self.responsible
            self.responsible = to
            self.seen_by.add(to)
        assert done or before != "sent" or verb not in {"acknowledge", "decline"}

    @precondition(lambda self: self.rows("select from referrals_consent"))
    @rule(data=st.data())
    def the_person_takes_a_consent_back(self, data):
        from django.utils import timezone

        from rabta_web.referrals.actions.consents import withdraw

        (id,) = data.draw(st.sampled_from(self.rows("select id from referrals_consent order by noted_at")))
        stood = self.rows("select from referrals_withdrawal where consent_id = %s", id)
        with self.acting(WHO[self.responsible]) as actor:
            done = withdraw(consent=id, reason="no", by=actor, now=timezone.now())
        assert done == (not stood)

    @rule()
    def consents_end(self):
        self.owner.execute("update referrals_consent set until = %s", [date(2026, 1, 1) - timedelta(days=1)])

    @invariant()
    def exactly_one_agency_is_responsible_at_every_moment(self):
        from rabta_web.incidents.models import Involved
        from rabta_web.referrals.queries.responsibility import periods

        with self.acting(WHO[POST]):
            found = periods(Involved.objects.select_related("incident").get(incident=self.incident))
        assert found[-1].agency == self.responsible
        assert found[-1].until is None
        assert [each.since for each in found[1:]] == [each.until for each in found[:-1]]
        assert all(each.since < each.until for each in found[:-1])

    @invariant()
    def a_receiver_sees_the_person_only_while_it_is_open_to_them_or_they_were_responsible(self):
        from rabta_web.incidents.models import Involved

        for agency in (WELFARE, QUETTA):
            with self.acting(WHO[agency]):
                sees = Involved.objects.filter(incident=self.incident).exists()
            opened = self.rows(
                "select from referrals_referral where to_agency = %s and state = any(%s)"
                " and 'person' = any(shared)",
                agency,
                list(OPENS),
            )
            assert sees <= bool(opened or agency in self.seen_by)
            assert sees >= (agency in self.seen_by)

    @invariant()
    def no_recipient_of_a_withdrawn_consent_is_without_a_task(self):
        left = self.rows(
            "select from referrals_referral r join referrals_withdrawal w on w.consent_id = r.consent_id"
            " where r.state not in ('withdrawn', 'revoked')"
            " and not exists (select from referrals_stop s where s.referral_id = r.id)"
        )
        assert left == []


@pytest.fixture
def a_third_office(world, owner):
    """Somebody answers for a third office, for the length of a test."""
    from as_they_stand import insert

    from rabta_web.accounts.models import Appointment, Person

    who = Person.objects.get(username=WHO[QUETTA])
    owner.execute("update accounts_appointment set ends = begins where person_id = %s", [who.pk])
    begins = date(2026, 1, 1)
    held = Appointment(person=who, role="welfare_officer", agency_id=QUETTA, place_id="PK201", begins=begins)
    insert(owner, held)
    yield
    owner.execute("delete from accounts_appointment where id = %s", [held.pk])


def test_the_laws_of_referral_consent_and_responsibility_hold_whatever_both_sides_do(
    a_third_office, owner, acting
):
    TwoSides.acting, TwoSides.owner = staticmethod(acting), owner
    slow = [HealthCheck.too_slow, HealthCheck.filter_too_much]
    run_state_machine_as_test(
        TwoSides,
        settings=settings(
            max_examples=8,
            stateful_step_count=16,
            deadline=None,
            suppress_health_check=slow,
            database=None,
            phases=[Phase.generate],
        ),
    )
