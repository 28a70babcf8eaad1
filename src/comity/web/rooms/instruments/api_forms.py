"""The forms in which the API gives instruments, field by field."""

from __future__ import annotations

from typing import Annotated

from ninja import Schema
from pydantic import BeforeValidator

from comity.web.core.envelope import Envelope

#: A day at the precision at which it is known: 2003, 2003-07 or 2003-07-01.
Known = Annotated[str, BeforeValidator(str)]
KnownOrNot = Annotated[str | None, BeforeValidator(lambda day: None if day is None else str(day))]


class NumbersOut(Schema):
    """What an instrument is, and how many States certainly stand how on the day.

    The numbers rest on the acts on record: where ``partial_record`` is true they are the
    least there can be, and ``signed_only`` is null, since who signed may have consented. They
    are null for a resolution, and the votes are null for a treaty.
    """

    instrument: str
    short: str
    family: str
    kind: str
    binding: bool
    adopted: KnownOrNot
    in_force: KnownOrNot
    computed: KnownOrNot
    recorded: KnownOrNot
    known_to: Known
    partial_record: bool
    title: str
    depositary: str | None
    reference: str | None
    body: str | None
    coverage: str | None
    on: Known
    bound: int | None
    deposited: int | None
    signed_only: int | None
    not_certain: list[str]
    vote_yes: int | None
    vote_no: int | None
    vote_abstain: int | None


class InstrumentOut(NumbersOut):
    """An instrument with its rules; delays as ISO 8601 writes them."""

    opened: KnownOrNot
    deposits: int | None
    of_group: str | None
    of_group_at_least: int | None
    delay: str | None
    later: str | None
    also: str | None
    rule_source: str | None
    rule_locator: str | None
    rule_verified: bool | None
    agree: bool | None
    not_computed: str | None
    withdrawal: str | None
    withdrawal_locator: str | None
    withdrawal_verified: bool | None
    snapshot_note: str | None
    note: str | None


class ActOut(Schema):
    """An act with its sources."""

    act: str
    day: KnownOrNot
    articles: list[str]
    confidence: str
    grade: str | None
    kind_inferred: bool
    sources: list[str]
    note: str | None


class RecordedOut(ActOut):
    """An act with who did it; not preferred is a claim that another source outweighs."""

    instrument: str
    state: str
    name: str
    by: KnownOrNot
    preferred: bool
    known_to: Known


class StandingOut(Schema):
    """Where a State stands towards an instrument on a day, and why.

    ``standing`` is none, signed, consented, bound or withdrawn; unknown where a partial record
    holds no act of the State.
    """

    instrument: str
    state: str
    name: str
    on: Known
    sense: str
    standing: str
    words: str
    since: KnownOrNot
    certain_from: KnownOrNot
    may_be: str | None
    by: KnownOrNot
    confidence: str | None
    because: list[ActOut]
    doubts: list[str]
    statements: list[ActOut]
    known_to: Known
    beyond_record: bool
    partial_record: bool
    vote: str | None
    why: str


class ChangeOut(Schema):
    """A State that moved between two days, from where to where, and by which acts."""

    instrument: str
    state: str
    name: str
    before: str
    after: str
    since: KnownOrNot
    acts: list[ActOut]
    why: str
    sources: list[str]
    doubts: list[str]


class YearOut(Schema):
    """The end of a year: how many consents stood deposited, and where some States stood."""

    instrument: str
    year: int
    on: Known
    deposited: int
    standings: dict[str, str]
    known_to: Known
    partial_record: bool


class InstrumentsOut(Envelope):
    """Instruments, a page of them."""

    records: list[NumbersOut]


class InstrumentAnswer(Envelope):
    """One instrument."""

    records: list[InstrumentOut]


class StandingsOut(Envelope):
    """Standings, a page of them."""

    records: list[StandingOut]


class ActsOut(Envelope):
    """Acts, a page of them."""

    records: list[RecordedOut]


class ChangesOut(Envelope):
    """Changes, a page of them."""

    records: list[ChangeOut]


class TimelineOut(Envelope):
    """Years, a page of them."""

    records: list[YearOut]
