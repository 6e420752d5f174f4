"""The free text of a record that papers use: a closed list of keys, with what each may give away.

No reading rests on any of it. A key that a record leaves out is a blank on paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from rabta.assessment import Record
from rabta.law.faults import nearest
from rabta.papers.paper import Kind


class Of(Enum):
    """Whom a detail belongs to."""

    REPORT = "report"
    PERSON = "person"


class Holds(Enum):
    """What a detail of a person gives away, and so in which papers it may stand."""

    PLAIN = "plain"
    IDENTITY = "identity"
    STATUS = "status"
    """Nationality, card and address: the same offices that read papers also remove people."""
    PROTECTION = "protection"
    """Health, fear, wishes and screening: the protection book, not the investigation's."""


@dataclass(frozen=True, slots=True)
class Detail:
    """One key of `details`, with its label in both languages."""

    key: str
    of: Of
    holds: Holds
    english: str
    urdu: str

    @property
    def identifying(self) -> bool:
        """Whether it says who somebody is or where they can be found."""
        return self.holds in (Holds.IDENTITY, Holds.STATUS)

    def label(self, language: str) -> str:
        """What stands beside it on paper."""
        return self.urdu if language == "ur" else self.english


_R, _P = Of.REPORT, Of.PERSON
_PLAIN, _IDENTITY, _STATUS, _PROTECTION = Holds

DETAILS: Mapping[str, Detail] = {
    each.key: each
    for each in (
        Detail("officer", _R, _PLAIN, "Officer", "افسر"),
        Detail("rank", _R, _PLAIN, "Rank", "عہدہ"),
        Detail("officer_number", _R, _PLAIN, "Belt or service number", "بیلٹ یا سروس نمبر"),
        Detail("post", _R, _PLAIN, "Police station, circle or post", "تھانہ، سرکل یا چوکی"),
        Detail("district", _R, _PLAIN, "District", "ضلع"),
        Detail("diary_number", _R, _PLAIN, "Daily diary (roznamcha) number", "روزنامچہ نمبر"),
        Detail("fir_number", _R, _PLAIN, "FIR number", "ایف آئی آر نمبر"),
        Detail("reported_at", _R, _PLAIN, "Date and time of the report", "اطلاع کی تاریخ اور وقت"),
        Detail("occurred_at", _R, _PLAIN, "Date and time of the incident", "واقعے کی تاریخ اور وقت"),
        Detail(
            "distance", _R, _PLAIN, "Direction and distance from the post", "تھانے یا چوکی سے سمت اور فاصلہ"
        ),
        Detail("delay", _R, _PLAIN, "Reason for any delay in reporting", "اطلاع میں تاخیر ہو تو اس کی وجہ"),
        Detail("complainant", _R, _IDENTITY, "Complainant", "شکایت کنندہ"),
        Detail(
            "complainant_parent",
            _R,
            _IDENTITY,
            "Complainant's father or husband",
            "شکایت کنندہ کے والد یا شوہر",
        ),
        Detail(
            "complainant_contact",
            _R,
            _IDENTITY,
            "How to reach the complainant",
            "شکایت کنندہ سے رابطے کا طریقہ",
        ),
        Detail("suspects", _R, _PLAIN, "What is known of the suspects", "مشتبہ افراد کے بارے میں معلومات"),
        Detail(
            "seized_articles",
            _R,
            _PLAIN,
            "Articles and documents taken into custody",
            "قبضے میں لی گئی اشیا اور دستاویزات",
        ),
        Detail("seized_from", _R, _PLAIN, "From whom and where", "کس سے اور کہاں سے"),
        Detail("recovery_witnesses", _R, _PLAIN, "Witnesses to the recovery", "برآمدگی کے گواہ"),
        Detail("court", _R, _PLAIN, "Court", "عدالت"),
        Detail("hospital", _R, _PLAIN, "Hospital or doctor", "ہسپتال یا ڈاکٹر"),
        Detail("escort", _R, _PLAIN, "Escort", "ساتھ جانے والا عملہ"),
        Detail(
            "told_by_telephone", _R, _PLAIN, "Told by telephone: whom and when", "فون پر اطلاع: کسے اور کب"
        ),
        Detail("office_telephone", _R, _PLAIN, "Telephone of the office", "دفتر کا فون"),
        Detail("name", _P, _IDENTITY, "Name", "نام"),
        Detail("father_or_husband_name", _P, _IDENTITY, "Father's or husband's name", "والد یا شوہر کا نام"),
        Detail("alias", _P, _IDENTITY, "Also known as", "عرفیت"),
        Detail("age", _P, _PLAIN, "Age", "عمر"),
        Detail("age_shown_by", _P, _PLAIN, "Age according to", "عمر کس کے مطابق"),
        Detail("sex", _P, _PLAIN, "Sex as on the document", "جنس، دستاویز کے مطابق"),
        Detail(
            "sex_self", _P, _PLAIN, "Sex or gender in the person's own word", "جنس یا صنف، اپنے الفاظ میں"
        ),
        Detail(
            "chosen_officer",
            _P,
            _PLAIN,
            "Officer the person chose for search and talk",
            "تلاشی اور گفتگو کے لیے کس افسر کو چُنا",
        ),
        Detail("language", _P, _PLAIN, "Language", "زبان"),
        Detail("interpreter", _P, _PLAIN, "Interpreter", "مترجم"),
        Detail("nationality_claimed", _P, _STATUS, "Nationality, as claimed", "قومیت، اپنے بیان کے مطابق"),
        Detail(
            "nationality_documented", _P, _STATUS, "Nationality, as documented", "قومیت، دستاویز کے مطابق"
        ),
        Detail("card_number", _P, _STATUS, "Card or passport number", "کارڈ یا پاسپورٹ نمبر"),
        Detail("address_for_contact", _P, _STATUS, "Address for contact", "رابطے کا پتا"),
        Detail(
            "safe_contact",
            _P,
            _IDENTITY,
            "Safe way to reach the person",
            "متعلقہ شخص سے رابطے کا محفوظ طریقہ",
        ),
        Detail("found_with", _P, _PLAIN, "Who was with the person", "متعلقہ شخص کے ساتھ کون تھا"),
        Detail("belongings", _P, _PLAIN, "The person's own belongings", "متعلقہ شخص کا اپنا سامان"),
        Detail("injuries_seen", _P, _PROTECTION, "Injuries seen", "نظر آنے والی چوٹیں"),
        Detail("medical_needs", _P, _PROTECTION, "Illness, pregnancy, medicine", "بیماری، حمل، دوا"),
        Detail("treatment_given", _P, _PROTECTION, "Treatment given so far", "اب تک دیا گیا علاج"),
        Detail("custody_place", _P, _PLAIN, "Where the person is now", "متعلقہ شخص اس وقت کہاں ہے"),
        Detail("guardian", _P, _IDENTITY, "Parent or guardian", "والدین یا سرپرست"),
        Detail(
            "guardian_safe",
            _P,
            _PROTECTION,
            "Is it safe to tell the parent or guardian (who checked, how)",
            "کیا والدین یا سرپرست کو بتانا محفوظ ہے (کس نے، کیسے دیکھا)",
        ),
        Detail(
            "trusted_person",
            _P,
            _PROTECTION,
            "Whom the person wants called",
            "متعلقہ شخص کسے بلانا چاہتے ہیں",
        ),
        Detail("screened_by", _P, _PROTECTION, "Screened by", "ابتدائی جانچ کس نے کی"),
        Detail(
            "screened_at", _P, _PROTECTION, "Screened on (date and time)", "ابتدائی جانچ کی تاریخ اور وقت"
        ),
        Detail("screened_where", _P, _PROTECTION, "Screened where", "ابتدائی جانچ کی جگہ"),
        Detail("present_at_screening", _P, _PROTECTION, "Who else was present", "اور کون موجود تھا"),
        Detail(
            "told_what_follows",
            _P,
            _PROTECTION,
            "Told what happens next: when, in which language",
            "آگے کیا ہو گا، یہ کب اور کس زبان میں بتایا",
        ),
        Detail(
            "agreed_to",
            _P,
            _PROTECTION,
            "What the person agreed to, in their own words",
            "متعلقہ شخص کس بات پر راضی ہوئے، ان کے اپنے الفاظ میں",
        ),
        Detail(
            "statement_wish",
            _P,
            _PLAIN,
            "Does the person wish to give a statement",
            "کیا متعلقہ شخص بیان دینا چاہتے ہیں",
        ),
    )
}

KEPT_OUT: Mapping[Kind, frozenset[Holds]] = {
    Kind.ROZNAMCHA: frozenset({Holds.IDENTITY, Holds.STATUS, Holds.PROTECTION}),
    Kind.FIR: frozenset({Holds.IDENTITY, Holds.STATUS, Holds.PROTECTION}),
    Kind.MEDICAL: frozenset({Holds.STATUS}),
    Kind.PRODUCTION: frozenset({Holds.STATUS, Holds.PROTECTION}),
    Kind.REFERRAL: frozenset({Holds.IDENTITY, Holds.STATUS}),
    Kind.STATEMENT: frozenset({Holds.STATUS, Holds.PROTECTION}),
    Kind.TRANSFER: frozenset({Holds.STATUS, Holds.PROTECTION}),
    Kind.SCREENING: frozenset(),
}
"""What of a person never stands in a paper of a kind, whatever its template says."""


def allowed(key: str, kind: Kind) -> bool:
    """Whether a detail may stand in a paper of a kind. Details of the report always may."""
    detail = DETAILS[key]
    return detail.of is Of.REPORT or detail.holds not in KEPT_OUT[kind]


def unknown_details(record: Record) -> Iterator[tuple[str, str, str]]:
    """What a record holds that no paper uses: where, the key, and ", did you mean …?" if one is near."""
    held = [("details", record.details)]
    held += [(f"persons[{index}].details", each.details) for index, each in enumerate(record.persons)]
    for where, details in held:
        for key in details:
            if key not in DETAILS:
                yield where, key, nearest(key, DETAILS)
