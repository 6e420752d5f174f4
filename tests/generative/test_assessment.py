"""Laws of the whole assessment, tried on random records under the shipped pack."""

from dataclasses import replace
from itertools import product

from hypothesis import assume, given
from hypothesis import strategies as st

from rabta.assessment import (
    POSTURE,
    SAFETY,
    Answer,
    Record,
    Stands,
    Statement,
    Subject,
    Value,
    assess,
    next_questions,
)
from rabta.law import Period, load_law
from rabta.law.values import Asked, Concerns, Ground, Sensitivity
from rabta.logic import plan
from rabta.protection import Posture, document, posture

LAW = load_law("palermo")
ANY_TIME = Period()
SETTLED = (Value.MET, Value.RULED_OUT)
SIDES = {True: Statement(True), False: Statement(False), None: Statement(None)}

one_fact = st.sampled_from(list(LAW.facts))
one_question = st.sampled_from(list(LAW.questions))
said_of_one = st.lists(st.sampled_from([True, False, None]), max_size=2).map(
    lambda said: tuple(SIDES[value] for value in said)
)
said = st.dictionaries(one_fact, said_of_one, max_size=20)
answers = st.dictionaries(one_question, st.sampled_from(list(Answer)), max_size=4)


@st.composite
def denials(draw):
    """Statements as screening leaves them: whole questions answered *none of these*, and little else."""
    questions = draw(st.sets(one_question, min_size=3))
    denied = {name: (SIDES[False],) for question in questions for name in LAW.questions[question].facts}
    return denied | draw(st.dictionaries(one_fact, said_of_one, max_size=3))


statements = said | denials()
subjects = st.builds(Subject, statements=statements, answers=answers, protected_before=st.booleans())


def read(subject):
    return assess(LAW, subject, ANY_TIME)


def stating(subject, fact, value):
    told = (*subject.statements.get(fact, ()), SIDES[value])
    return replace(subject, statements={**subject.statements, fact: told})


def values(assessed):
    return {name: assessed.value(name) for name in LAW.nodes}


# --- knowledge ------------------------------------------------------------------------------


@given(subjects, one_fact, st.booleans())
def test_a_new_fact_that_contradicts_nothing_changes_no_settled_reading(subject, fact, value):
    before, after = read(subject), read(stating(subject, fact, value))
    assume(before.known.value(fact) is None and fact not in before.known.contested)
    assume(after.known.contested <= before.known.contested)
    for name, was in values(before).items():
        assert was not in SETTLED or after.value(name) is was


@given(subjects, st.data())
def test_a_contradiction_may_reopen_a_reading_and_never_inverts_it(subject, data):
    before = read(subject)
    assume(before.known.stated)
    fact = data.draw(st.sampled_from(sorted(before.known.stated)))
    after = read(stating(before.subject, fact, not before.known.stated[fact]))
    assert fact in after.known.contested
    for name, was in values(before).items():
        assert was not in SETTLED or after.value(name) in (was, Value.OPEN)


@given(subjects, one_fact, st.booleans())
def test_no_statement_at_all_inverts_a_reading(subject, fact, value):
    before, after = values(read(subject)), values(read(stating(read(subject).subject, fact, value)))
    assert all({before[name], after[name]} != set(SETTLED) for name in before)


@given(answers.map(lambda given: {name: each for name, each in given.items() if each is not Answer.NONE}))
def test_where_nothing_is_stated_nothing_is_settled(answers):
    assert set(values(read(Subject(answers=answers))).values()) == {Value.OPEN}


def disputable(contested):
    """What is contested, and every fact that a definition may show from it, however many steps away."""
    shows = {fact.id: frozenset(plan(fact.shown_by).facts) for fact in LAW.facts.values() if fact.shown_by}
    for _ in LAW.facts:
        contested = contested | {name for name, below in shows.items() if below & contested}
    return contested


@given(said, st.sets(one_question, max_size=4))
def test_none_of_these_says_what_denying_each_unknown_fact_says(said, questions):
    plain = read(Subject(statements=said))
    left = {name for question in questions for name in LAW.questions[question].facts}
    denied = {
        name: (SIDES[False],)
        for name in left - said.keys() - disputable(plain.known.contested)
        if plain.known.value(name) is None
    }
    by_hand = read(Subject(statements=said | denied))
    answered = read(Subject(statements=said, answers=dict.fromkeys(questions, Answer.NONE)))
    assert answered.known == by_hand.known


@given(subjects)
def test_assessing_twice_gives_the_same_document(subject):
    record = Record("1", ANY_TIME, (subject,))
    assert document(LAW, record) == document(LAW, record)


shares = st.dictionaries(one_fact, st.sampled_from(["none", "some", "all"]), max_size=10)


@given(subjects, shares)
def test_a_group_lends_nothing_to_a_person(subject, shares):
    group = Subject(
        id="group",
        statements={name: (SIDES[share == "all"],) for name, share in shares.items() if share != "some"},
        some=frozenset(name for name, share in shares.items() if share == "some"),
    )
    alone = document(LAW, Record("1", ANY_TIME, (subject, Subject())))
    beside = document(LAW, Record("1", ANY_TIME, (subject, Subject()), group))
    assert beside["persons"] == alone["persons"]


# --- how readings stand ---------------------------------------------------------------------


@given(st.dictionaries(one_fact, st.booleans(), max_size=15), st.sets(one_fact, min_size=1, max_size=4))
def test_a_reading_is_contested_if_and_only_if_some_settlement_would_settle_it(facts, disputed):
    stated = {name: (SIDES[value],) for name, value in facts.items()}
    assessed = read(Subject(statements=stated | dict.fromkeys(disputed, (SIDES[True], SIDES[False]))))
    contested = sorted(assessed.known.contested)
    assume(len(contested) <= 6)
    settlements = [
        read(Subject(statements=stated | {n: (SIDES[v],) for n, v in zip(contested, way, strict=True)}))
        for way in product([True, False], repeat=len(contested))
    ]
    for name in LAW.readings:
        if assessed.value(name) is Value.OPEN:
            settled = any(settlement.value(name) in SETTLED for settlement in settlements)
            assert (assessed.stands(name) is Stands.CONTESTED) is settled, name


@given(subjects)
def test_a_reading_hangs_on_exactly_the_facts_that_would_reopen_it(subject):
    assessed = read(subject)
    for fact in assessed.known.stated:
        without = {name: each for name, each in assessed.subject.statements.items() if name != fact}
        reopened = read(Subject(statements=without))
        for name, hanging in assessed.hangs_on.items():
            assert (fact in hanging) is (reopened.value(name) is Value.OPEN), (name, fact)


# --- questions ------------------------------------------------------------------------------


def asks(assessed, posture_open=True):
    return next_questions(assessed, posture_open=posture_open)


@given(subjects, st.booleans())
def test_no_question_is_asked_that_must_not_be(subject, posture_open):
    assessed = read(subject)
    for ask in asks(assessed, posture_open):
        assert ask.question.asked is not Asked.NEVER
        assert ask.question.id not in subject.answers
        assert ask.facts
        assert all(assessed.known.value(name) is None for name in ask.facts)
        assert not assessed.known.contested.intersection(ask.facts)


@given(subjects, st.booleans())
def test_no_question_serves_own_conduct_alone(subject, posture_open):
    own = {name for name, each in LAW.readings.items() if each.concerns is Concerns.OWN_CONDUCT}
    for ask in asks(read(subject), posture_open):
        assert ask.settles
        assert not own.intersection(ask.settles)
        if ask.settles == (POSTURE,):
            grounds = {LAW.facts[name].ground for name in ask.facts}
            assert grounds - {None, Ground.OWN_CONDUCT}


@given(subjects, st.booleans())
def test_safety_comes_first_and_what_is_painful_last(subject, posture_open):
    found = asks(read(subject), posture_open)
    painful = [ask.question.sensitivity is Sensitivity.PAINFUL for ask in found]
    safety = [SAFETY in ask.settles for ask in found]
    assert safety == sorted(safety, reverse=True)
    rest = painful[sum(safety) :]
    assert rest == sorted(rest)


def answered(assessed, question, confirmed):
    """The record with some of a question's facts confirmed; with none of them, the others denied."""
    known = assessed.known
    unknown = [name for name in question.facts if known.value(name) is None and name not in known.contested]
    said = {name: (SIDES[True],) for name in unknown if name in confirmed}
    denied = {} if said else dict.fromkeys(unknown, (SIDES[False],))
    return read(replace(assessed.subject, statements={**assessed.subject.statements, **said, **denied}))


@given(subjects)
def test_what_an_answer_can_settle_some_answer_does_settle(subject):
    assessed = read(subject)
    for ask in asks(assessed):
        whole, each = [frozenset(ask.facts), frozenset()], [frozenset({name}) for name in ask.facts]
        outcomes = [answered(assessed, ask.question, confirmed) for confirmed in whole + each]
        for name in set(ask.settles) - {POSTURE, SAFETY}:
            assert assessed.value(name) is Value.OPEN
            assert any(after.value(name) in SETTLED for after in outcomes), (ask.question.id, name)


@given(subjects, st.sets(one_fact))
def test_a_question_that_is_not_proposed_could_settle_nothing_that_is_pursued(subject, confirmed):
    assessed = read(subject)
    first, proposed = LAW.pursue[0], {ask.question.id for ask in asks(assessed, posture_open=False)}
    undecided = [name for name in first if assessed.value(name) is Value.OPEN]
    for question in LAW.questions.values():
        may = question.asked is not Asked.NEVER and question.id not in subject.answers
        if may and question.id not in proposed:
            for choice in (confirmed, question.facts, ()):
                after = answered(assessed, question, choice)
                assert all(after.value(name) is Value.OPEN for name in undecided), question.id


@given(subjects)
def test_later_stages_wait_for_the_first(subject):
    assessed = read(subject)
    first, *later = LAW.pursue
    found = {name for ask in asks(assessed) for name in ask.settles}
    if found.intersection(first):
        alone = set(first)
        assert not any(found.intersection(set(stage) - alone - below(first)) for stage in later)


def below(names):
    """The readings that other readings rest on: they are settled with them."""
    plan = assess(LAW, Subject(), ANY_TIME).kept[0][1].plan
    waiting, found = [plan.places[name] for name in names], set()
    while waiting:
        step = plan.step(waiting.pop())
        if step:
            found.add(step.name)
            waiting.extend(step.sources)
    return found


# --- posture --------------------------------------------------------------------------------


@given(subjects, one_fact, st.booleans())
def test_no_statement_ever_lowers_protection(subject, fact, value):
    if posture(read(subject)).posture is Posture.PROTECT:
        assert posture(read(stating(subject, fact, value))).posture is Posture.PROTECT


@given(subjects, one_fact, st.booleans())
def test_a_statement_takes_no_reason_away(subject, fact, value):
    before, after = posture(read(subject)).reasons, posture(read(stating(subject, fact, value))).reasons
    assume(Answer.NONE not in subject.answers.values())
    assert set(before) <= set(after)


@given(subjects, st.data())
def test_absence_is_never_a_sign_nor_the_absence_of_one(subject, data):
    """Taking statements and answers away never makes protection of nothing, nor a screening."""
    fewer = replace(
        subject,
        statements=data.draw(some_of(subject.statements)),
        answers=data.draw(some_of(subject.answers)),
    )
    before, after = posture(read(subject)).posture, posture(read(fewer)).posture
    assert before is not Posture.UNSCREENED or after is Posture.UNSCREENED
    assert after is not Posture.PROTECT or before is Posture.PROTECT


def some_of(table):
    """Part of a mapping."""
    kept = st.sets(st.sampled_from(sorted(table))) if table else st.just(set())
    return kept.map(lambda names: {name: table[name] for name in names})


@given(subjects)
def test_only_what_was_said_protects(subject):
    found = posture(read(subject))
    if found.posture is Posture.PROTECT:
        for reason in found.reasons:
            told = read(subject).subject.statements.get(reason.about, ())
            sign = LAW.facts[reason.about].sign if reason.about in LAW.facts else None
            spoken = any(each.value is sign for each in told)
            silent = subject.answers.get(reason.about) in (Answer.DOES_NOT_KNOW, Answer.DOES_NOT_WANT_TO_SAY)
            assert spoken or silent or subject.protected_before
