import pytest

from rabta.places.spelling import KIND_WORDS, spelling, without_kind
from rabta.places.values import Kind


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dera Ismail Khan", "dera ismail khan"),
        ("D. I. Khan", "DI Khan"),
        ("Koh-e-Sulaiman", "Koh e Sulaiman"),
        (" Quetta\t", "QUETTA"),
        ("كوئٹه", "کوئٹہ"),
        ("چاغي", "چاغی"),
        ("موسى خیل", "موسیٰ خیل"),
        ("مظفر آباد", "مظفرآباد"),
        ("کوہِ سلیمان", "کوہ سلیمان"),
        ("ٹنڈو الٰہ یار", "ٹنڈو الہ یار"),
        ("Lāhore", "Lahore"),
    ],
)
def test_two_ways_of_typing_a_name_have_one_spelling(one, other):
    assert spelling(one) == spelling(other) != ""


def test_different_names_keep_different_spellings():
    assert spelling("Mirpur") != spelling("Mirpur Khas")
    assert spelling("دیر") != spelling("دبر")


def test_a_word_for_a_kind_can_stand_before_or_after_a_name():
    assert list(without_kind("elmdistrict")) == [("elm", Kind.DISTRICT)]
    assert list(without_kind("districtelm")) == [("elm", Kind.DISTRICT)]
    assert list(without_kind(spelling("ضلع کوئٹہ"))) == [(spelling("کوئٹہ"), Kind.DISTRICT)]
    assert list(without_kind("hillsdivision")) == [("hills", Kind.DIVISION)]
    assert list(without_kind("elm")) == []


def test_the_words_for_kinds_are_spelt_as_they_are_looked_for():
    words = [word for several in KIND_WORDS.values() for word in several]
    assert [spelling(word) for word in words] == words
