"""A paper as structured text: frozen values that three writers turn into Markdown, HTML and Word.

What people wrote into a record travels as `Given`, apart from our own words, so
that every writer can escape it and set it in its own direction.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Protocol, TypeAlias

from rabta.law.values import Verification

FROM_THE_RIGHT = frozenset({"ur"})
"""Languages that are written from right to left."""


class Kind(StrEnum):
    """The papers an officer may owe."""

    ROZNAMCHA = "roznamcha"
    FIR = "fir"
    MEDICAL = "medical"
    PRODUCTION = "production"
    REFERRAL = "referral"
    STATEMENT = "statement"
    TRANSFER = "transfer"
    SCREENING = "screening"


class Words(Protocol):
    """Says sentences in the reader's language: the program's own, and those of packs."""

    def __hash__(self) -> int:
        """Two that say the same are one, so that what they said once need not be said again."""
        ...

    @property
    def language(self) -> str:
        """The language, as in `lang` of HTML."""
        ...

    def say(self, sentence: str, **values: object) -> str:
        """One of the program's sentences, with its {values} filled in."""
        ...

    def pack(self, sentence: str) -> str:
        """A sentence of a pack, its {placeholders} as they stand."""
        ...


@dataclass(frozen=True, slots=True)
class Plain:
    """Our own words."""

    text: str


@dataclass(frozen=True, slots=True)
class Given:
    """Words from outside: free text of a record."""

    text: str


@dataclass(frozen=True, slots=True)
class Blank:
    """A place to write in by hand; `what` says what belongs there, "" where a label already does."""

    what: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Our own words in a language that they carry with them, as in `lang` of HTML."""

    text: str
    language: str

    @property
    def right_to_left(self) -> bool:
        """Whether it is written from the right."""
        return self.language in FROM_THE_RIGHT


Tongues: TypeAlias = tuple[Phrase, Phrase]
"""The same words in two languages, to stand side by side."""

Line: TypeAlias = tuple[Plain | Given | Blank, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """A provision as it is cited, with how sure we are of it in words."""

    text: str
    mark: str
    verification: Verification


@dataclass(frozen=True, slots=True)
class Row:
    """A label and what stands beside it."""

    label: str
    value: Line


@dataclass(frozen=True, slots=True)
class Heading:
    """The beginning of a part; level 2 for a part, 3 for one person in it."""

    text: Line
    level: int = 2


class Manner(Enum):
    """How a paragraph stands on the page."""

    PLAIN = "plain"
    ADDRESS = "address"
    NOTE = "note"
    """Something the officer must see before signing."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences, with the provisions they rest on."""

    line: Line
    manner: Manner = Manner.PLAIN
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Items:
    """A numbered list."""

    items: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with what is recorded under them, or a blank."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table. A row of blanks is one to be filled in by hand."""

    head: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Space:
    """Several empty lines to write on."""

    what: Line
    lines: int


@dataclass(frozen=True, slots=True)
class Signature:
    """A place to sign: what the signature says, and the rows beside it."""

    says: Line
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A section of law that comes into question: which, how it stands, its provisions."""

    label: str
    stands: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Sections:
    """Sections one under the other."""

    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """Sentences in two languages."""

    says: Tongues
    manner: Manner = Manner.PLAIN


@dataclass(frozen=True, slots=True)
class ToTick:
    """A question in two languages with a box before each answer.

    `instead` are the answers that are no fact; `said_by` has room for whoever answered, if it was another.
    """

    number: int
    asks: Tongues
    why: Tongues
    boxes: tuple[Tongues, ...]
    instead: tuple[Tongues, ...]
    said_by: Row


Block: TypeAlias = (
    Heading | Paragraph | Items | Facts | Table | Space | Signature | Sections | Spoken | ToTick
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A draft. `notice` and `foot` stand on every page; `kind` is one of ours, or a platform's own."""

    kind: str
    title: str
    reference: Line
    language: str
    notice: str
    blocks: tuple[Block, ...]
    foot: tuple[str, ...]

    @property
    def right_to_left(self) -> bool:
        """Whether the page is written from the right."""
        return self.language in FROM_THE_RIGHT


def plain(text: str) -> Line:
    """A line of our own words."""
    return (Plain(text),)


def text_of(line: Iterable[Plain | Given | Blank]) -> str:
    """A line as bare text, blanks as underscores."""
    return "".join(each.text if not isinstance(each, Blank) else blank_text(each) for each in line)


def blank_text(blank: Blank) -> str:
    """A blank in bare text."""
    return f"{RULED} ({blank.what})" if blank.what else RULED


RULED = "_" * 12
"""How a blank looks where nothing better can be drawn."""

BOX = "\N{BALLOT BOX}"
"""A box to tick where none can be drawn."""
