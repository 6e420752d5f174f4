"""Laws of the night, tried on random records under Pakistan's law."""

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import assume, given
from hypothesis import strategies as st

from rabta.assessment import Answer, Closing, Record, Statement, Subject
from rabta.law import Period, load_law
from rabta.law.duties import Role
from rabta.protection import Posture
from rabta.routing import ground_of, nights
from rabta.routing.night import Night

LAW = load_law("pakistan")
GROUND = ground_of(LAW)
ANY_TIME = Period()
SIDES = {True: Statement(True), False: Statement(False), None: Statement(None)}
RANK = {None: 0, Role.TELL: 1, Role.INQUIRE: 2, Role.LEAD: 3}
ORDER = [Posture.UNSCREENED, Posture.NO_SIGN, Posture.PROTECT]
SECTIONS = sorted({each.applied for each in LAW.duties.own_conduct.values()})

one_fact = st.sampled_from(list(LAW.facts))
said_of_one = st.lists(st.sampled_from([True, False, None]), max_size=2).map(
    lambda said: tuple(SIDES[value] for value in said)
)
statements = st.dictionaries(one_fact, said_of_one, max_size=20)
answers = st.dictionaries(st.sampled_from(list(LAW.questions)), st.sampled_from(list(Answer)), max_size=3)
times = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.sampled_from([None, UTC]))  # noqa: DTZ001
events = st.dictionaries(st.sampled_from(list(LAW.duties.events)), times, max_size=5)
held_by = st.sampled_from(["", *LAW.duties.agencies])
subjects = st.builds(
    Subject,
    statements=statements,
    answers=answers,
    events=events,
    held_by=held_by,
    protected_before=st.booleans(),
)
places = st.sampled_from(["", "Kasur", "Chaman", "Karachi", "لاہور", "Islamabad", "nowhere", "Torkham"])
days = st.sampled_from([None, date(2017, 5, 1), date(2024, 5, 1), date(2026, 6, 1)]).map(
    lambda day: Period(day, day)
)
nows = st.none() | st.datetimes(datetime(2020, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001


def night(subject, place="", on=ANY_TIME, now=None) -> Night:
    (found,) = nights(LAW, Record("1", on, (subject,), None, place), GROUND, now)
    return found


def shown(found: Night):
    """What a night says, without the record it says it of."""
    return (
        found.outcome.protection,
        [(part.route.id, part.role, part.provisional, part.because) for part in found.parts],
        found.owed,
        found.exposures,
        [gap.id for gap in found.gaps],
        found.contested,
    )


def stating(subject, fact, value):
    told = (*subject.statements.get(fact, ()), SIDES[value])
    return replace(subject, statements={**subject.statements, fact: told})


def roles(found: Night):
    return {part.route.id: (part.role, part.provisional) for part in found.parts}


# --- order ----------------------------------------------------------------------------------


@given(subjects, places, days, st.randoms(use_true_random=False))
def test_the_order_of_facts_and_of_what_happened_makes_no_difference(subject, place, on, random):
    def shuffled(table):
        return dict(random.sample(list(table.items()), len(table)))

    other = replace(
        subject,
        statements={
            name: tuple(random.sample(said, len(said))) for name, said in shuffled(subject.statements).items()
        },
        answers=shuffled(subject.answers),
        events=shuffled(subject.events),
    )
    assert shown(night(other, place, on)) == shown(night(subject, place, on))


@given(subjects, places, days)
def test_who_leads_stands_first_and_no_agency_stands_twice(subject, place, on):
    found = night(subject, place, on).parts
    agencies = [part.agency.id for part in found]
    first = [part for i, part in enumerate(found) if i == 0 or agencies[i - 1] != part.agency.id]
    assert len(first) == len(set(agencies))
    assert [RANK[part.role] for part in first] == sorted((RANK[p.role] for p in first), reverse=True)
    for part in found:
        best = next(each for each in first if each.agency is part.agency)
        assert RANK[part.role] <= RANK[best.role]


# --- protection -----------------------------------------------------------------------------


@given(subjects, st.sampled_from(SECTIONS), st.sampled_from([True, False, None]), places, days)
def test_a_section_against_the_person_never_lowers_their_posture(subject, section, value, place, on):
    before = night(subject, place, on).outcome.protection
    after = night(stating(subject, section, value), place, on).outcome.protection
    assert ORDER.index(after.posture) >= ORDER.index(before.posture)
    assert set(before.reasons) <= set(after.reasons)


@given(subjects, st.sampled_from(SECTIONS), places, days)
def test_a_section_that_stands_protects_and_nobodys_part_grows_smaller_for_it(subject, section, place, on):
    before = night(subject, place, on)
    after = night(stating(subject, section, True), place, on)
    assert after.outcome.protection.posture is Posture.PROTECT
    assert before.outcome.safeguards == tuple(
        each for each in after.outcome.safeguards if each in before.outcome.safeguards
    )
    assert {each.conduct.id for each in before.exposures} <= {each.conduct.id for each in after.exposures}


@given(subjects, st.sampled_from(SECTIONS), places)
def test_a_section_takes_no_victim_out_of_anybodys_hands(subject, section, place):
    assume(section not in subject.statements)
    before, after = roles(night(subject, place)), roles(night(stating(subject, section, True), place))
    for route, (role, provisional) in before.items():
        assert route in after
        assert provisional or RANK[after[route][0]] >= RANK[role]


closings = st.builds(
    Closing,
    by=st.just("a"),
    agency=st.just("b"),
    second_by=st.just("c"),
    second_agency=st.just("d"),
    reason=st.just("e"),
    considered=st.frozensets(st.sampled_from([*LAW.facts, *LAW.questions]), max_size=5),
)


@given(subjects, closings, st.sampled_from(SECTIONS), days)
def test_a_closing_answers_no_section_it_did_not_consider(subject, closing, section, on):
    assume(section not in closing.considered)
    found = night(stating(replace(subject, closing=closing), section, True), "", on)
    assert found.outcome.protection.posture is Posture.PROTECT


# --- persons and groups ---------------------------------------------------------------------


shares = st.dictionaries(one_fact, st.sampled_from(["none", "some", "all"]), max_size=12)


@given(subjects, subjects, shares, places, days, nows)
def test_a_group_and_another_person_lend_a_person_nothing(subject, other, shares, place, on, now):
    group = Subject(
        id="group",
        statements={name: (SIDES[share == "all"],) for name, share in shares.items() if share != "some"},
        some=frozenset(name for name, share in shares.items() if share == "some"),
        size=200,
    )
    beside = nights(LAW, Record("1", on, (subject, other), group, place), GROUND, now)
    alone = night(subject, place, on, now)
    assert shown(beside[0]) == shown(alone)
    assert shown(beside[1]) == shown(night(other, place, on, now))
    assert beside[2].outcome.assessed.subject.some == group.some
    assert shown(beside[2]) == shown(night(group, place, on, now))


# --- places and clocks ----------------------------------------------------------------------


@given(subjects, st.sampled_from(["Kasur", "Karachi", "Chaman", "Islamabad", "Torkham"]))
def test_where_the_place_is_unknown_no_route_of_any_place_is_missing(subject, place):
    assert set(roles(night(subject, place))) <= set(roles(night(subject, "")))


@given(subjects, places, days, nows)
def test_a_breach_is_late_for_certain_by_law_and_by_a_term(subject, place, on, now):
    for each in night(subject, place, on, now).owed:
        if each.is_breach:
            assert each.deadline.basis.is_law
            assert each.deadline.term
            assert each.deadline.binding
            assert each.status.progress.is_late
            assert each.due.latest < now
        assert (each.status is None) is (each.due is None or now is None)


@given(subjects, places, days)
def test_clocks_stand_by_their_ends(subject, place, on):
    ends = [each.due.at for each in night(subject, place, on).owed if each.due]
    assert ends == sorted(ends)
    assert [each.due is None for each in night(subject, place, on).owed] == sorted(
        each.due is None for each in night(subject, place, on).owed
    )


@given(subjects, places, one_fact)
def test_a_source_that_leaves_a_fact_open_changes_nothing(subject, place, fact):
    assume(Answer.NONE not in subject.answers.values())
    assert shown(night(stating(subject, fact, None), place)) == shown(night(subject, place))
