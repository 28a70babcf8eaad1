"""The nouns of treaty practice, as immutable values.

Words follow the glossary of the United Nations Treaty Collection. Nothing here reads
a file, a clock or a database: the same values always give the same answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from comity.facts.day import Day, Delay
from comity.facts.phrases import Phrase, phrase
from comity.norms.life import Life


class ActKind(StrEnum):
    """What a State did, or what followed from it, as the record says."""

    SIGNATURE = "signature"
    RATIFICATION = "ratification"
    ACCESSION = "accession"
    SUCCESSION = "succession"
    ACCEPTANCE = "acceptance"
    APPROVAL = "approval"
    DENUNCIATION = "denunciation"
    RESERVATION = "reservation"
    DECLARATION = "declaration"
    ENTRY_INTO_FORCE = "entry_into_force"
    END_OF_FORCE = "end_of_force"
    VOTE_YES = "vote_yes"
    VOTE_NO = "vote_no"
    VOTE_ABSTAIN = "vote_abstain"

    @property
    def binds(self) -> bool:
        """Whether the act expresses consent to be bound (VCLT arts. 11 to 15)."""
        return self in _CONSENT

    @property
    def words(self) -> Phrase:
        """The kind as read in a sentence."""
        return _WORDS[self]


_CONSENT = frozenset(
    {
        ActKind.RATIFICATION,
        ActKind.ACCESSION,
        ActKind.SUCCESSION,
        ActKind.ACCEPTANCE,
        ActKind.APPROVAL,
    }
)
VOTES = (ActKind.VOTE_YES, ActKind.VOTE_NO, ActKind.VOTE_ABSTAIN)
_WORDS = {
    ActKind.SIGNATURE: phrase("signature"),
    ActKind.RATIFICATION: phrase("ratification"),
    ActKind.ACCESSION: phrase("accession"),
    ActKind.SUCCESSION: phrase("succession"),
    ActKind.ACCEPTANCE: phrase("acceptance"),
    ActKind.APPROVAL: phrase("approval"),
    ActKind.DENUNCIATION: phrase("denunciation"),
    ActKind.RESERVATION: phrase("reservation"),
    ActKind.DECLARATION: phrase("declaration"),
    ActKind.ENTRY_INTO_FORCE: phrase("entry into force"),
    ActKind.END_OF_FORCE: phrase("end of force"),
    ActKind.VOTE_YES: phrase("vote in favour"),
    ActKind.VOTE_NO: phrase("vote against"),
    ActKind.VOTE_ABSTAIN: phrase("abstention"),
}


class Confidence(StrEnum):
    """How close the source of an act stands to the depositary, best first."""

    DEPOSITARY = "depositary"
    SECONDARY = "secondary"
    TEXT = "text"

    @property
    def rank(self) -> int:
        """0 for the closest."""
        return _RANKS[self]

    @property
    def words(self) -> Phrase:
        """What the source is, as read in a sentence."""
        return _SOURCES[self]


_RANKS = {Confidence.DEPOSITARY: 0, Confidence.SECONDARY: 1, Confidence.TEXT: 2}
_SOURCES = {
    Confidence.DEPOSITARY: phrase("depositary"),
    Confidence.SECONDARY: phrase("secondary"),
    Confidence.TEXT: phrase("text"),
}


@dataclass(frozen=True, slots=True)
class Act:
    """One act of one State towards one instrument, or an effect that was recorded of it.

    Attributes
    ----------
    state : code of the State
    kind : what it did
    day : day of deposit at the precision published; None when no source gives it
    by : for an act without a day, the day by which a source shows it done
    confidence : how close the source stands to the depositary
    sources : ids of the sources that say so
    grade : for facts read from texts: ``high``, ``medium`` or ``low``
    inferred : whether the kind was inferred (from an earlier signature, or its absence)
    preferred : False for the claim of a source that another one outweighs
    outweighs : whether a claim is relied on against another; for a recorded entry into
        force, whether it is relied on rather than the rule
    articles : articles that a reservation or declaration names
    """

    state: str
    kind: ActKind
    day: Day | None
    confidence: Confidence
    sources: tuple[str, ...]
    grade: str = ""
    inferred: bool = False
    preferred: bool = True
    outweighs: bool = False
    articles: tuple[str, ...] = ()
    note: str = ""
    by: Day | None = None

    def __str__(self) -> str:
        """Return the act in a few words, such as ``ratification 1999-03-08``."""
        return self.words

    @property
    def words(self) -> Phrase:
        """The act in a few words, such as ``ratification 1999-03-08``."""
        if self.day is None:
            return phrase("{act} on a day not on record", act=self.kind.words)
        return phrase("{act} {day}", act=self.kind.words, day=str(self.day))


@dataclass(frozen=True, slots=True)
class Recorded:
    """A day that a source gives, with the source and whether it was verified."""

    day: Day
    source: str
    verified: bool


@dataclass(frozen=True, slots=True)
class OfGroup:
    """A share of the deposits that must come from members of a group."""

    group: str
    at_least: int
    members: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class EntryRule:
    """How many deposits an instrument waits for, and how long after the last.

    Attributes
    ----------
    deposits : number of instruments of consent; None when not found in a text
    delay : time from the decisive deposit to entry into force
    later : time from the deposit of a State that consents afterwards
    organisations_count : whether deposits of regional organisations are counted
    of_group : deposits that must come from members of a group
    also : a further condition that cannot be computed here
    not_before : instrument that must be in force first
    early : whether a deposit before the general day takes effect on that day, however late
    """

    deposits: int | None
    delay: Delay | None
    later: Delay | None
    source: str
    locator: str
    verified: bool
    organisations_count: bool = True
    of_group: OfGroup | None = None
    also: str = ""
    not_before: str = ""
    early: bool = False


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """How long after its notification a denunciation takes effect; None: none foreseen."""

    delay: Delay | None
    source: str
    locator: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Body:
    """The body that monitors an instrument."""

    name: str
    short: str
    source: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The day to which the record of acts is known, and what that means.

    ``partial`` says that the record is known to lack acts: a State without an act on it
    may have done one, so nothing can be said of it.
    """

    day: Day
    note: str
    partial: bool = False


@dataclass(frozen=True, eq=False)  # not slots: the index below is cached on the instance
class InstrumentRecord:
    """What is on record of a treaty, protocol or resolution, and of the acts towards it.

    Attributes
    ----------
    id : stable id, such as ``ICRMW``
    short : what it is called in a few words; not official, it can be said in other languages
    entry : rule of entry into force; None for a resolution
    recorded : day of entry into force that a source gives
    expect : facts that the record states of itself; tests replay them
    acts : every act on record, the outweighed claims of conflicts included
    known : day to which each source of an act is known, by its id
    lives : places that began or ended within the period answered, by code
    codes : codes that a question may name; empty for a record made by hand
    parent_in_force : day from which ``entry.not_before`` is in force
    """

    id: str
    title: str
    short: str
    family: str
    kind: str
    binding: bool
    depositary: str
    reference: str
    entry: EntryRule | None
    recorded: Recorded | None
    snapshot: Snapshot
    coverage: str
    adopted: Recorded | None = None
    opened: Recorded | None = None
    parent: str = ""
    open_to: str = ""
    body: Body | None = None
    withdrawal: Withdrawal | None = None
    note: str = ""
    expect: Mapping[str, object] = field(default_factory=dict)
    acts: tuple[Act, ...] = ()
    known: Mapping[str, date] = field(default_factory=dict)
    lives: Mapping[str, Life] = field(default_factory=dict)
    parent_in_force: date | None = None
    codes: frozenset[str] = frozenset()

    @cached_property
    def by_state(self) -> Mapping[str, tuple[Act, ...]]:
        """The preferred acts of each State, in the order of the record."""
        index: dict[str, list[Act]] = {}
        for act in self.acts:
            if act.preferred:
                index.setdefault(act.state, []).append(act)
        return {state: tuple(acts) for state, acts in index.items()}
