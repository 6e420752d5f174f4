"""Facts, contradictions, posture and second opinions of one person, in any order, on the real platform.

Whatever is said by whom, and whichever agency decides what: a settled reading is never changed by a fact that
contradicts nothing and never inverted by one that does; a presumption ends only where another agency agrees;
nothing that was answered is asked again without a reason.
"""

import os
from contextlib import contextmanager
from datetime import timedelta
from uuid import uuid4

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

EXAMPLES = min(int(os.environ.get("RABTA_EXAMPLES", "8")), 500)
OFFICER, WELFARE = "taftan-officer", "chagai-welfare"
OFFICE = "social_welfare@PK203"
TICKS = (
    "in_danger_now",
    "hurt_or_ill",
    "victim_age_under_18",
    "age_in_doubt",
    "alone_or_separated",
    "companion_may_harm",
)
ANSWERS = ("none_of_these", "does_not_know", "does_not_want_to_say")


class OnePerson(RuleBasedStateMachine):
    """Everything that can happen to one person in one incident, with what must stay true after each step."""

    acting = None
    """Given by the test: how to act as somebody."""

    @initialize(child=st.sampled_from([(), ("age_in_doubt",)]))
    def an_incident_is_filed(self, child):
        from django.utils import timezone

        from rabta_web.incidents.actions import Report, Someone, file_incident
        from rabta_web.incidents.kinds import Kind

        self.now, self.ended, self.was_protected = timezone.now(), False, False
        self.said = {True: set(), False: set()}
        self.answered = set()
        for fact in child:
            self.said[True].add(fact)
        report = Report(
            kind=Kind.BORDER,
            place="pk-bp-taftan",
            happened_on=timezone.localdate(),
            happened_at=None,
            people=(Someone(name="فرضی", so=child),),
        )
        with self.acting(OFFICER) as actor:
            file_incident(report=report, by=actor, now=self.now)
        self.incident = report.id
        with self.reading() as held:
            self.values = held.values

    @contextmanager
    def reading(self):
        """The person as their officer reads them."""
        from rabta_web.assessments.queries import sitting

        self.now += timedelta(seconds=1)
        with self.acting(OFFICER) as actor:
            self.actor = actor
            yield sitting(self.incident, 1, by=actor)

    def keep(self, held, question, so, not_so, *, answer, source, again=""):
        """Write an answer, and look at what it did to the readings."""
        from rabta_web.assessments.actions import answer as keep_answer
        from rabta_web.assessments.queries import again as read_again
        from rabta_web.incidents.actions import Heard
        from rabta_web.incidents.kinds import Source

        contradicts = bool(self.said[False] & set(so) or self.said[True] & set(not_so))
        heard = Heard(uuid4(), Source(source), question, answer, so, not_so, again=again)
        assert keep_answer(asked=held, heard=heard, by=self.actor, now=self.now)
        self.answered.add(question)
        self.look_at(read_again(held), so, not_so, contradicts=contradicts)

    def look_at(self, held, so, not_so, *, contradicts):
        """What was said now, and what the readings have come to with it."""
        self.said[True].update(so)
        self.said[False].update(not_so)
        before, after = self.values, held.values
        inverted = {id for id in before.keys() & after.keys() if before[id] is not after[id]}
        assert not inverted, "a settled reading was inverted"
        if not contradicts:
            assert before.items() <= after.items(), (
                "a settled reading was changed by what contradicts nothing"
            )
        self.values = after

    @rule(data=st.data(), source=st.sampled_from(["person", "officer", "companion"]))
    def a_question_is_answered(self, data, source):
        with self.reading() as held:
            asks = held.night.outcome.asks
            if not asks:
                return
            ask = data.draw(st.sampled_from(asks[:6]), label="question")
            so = tuple(data.draw(st.sets(st.sampled_from(ask.facts), max_size=3), label="so"))
            rest = tuple(fact for fact in ask.facts if fact not in so)
            if so:
                denied = rest if data.draw(st.booleans(), label="nothing else") else ()
                self.keep(held, ask.question.id, so, denied, answer="some", source=source)
            else:
                answer = data.draw(st.sampled_from(ANSWERS), label="instead")
                denied = rest if answer == "none_of_these" else ()
                self.keep(held, ask.question.id, (), denied, answer=answer, source=source)

    @rule(so=st.sets(st.sampled_from(TICKS)), asked=st.booleans())
    def a_line_of_the_list_is_ticked(self, so, asked):
        from rabta_web.assessments.queries import again as read_again
        from rabta_web.assessments.ticking import Lane, listed, tick

        with self.reading() as held:
            rows = listed(self.incident, Lane.ALL, 1, by=self.actor).rows
            numbers = [1] if asked else []
            tick(rows, {1: frozenset(so)}, numbers, uuid4(), by=self.actor, now=self.now)
            new = so - self.said[True]
            denied = set(TICKS) - so - self.said[True] - self.said[False] if asked else set()
            self.look_at(read_again(held), new, denied, contradicts=bool(new & self.said[False]))

    @precondition(lambda self: self.said[True] or self.said[False])
    @rule(data=st.data())
    def somebody_else_says_the_contrary(self, data):
        from rabta_web.incidents.vocabulary import law

        known = sorted({(fact, value) for value in self.said for fact in self.said[value]})
        fact, value = data.draw(st.sampled_from(known), label="fact")
        question = next(id for id, each in law().questions.items() if fact in each.facts)
        so, not_so = ((), (fact,)) if value else ((fact,), ())
        with self.reading() as held:
            self.keep(held, question, so, not_so, answer="some", source="companion", again="فرضی وجہ")

    @precondition(lambda self: self.was_protected)
    @rule(choice=st.sampled_from(["keep", "more", "end"]), answers=st.booleans())
    def another_agency_is_asked(self, choice, answers):
        from rabta_web.assessments.actions import ask_opinion, give_opinion
        from rabta_web.assessments.choices import Choice
        from rabta_web.assessments.queries import question_for_opinion

        with self.reading() as held:
            asked = ask_opinion(held=held, agency=OFFICE, reason="فرضی", by=self.actor, now=self.now)
            assert question_for_opinion(asked.pk, by=self.actor) is None, "one's own agency may answer"
        if answers:
            with self.acting(WELFARE) as actor:
                found = question_for_opinion(asked.pk, by=actor)
                give_opinion(asked=found, choice=Choice(choice), reason="فرضی", by=actor, now=self.now)
            self.ended = choice == "end"

    @invariant()
    def a_presumption_ends_only_where_another_agency_agreed(self):
        from rabta.protection import Posture
        from rabta_web.assessments.models import Presumed

        with self.reading() as held:
            protected = held.night.outcome.protection.posture is Posture.PROTECT
            assert held.values == self.values, "a reading changed without a fact"
            if self.was_protected:
                assert protected or self.ended, "protection was lowered without another agency"
            if protected and self.answered:
                assert Presumed.objects.filter(person=held.person).exists()
        if protected:
            self.was_protected = True
            self.ended = False
        else:
            self.was_protected = False

    @invariant()
    def nothing_answered_is_asked_again(self):
        from rabta_web.assessments.elements import asks_of
        from rabta_web.assessments.paper_answers import to_enter
        from rabta_web.incidents.vocabulary import law

        with self.reading() as held:
            by_element = [ask for element in law().nodes for ask in asks_of(held, element)]
            on_paper = [ask for ask, again in to_enter(held, self.answered) if not again]
            settled = self.said[True] ^ self.said[False]
            for ask in (*held.night.outcome.asks, *by_element, *on_paper):
                assert ask.question.id not in self.answered, ask.question.id
                assert not settled.intersection(ask.facts), ask.question.id

    @invariant()
    def bits_and_turns_are_a_recount_of_what_was_said(self):
        from rabta_web.assessments.history import last_read
        from rabta_web.incidents.queries import known_of, numbered

        with self.reading() as held:
            facts = numbered()
            so, not_so, disputed = ({facts[each] for each in known} for known in known_of(held.person))
            assert disputed == self.said[True] & self.said[False]
            assert (so | disputed, not_so | disputed) == (self.said[True], self.said[False])
            if self.answered:
                assert last_read(held.person) == held.values


def test_whatever_happens_in_whichever_order(acting, request):
    from rabta_web.audit.queries import breaks

    OnePerson.acting = staticmethod(acting)
    run_state_machine_as_test(
        OnePerson,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    request.getfixturevalue("as_owner")
    assert list(breaks()) == []
