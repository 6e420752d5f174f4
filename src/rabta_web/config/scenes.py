"""Scenes that the demonstration's incidents are made from. None of them happened, and nobody in them is real.

A scene says who comes upon it, in what way, and which facts are always, often or never so in it; all facts
are those of the packs. The sentence that was "told" says of itself that it is made up.
"""

from __future__ import annotations

from typing import NamedTuple

from rabta_web.incidents.kinds import Kind

ALWAYS, OFTEN, SELDOM = 1.0, 0.6, 0.15


class Scene(NamedTuple):
    """One kind of story: how often it is told, who files it, and how likely each fact is in it."""

    weight: int
    kind: Kind
    filed_by: tuple[str, ...]
    """Kinds of agencies, in the words of the pack."""
    told: str
    facts: dict[str, float]
    """How likely each fact is to be said to be so; what is not drawn is said not to be so, or not said."""


SCENES = (
    Scene(
        30,
        Kind.SENT_BACK,
        ("fia_ahtc",),
        "(فرضی بیان) ایجنٹ نے کام کا وعدہ کیا تھا۔ راستے میں پیسے اور کاغذات لے لیے گئے۔",
        {
            "moved_any": ALWAYS,
            "crossed_border": ALWAYS,
            "facilitated_by_other": OFTEN,
            "payment_for_passage": OFTEN,
            "financial_or_material_benefit": OFTEN,
            "means_deception": SELDOM,
            "documents_withheld": SELDOM,
            "hurt_or_ill": SELDOM,
            "endangered_life": SELDOM,
            "interpreter_needed": 0.05,
        },
    ),
    Scene(
        18,
        Kind.WORKPLACE,
        ("labour_department", "police"),
        "(فرضی بیان) بھٹے پر پیشگی رقم کے بدلے پورا خاندان کام کرتا ہے اور جانے نہیں دیا جاتا۔",
        {
            "advance_or_custom": ALWAYS,
            "debt_imposed": OFTEN,
            "no_free_movement": OFTEN,
            "wages_nominal": OFTEN,
            "documents_withheld": OFTEN,
            "victim_age_under_18": SELDOM,
            "purpose_forced_labour": OFTEN,
            "could_leave_freely": SELDOM,
        },
    ),
    Scene(
        14,
        Kind.STREET,
        ("police", "social_welfare"),
        "(فرضی بیان) ایک آدمی صبح چھوڑ جاتا ہے اور شام کو سارے پیسے لے لیتا ہے۔",
        {
            "victim_age_under_18": OFTEN,
            "age_in_doubt": SELDOM,
            "alone_or_separated": OFTEN,
            "begging_organised": OFTEN,
            "purpose_begging": OFTEN,
            "act_control": OFTEN,
            "hurt_or_ill": SELDOM,
        },
    ),
    Scene(
        14,
        Kind.COMPLAINT,
        ("police",),
        "(فرضی بیان) بیٹی کو شادی کا کہہ کر لے گئے، اب فون بند ہے۔",
        {
            "woman_or_girl": ALWAYS,
            "means_deception": OFTEN,
            "taken_or_induced_away": OFTEN,
            "sold_or_bought": SELDOM,
            "purpose_forced_marriage": OFTEN,
            "purpose_sexual": SELDOM,
            "in_danger_now": SELDOM,
        },
    ),
    Scene(
        12,
        Kind.COMPLAINT,
        ("police", "fia_ahtc"),
        "(فرضی بیان) باہر ملازمت کے نام پر رقم لی گئی، وہاں پہنچ کر پاسپورٹ رکھ لیا گیا۔",
        {
            "induced_to_emigrate": ALWAYS,
            "job_fee_without_licence": OFTEN,
            "travel_document_taken": OFTEN,
            "wages_withheld": OFTEN,
            "excessive_hours": OFTEN,
            "part_done_abroad": OFTEN,
            "means_deception": OFTEN,
        },
    ),
    Scene(
        8,
        Kind.COMPLAINT,
        ("police", "social_welfare"),
        "(فرضی بیان) گھر میں کام کرنے والی بچی کو گھر والوں سے ملنے نہیں دیا جاتا۔",
        {
            "victim_age_under_18": ALWAYS,
            "purpose_servitude": OFTEN,
            "confined_or_isolated": OFTEN,
            "wages_withheld": OFTEN,
            "hurt_or_ill": SELDOM,
            "exploitation_occurred": OFTEN,
        },
    ),
    Scene(
        4,
        Kind.OTHER,
        ("police",),
        "(فرضی بیان) کام کی تلاش میں آیا ہوں، کسی نے مجبور نہیں کیا۔",
        {"could_leave_freely": ALWAYS, "moved_any": OFTEN, "interpreter_needed": SELDOM},
    ),
)

GIVEN = (
    "زرینہ",
    "شبانہ",
    "نسرین",
    "فوزیہ",
    "پروین",
    "رخسانہ",
    "گل مکئی",
    "نازیہ",
    "محمد اکرم",
    "عبدالرحمٰن",
    "غلام رسول",
    "شیر محمد",
    "نور اللہ",
    "بلال",
    "عمران",
    "سلیم",
    "حیات خان",
    "جمعہ گل",
    "اللہ بخش",
    "پرویز",
)
"""Common given names; each stands before `INVENTED`, which nobody is called."""

INVENTED = ("فرضی", "نمونہ", "خیالی", "مثالی")
