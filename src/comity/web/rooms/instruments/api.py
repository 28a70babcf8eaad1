"""Instruments for programs: what the pages show, field by field."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

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
from comity.answers.norms import beyond, silence
from comity.facts import Place, QuestionError, ground
from comity.norms import Instrument, Standing
from comity.norms import diff as changes_between
from comity.norms import timeline as standings_through
from comity.web.core.clock import today
from comity.web.core.envelope import USUAL, Limit, Offset, On, envelope, the_day
from comity.web.core.problem import Problem
from comity.web.core.query import the_instrument, the_treaty
from comity.web.rooms.instruments.api_forms import (
    ActsOut,
    ChangesOut,
    InstrumentAnswer,
    InstrumentsOut,
    StandingsOut,
    TimelineOut,
)
from comity.web.rooms.instruments.asked import ask
from comity.web.rooms.instruments.listing import chosen, numbers
from comity.web.rooms.instruments.standings import remarks

router = Router(tags=["Instruments"])
REFUSED = frozenset({400, 404, 422, 429})
SIDE_BY_SIDE = 20

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
    notes = [*beyond([item], day), *silence(item)]
    return envelope(item.title, [record], on=day, remarks=notes)


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
    notes = [*beyond([item], last), *silence(item)]
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
    notes = [*beyond([item], last), *silence(item)]
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
            "standings": {code: _said(item, cells[index]) for code, cells in line.cells.items()},
            "known_to": item.snapshot.day,
            "partial_record": item.snapshot.partial,
        }
        for index, end in enumerate(ends)
    ]


def _said(item: Instrument, standing: Standing) -> str:
    """Return a standing; what a partial record is silent on is unknown."""
    silent = standing is Standing.NONE and item.snapshot.partial
    return "unknown" if silent else standing.value
