"""The words of a case conference: what it is for, what may be shown in it, and its life cycles.

What a purpose may rest on and may show is our own default, drawn tightly; no law was found that says it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rabta_web.access.life_cycles import LifeCycle, Move, Turn
from rabta_web.referrals.choices.basis import FOR_CONFERENCES, Basis, Shared


class Purpose(StrEnum):
    """For what agencies may talk about somebody; other purposes there are none."""

    SAFETY = "conference_safety"
    SERVICES = "conference_services"
    CHILD = "conference_child"
    RETURN = "conference_return"
    PROCEEDINGS = "conference_proceedings"
    LEAD = "conference_lead"


PURPOSES: Mapping[Purpose, str | Promise] = {each: FOR_CONFERENCES[each] for each in Purpose}

RESTS_ON: Mapping[Purpose, frozenset[Basis]] = {
    Purpose.SAFETY: frozenset(Basis),
    Purpose.SERVICES: frozenset(Basis),
    Purpose.CHILD: frozenset(Basis),
    Purpose.RETURN: frozenset({Basis.CONSENT, Basis.COURT}),
    Purpose.PROCEEDINGS: frozenset({Basis.CONSENT, Basis.COURT, Basis.DUTY}),
    Purpose.LEAD: frozenset({Basis.CONSENT, Basis.COURT, Basis.DUTY}),
}
"""On what each purpose may rest: a return is talked about with the person's agreement or by a court's order,
and danger to life opens no talk about proceedings or about who leads."""


class Kind(StrEnum):
    """What stays hidden from every agency that does not need it."""

    NATIONALITY = "nationality"
    ADDRESS = "address"
    HEALTH = "health"
    SAFETY = "safety"


KINDS: Mapping[Kind, str | Promise] = {
    Kind.NATIONALITY: _("nationality, as claimed and as documented"),
    Kind.ADDRESS: _("where the person is kept, and where they come from"),
    Kind.HEALTH: _("health"),
    Kind.SAFETY: _("safety: who may harm the person, and how they see it themselves"),
}
MAY_SHOW: Mapping[Purpose, frozenset[Kind]] = {
    Purpose.SAFETY: frozenset({Kind.ADDRESS, Kind.HEALTH, Kind.SAFETY}),
    Purpose.SERVICES: frozenset({Kind.NATIONALITY, Kind.HEALTH, Kind.SAFETY}),
    Purpose.CHILD: frozenset(Kind),
    Purpose.RETURN: frozenset(Kind),
    Purpose.PROCEEDINGS: frozenset({Kind.HEALTH, Kind.SAFETY}),
    Purpose.LEAD: frozenset(),
}
"""What a purpose may show at most, to an agency that needs it and with a reason."""

AGREED_AS: Mapping[Kind, Shared] = {
    Kind.NATIONALITY: Shared.PERSON,
    Kind.ADDRESS: Shared.PERSON,
    Kind.HEALTH: Shared.HEALTH,
    Kind.SAFETY: Shared.SAFETY,
}
"""As which kind of data a consent has to name it."""


class Voice(StrEnum):
    """How the person's own wish comes into the conference: nothing about them without them."""

    PRESENT = "present"
    THROUGH = "through"
    HEARD = "heard"
    NOT_YET = "not_yet"


VOICES: Mapping[Voice, str | Promise] = {
    Voice.PRESENT: _("they take part themselves"),
    Voice.THROUGH: _("somebody they trust, or counsel, speaks for them"),
    Voice.HEARD: _("they were heard before, and this is what they want"),
    Voice.NOT_YET: _("they could not be heard yet"),
}

TIMES: Mapping[int, str | Promise] = {
    2: _("2 hours"),
    24: _("1 day"),
    72: _("3 days"),
    168: _("7 days"),
    336: _("14 days"),
}
"""For how many hours what is shown stays open."""


class State(StrEnum):
    """Where a conference stands."""

    CALLED = "called"
    HELD = "held"
    CANCELLED = "cancelled"


class Verb(StrEnum):
    """What whoever called a conference can do with it."""

    CLOSE = "close"
    CANCEL = "cancel"


CALLER = "caller"

CONFERENCE = LifeCycle(
    first=State.CALLED,
    open={State.CALLED: Turn(CALLER)},
    over=frozenset({State.HELD, State.CANCELLED}),
    moves=(
        Move(Verb.CLOSE, (State.CALLED,), State.HELD, (CALLER,), reasoned=True),
        Move(Verb.CANCEL, (State.CALLED,), State.CANCELLED, (CALLER,), reasoned=True),
    ),
)
"""The life of a conference. It is due when its time ends, whatever its state then."""

STATES: Mapping[str, str | Promise] = {
    State.CALLED: _("called"),
    State.HELD: _("held"),
    State.CANCELLED: _("cancelled"),
}
VERBS: Mapping[str, str | Promise] = {
    Verb.CLOSE: _("It was held. What came of it, or why nothing was decided"),
    Verb.CANCEL: _("It does not take place, because …"),
}


class Coming(StrEnum):
    """Where an invitation stands."""

    INVITED = "invited"
    COMING = "coming"
    NOT_COMING = "not_coming"


class Answer(StrEnum):
    """What an agency answers."""

    COME = "come"
    STAY_AWAY = "stay_away"


class Side(StrEnum):
    """Who answers: the agency itself, or whoever called it, after a call by telephone."""

    AGENCY = "agency"
    BY_TELEPHONE = "by_telephone"


_EITHER = (Side.AGENCY, Side.BY_TELEPHONE)

INVITATION = LifeCycle(
    first=Coming.INVITED,
    open={Coming.INVITED: Turn(Side.AGENCY)},
    over=frozenset({Coming.COMING, Coming.NOT_COMING}),
    moves=(
        Move(Answer.COME, (Coming.INVITED,), Coming.COMING, _EITHER, reasoned=True),
        Move(Answer.STAY_AWAY, (Coming.INVITED,), Coming.NOT_COMING, _EITHER, reasoned=True),
    ),
)
"""The life of an invitation. Whoever stays away sees no more of the person."""

ANSWERS: Mapping[str, str | Promise] = {
    Answer.COME: _("We come"),
    Answer.STAY_AWAY: _("We cannot come"),
}
COMING: Mapping[str, str | Promise] = {
    Coming.INVITED: _("has not answered"),
    Coming.COMING: _("comes"),
    Coming.NOT_COMING: _("does not come"),
}
