import pytest

from rabta.law.duties import Basis, Duties, Event, Gap, Lever, Term, Unit, together
from rabta.law.source import Place

HERE = Place("x.yaml", 1)


@pytest.mark.parametrize(("basis", "law"), list(zip(Basis, [True, True, False, False], strict=True)))
def test_a_deadline_may_be_breached_only_where_it_rests_on_law(basis, law):
    assert basis.is_law is law


@pytest.mark.parametrize("amount", [0, -1])
@pytest.mark.parametrize("unit", Unit)
def test_a_term_is_at_least_one(amount, unit):
    with pytest.raises(ValueError, match=r"^a term is at least one of its unit$"):
        Term(amount, unit)


@pytest.mark.parametrize("unit", Unit)
def test_a_term_ends_as_it_says_unless_it_extends(unit):
    assert Term(1, unit).extends is False


@pytest.mark.parametrize("unit", [unit for unit in Unit if unit is not Unit.HOURS])
def test_a_term_in_days_or_months_may_extend(unit):
    assert Term(1, unit, extends=True).extends is True


def test_hours_never_extend():
    with pytest.raises(ValueError, match=r"^hours run through days off, so they do not extend$"):
        Term(1, Unit.HOURS, extends=True)


def test_the_duties_of_several_packs_are_one():
    one, other = Event("one", "one", HERE), Event("other", "other", HERE)
    lever, gap = Lever("lever", "l", "s", (), HERE), Gap("gap", "l", "r", (), None, "s", (), HERE)
    first = Duties(events={"one": one}, levers={"lever": lever})
    second = Duties(events={"other": other}, gaps={"gap": gap})
    assert together((first, second)) == Duties(
        events={"one": one, "other": other}, levers={"lever": lever}, gaps={"gap": gap}
    )
    assert list(together((first, second)).events) == ["one", "other"]


def test_no_pack_has_no_duties():
    assert together(()) == Duties()
    assert Duties().read() == ()
