"""Instruments for programs: what the pages show, field by field."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema
from pydantic import BeforeValidator

from comity.answers.course import parties_through, year_ends
from comity.answers.forms import Record
from comity.answers.instruments import (
    moved,
    of_change,
    of_numbers,
    of_recorded,
    of_rules,
    of_standing,
)
from comity.answers.norms import beyond
from comity.facts import Place, QuestionError, ground
from comity.norms import Instrument
from comity.norms import diff as changes_between
from comity.norms import timeline as standings_through
from comity.web.core.clock import today
from comity.web.core.envelope import USUAL, Envelope, Limit, Offset, On, envelope, the_day
from comity.web.core.problem import Problem
from comity.web.core.query import the_instrument, the_treaty
from comity.web.rooms.instruments.asked import ask
from comity.web.rooms.instruments.listing import chosen, numbers
from comity.web.rooms.instruments.standings import remarks

router = Router(tags=["Instruments"])
REFUSED = frozenset({400, 404, 422, 429})
SIDE_BY_SIDE = 20

#: A day at the precision at which it is known: 2003, 2003-07 or 2003-07-01.
Known = Annotated[str, BeforeValidator(str)]
KnownOrNot = Annotated[str | None, BeforeValidator(lambda day: None if day is None else str(day))]


class NumbersOut(Schema):
    """What an instrument is, and how many States certainly stand how on the day.

    The numbers rest on the acts on record: where ``partial_record`` is true they are the
    least there can be. They are null for a resolution, and the votes are null for a treaty.
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
    """Where a State stands towards an instrument on a day, and why."""

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


Word = Annotated[str, Query(max_length=200)]
States = Annotated[
    list[str], Query(max_length=SIDE_BY_SIDE, description="States, by code or name.")
]


class Rows(Schema):
    """Which States are wanted, and in which sense they are asked about."""

    sense: Literal["in force", "deposited"] = Field(
        "in force", description="Whether effects are counted, or deposits."
    )
    standing: str = Field(
        "acted",
        max_length=40,
        description="acted, bound, consented, signed, withdrawn, uncertain, none or all; "
        "for a resolution acted, yes, no, abstain, none or all.",
    )
    region: str = Field("", max_length=200, description="Region or sub-region of the UN (M49).")
    group: str = Field("", max_length=40, description="Group of States, such as EU.")


Sort = Literal["family", "name", "adopted", "in force", "bound", "known"]


@router.get("/instruments", response={200: InstrumentsOut, REFUSED: Problem}, summary="Instruments")
def instruments(
    request: HttpRequest,  # noqa: ARG001
    family: Word = "",
    sort: Sort = "family",
    on: On = "",
    limit: Limit = USUAL,
    offset: Offset = 0,
) -> dict[str, object]:
    """List the instruments, with the number of States bound by each on a day.

    Example: /api/v1/instruments?family=labour&on=2020-01-01
    """
    day, items = the_day(on), chosen(family)
    records, notes = numbers(items, day, sort), beyond(items, day)
    return envelope("Instruments", records, on=day, remarks=notes, limit=limit, offset=offset)


@router.get(
    "/instruments/{id}", response={200: InstrumentAnswer, REFUSED: Problem}, summary="An instrument"
)
def instrument(
    request: HttpRequest,  # noqa: ARG001
    id: str,
    on: On = "",
) -> dict[str, object]:
    """Say what an instrument is, when it binds, and how many States it binds on a day.

    Example: /api/v1/instruments/ICRMW?on=2004-12-31
    """
    item, day = the_instrument(id), the_day(on)
    record: Record = {**of_numbers(item, day), **of_rules(item)}
    return envelope(item.title, [record], on=day, remarks=beyond([item], day))


@router.get(
    "/instruments/{id}/standings",
    response={200: StandingsOut, REFUSED: Problem},
    summary="Standings of all States",
)
def standings(
    request: HttpRequest,  # noqa: ARG001
    id: str,
    rows: Annotated[Rows, Query()],
    on: On = "",
    limit: Limit = USUAL,
    offset: Offset = 0,
) -> dict[str, object]:
    """Say where each State stands towards an instrument on a day, and why.

    Example: /api/v1/instruments/ICRMW/standings?on=2004-12-31&standing=bound&region=Africa
    """
    item = the_instrument(id)
    asked = ask(item, the_day(on), **rows.model_dump())
    return envelope(
        f"{item.short} ({item.id})",
        [of_standing(answer) for answer, _mark in asked.rows],
        on=asked.on,
        remarks=remarks(asked),
        limit=limit,
        offset=offset,
    )


@router.get("/instruments/{id}/acts", response={200: ActsOut, REFUSED: Problem}, summary="Acts")
def acts(
    request: HttpRequest,  # noqa: ARG001
    id: str,
    state: Annotated[str, Query(max_length=200, description="Only of one State.")] = "",
    limit: Limit = USUAL,
    offset: Offset = 0,
) -> dict[str, object]:
    """List every act on record, the claims that others outweigh included.

    Example: /api/v1/instruments/ICRMW/acts?state=MEX
    """
    item = the_instrument(id)
    code = ground().resolve(state).code if state else ""
    found = [of_recorded(item, act) for act in item.acts if code in ("", act.state)]
    title = f"{item.short} ({item.id}): acts on record"
    return envelope(title, found, remarks=_known(item), limit=limit, offset=offset)


def _known(item: Instrument) -> list[str]:
    partial = "; it is partial" if item.snapshot.partial else ""
    return [f"{item.id}: the record is known to {item.snapshot.day.words}{partial}."]


@router.get(
    "/instruments/{id}/diff", response={200: ChangesOut, REFUSED: Problem}, summary="Changes"
)
def diff(
    request: HttpRequest,  # noqa: ARG001
    id: str,
    start: Annotated[str, Query(alias="from", max_length=40, description="The earlier day.")],
    end: Annotated[
        str, Query(alias="to", max_length=40, description="The later day; today if not given.")
    ] = "",
    limit: Limit = USUAL,
    offset: Offset = 0,
) -> dict[str, object]:
    """Say which States moved between two days, and by which acts.

    Example: /api/v1/instruments/ICRMW/diff?from=2003-06-30&to=2003-07-01
    """
    item, first, last = the_treaty(id), the_day(start), the_day(end)
    if first > last:
        raise QuestionError(f"from {first} is after to {last}; give the earlier day first.")
    records = list(map(of_change, changes_between(item, first, last)))
    title = moved(item, first, last, len(records))
    notes = beyond([item], last)
    return envelope(title, records, on=last, remarks=notes, limit=limit, offset=offset)


@router.get(
    "/instruments/{id}/timeline", response={200: TimelineOut, REFUSED: Problem}, summary="Timeline"
)
def timeline(
    request: HttpRequest,  # noqa: ARG001
    id: str,
    start: Annotated[int, Query(alias="from", ge=1945, le=2100, description="First year.")] = 1990,
    end: Annotated[
        int | None,
        Query(alias="to", ge=1945, le=2100, description="Last year; this year if not given."),
    ] = None,
    state: States = [],  # noqa: B006  # read only, and a list in the document
    limit: Limit = USUAL,
    offset: Offset = 0,
) -> dict[str, object]:
    """Count the parties at the end of each year, and say where some States stood.

    Example: /api/v1/instruments/ICRMW/timeline?from=1998&to=2004&state=MEX&state=KEN
    """
    item, places = the_treaty(id), [ground().resolve(name) for name in state]
    year = end or today().year
    if start > year:
        raise QuestionError(f"from {start} is after to {year}; give the earlier year first.")
    last = date(year, 12, 31)
    records = _years(item, places, year_ends(start, last))
    title = f"{item.short} ({item.id}), at the end of each year"
    notes = beyond([item], last)
    return envelope(title, records, on=last, remarks=notes, limit=limit, offset=offset)


def _years(item: Instrument, places: list[Place], ends: tuple[date, ...]) -> list[Record]:
    line = standings_through(item, [p.code for p in places], [end.year for end in ends])
    counts = parties_through(item, ends)
    return [
        {
            "instrument": item.id,
            "year": end.year,
            "on": end,
            "deposited": counts[index],
            "standings": {code: cells[index].value for code, cells in line.cells.items()},
            "known_to": item.snapshot.day,
            "partial_record": item.snapshot.partial,
        }
        for index, end in enumerate(ends)
    ]
