"""The program's own sentences on papers, marked for translation, by what they say."""

from __future__ import annotations

from collections.abc import Iterator
from string import Formatter

from rabta.assessment import Answer, Stands, Value
from rabta.law.duties import Basis, Extent, Role, Unit
from rabta.law.values import Ground, Verification
from rabta.protection import Cause, Posture
from rabta.routing import Progress


def _(sentence: str) -> str:
    """Mark a sentence for translation where it is said later."""
    return sentence


def pieces(sentence: str) -> Iterator[tuple[str, str]]:
    """A sentence in pieces: words, and the name of the placeholder after them ("" at the end).

    Raises ValueError where braces do not match, or a placeholder is more than a name.
    """
    for words, name, form, conversion in Formatter().parse(sentence):
        if name is not None and (form or conversion or not name.isidentifier()):
            raise ValueError(f"{{{name}}} is no placeholder; write a name in braces")
        yield words, name or ""


# The same in every language, so not for translation.
PLACE_IN = "{place} ({area})"
MARKED = "{citation} [{mark}]"
STATED = "{fact}: {value}"
STATED_BY = "{fact}: {value} ({source})"
LEVER = "{label}: {says}"
DAY = "{day} {month} {year}"

NOTICE = _("Draft for signature. Check against the record.")
CLOSING = _("Protection never delays FIR, production in court, release or treatment.")
INCIDENT = _("Incident {id}")
PERSON = _("person {id}")
THE_PERSON = _("the person")
GROUP = _("the group ({size} people)")
THE_PLACE = _("Place")
THE_TIME = _("Date or time in which it happened")
THE_AGENCY = _("Agency")
THE_INCIDENT = _("Number of the incident")
THE_PEOPLE = _("Whom it is about")
CITED = _("{instrument}, {article}")
COMMA, SEMICOLON = _(", "), _("; ")
HINTED = _("Open; something points to it, so ask before adding it: {readings}.")
NOTHING_POINTS = _("On the facts recorded no section is met, and nothing points to one yet.")
NOTHING_APPLIED = _("No section is recorded as applied to the person.")
NO_CLOCK = _("No deadline is known for these facts.")
NOBODY_KNOWN = _("No agency is known for these facts and this place.")
NO_NEED = _("The facts recorded point to no need. Ask the person.")
NOTHING_OWED = _("No safeguard is listed for these facts.")
NO_GAP = _("No difference between the laws shows on these facts.")
DUE_OR = _("{time}; {later} if an expected holiday comes")
TERM_FROM = _("{term} from: {event}")
IN_ZONE, NO_ZONE = _("zone {name}"), _("zone not known")
AT_ONCE = _("without delay")
TIME_OF = _("time of: {event}")
NOT_SO = _("not {fact}")
DISAGREE_ON = _("sources disagree on: {facts}")
STILL_UNKNOWN = _("still unknown: {facts}")
NOTHING_YET = _("nothing recorded yet")
SHIELD = _("{provision}: {extent}. {says}")
DAY_TIME = _("{day}, {time}")
SPAN = _("{first} to {last}")
SINCE = _("from {first}")
UNTIL = _("until {last}")

HEAD_TOLD = (_("Agency"), _("Part"), _("Why"), _("Told: by whom, when, how"))
HEAD_CLOCKS = (_("What"), _("Who"), _("By when"), _("Basis"), _("Done: when, by whom"))
HEAD_ARTICLES = (_("No."), _("Article or document"), _("From whom and where"), _("Seal or number"))
HEAD_PERSONS = (_("Person"), _("In this incident"), _("Age"), _("Sex"))
HEAD_SCREENING = (_("Question"), _("Answer"), _("What was said, and by whom"))
HEAD_NEEDS = (_("Need"), _("Met: by whom, when"))

ROLES = {
    "encountered": _("person in the incident"),
    "accompanying": _("accompanying"),
    "suspect": _("suspect"),
    "witness": _("witness"),
    "complainant": _("complainant"),
    "informant": _("informant"),
}
POSTURES = {
    Posture.UNSCREENED: _("Not screened yet. Screen before anything else."),
    Posture.NO_SIGN: _("Screened, no sign raised. One officer may close this; it may be sampled later."),
    Posture.PROTECT: _(
        "Protect: presumed victim. Closing needs a reasoned second opinion from another agency. "
        "This never delays FIR, production in court, release or treatment."
    ),
}
PRESUMED = _("presumed victim")
PRESUMED_CHILD = _("presumed victim; is or may be a child")
NOT_SCREENED = _("not screened")
GROUNDS: dict[Ground | Cause, str] = {
    Ground.SIGN: _("signs"),
    Ground.CHILD: _("a child"),
    Ground.AGE_IN_DOUBT: _("age in doubt: treat as a child"),
    Ground.DANGER: _("danger"),
    Ground.REFUGE: _("asks for protection"),
    Ground.OWN_CONDUCT: _("own conduct on file: second opinion before any section"),
    Cause.SILENCE: _("silence on a question"),
    Cause.LATCHED: _("protected before, and no reasoned decision has lowered it"),
}
VALUES = {
    Value.MET: _("met"),
    Value.RULED_OUT: _("ruled out on the facts recorded"),
    Value.OPEN: _("open"),
    Value.NOT_IN_FORCE: _("law not in force at that time"),
}
STANDS = {
    Stands.SIGNS: _("something points to it"),
    Stands.NONE_YET: _("nothing points to it yet"),
    Stands.CONTESTED: _("sources disagree"),
    Stands.LAW_UNCERTAIN: _("depends on which law was in force"),
}
MARKS = {
    Verification.PRIMARY: _("official text read"),
    Verification.SECONDARY: _("as reported"),
    Verification.UNVERIFIED: _("not verified"),
}
ANSWERS = {
    Answer.SOME: _("some of these"),
    Answer.NONE: _("none of these"),
    Answer.DOES_NOT_KNOW: _("does not know"),
    Answer.DOES_NOT_WANT_TO_SAY: _("does not want to say"),
}
GROUNDED = _("On these grounds: {grounds}.")
NOT_ASKED = _("not asked yet")
SAID = {True: _("yes"), False: _("no"), None: _("left open")}
OF_SOME = _("so of some of them")
AGENCY_ROLES = {
    Role.LEAD: _("leads"),
    Role.INQUIRE: _("inquires by a duty of its own"),
    Role.TELL: _("must be told"),
}
PROVISIONAL = _("{role}, provisionally, until it is known what decides")
BASES = {
    Basis.ACT: _("by law"),
    Basis.RULE: _("by rule"),
    Basis.COMMITTEE: _("by a committee's decision"),
    Basis.OUR_DEFAULT: _("Rabta's own proposal, no law"),
}
TERMS = {
    Unit.HOURS: _("{amount} hours"),
    Unit.CALENDAR_DAYS: _("{amount} days"),
    Unit.WORKING_DAYS: _("{amount} working days"),
    Unit.MONTHS: _("{amount} months"),
}
EXTENTS = {
    Extent.COVERED: _("shields"),
    Extent.NOT_COVERED: _("does not shield"),
    Extent.UNCLEAR: _("not clear whether it shields"),
}
MONTHS = (
    _("January"),
    _("February"),
    _("March"),
    _("April"),
    _("May"),
    _("June"),
    _("July"),
    _("August"),
    _("September"),
    _("October"),
    _("November"),
    _("December"),
)
DATE, TIME, SIGNATURE = _("Date"), _("Time (24 hours)"), _("Signature")
CONTESTED = _(
    "Who leads is open or shared. Whoever has the person keeps every duty until another agency accepts in "
    "writing; all that may lead get a copy; a transfer takes along the evidence list and the custody clock."
)
EXPOSED = _(
    "Nothing here says that the person did it. Do not ask about it; this is what people in such a situation "
    "are booked for."
)
STANDING = {
    Progress.RUNNING: _("running"),
    Progress.DUE_SOON: _("due soon"),
    Progress.OVERDUE: _("overdue"),
    Progress.MET_IN_TIME: _("done in time"),
    Progress.MET_LATE: _("done late"),
}
OVER = _("the time is over")

SHEET = _("Questions on paper")
CHILD_SHEET = _("Questions on paper for a child")
SHEET_ABOUT = _("Number of the incident and of the person")
SHEET_NOTICE = _("Write no name on this sheet. Keep it locked away.")
SHEET_HOW = _(
    "Ask alone, in private, in a language the person speaks well. Nobody has to answer, and they can stop at "
    "any time. Tick all that is so. What you leave empty stays open; it never means no. Ask nothing twice."
)
SHEET_HEARD = (
    _("Who said it, or what showed it?"),
    _("Said on which day, at what time?"),
    _("Who else was there?"),
    _("Who interpreted? Never somebody who came with the person"),
    _("Who asked: name, rank, office"),
)
SHEET_SAFE = _("Safety first")
SHEET_STOP = _(
    "Is the person under 18, or are you in doubt? Stop here. Ask nothing more, stay with the child, and call "
    "child protection."
)
SHEET_REST = _("What happened")
SHEET_FILE = _("Look it up or see for yourself. Do not ask the person")
SHEET_CALLED = (_("Child protection called: whom, when, by whom"), _("What they said"))
SHEET_ASKED_BY = _("Who filled in this sheet")
SHEET_SAID_BY = _("If somebody else said it: who")
SHEET_NO = _("no")
