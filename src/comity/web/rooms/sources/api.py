"""Sources for programs."""

from __future__ import annotations

from typing import Annotated, Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema

from comity.web.core.envelope import USUAL, Envelope, Limit, Offset, On, envelope, the_day
from comity.web.core.problem import Problem
from comity.web.rooms.sources.records import chosen, of_rests, of_whole, the_source

router = Router(tags=["Sources"])
REFUSED = frozenset({400, 404, 422, 429})
Tier = Literal["", "depositary", "secondary", "text", "recalled"]
Sort = Literal["id", "age", "use"]
Text = Annotated[str, Query(max_length=200, description="Words that it must hold.")]


class SourceOut(Schema):
    """A source, with the number of what rests on it."""

    source: str
    tier: str
    known_to: str | None
    age_days: int | None
    read: str
    title: str
    publisher: str
    locator: str
    licence: str
    acts: int
    instruments: int
    stated: int
    data_sets: int
    memberships: int
    groups: int
    places: int
    successions: int


class ActsOf(Schema):
    """How many acts towards an instrument rest on a source."""

    instrument: str
    acts: int


class MembershipsOf(Schema):
    """How many memberships of a group rest on a source."""

    group: str
    memberships: int


class SourceWhole(SourceOut):
    """A source, with the names of what rests on it."""

    acts_by_instrument: list[ActsOf]
    stated_by: list[str]
    data_set_ids: list[str]
    memberships_by_group: list[MembershipsOf]
    group_codes: list[str]
    place_codes: list[str]
    succession_pairs: list[str]


class SourcesOut(Envelope):
    """Sources, a page of them."""

    records: list[SourceOut]


class SourceAnswer(Envelope):
    """One source."""

    records: list[SourceWhole]


@router.get("/sources", response={200: SourcesOut, REFUSED: Problem}, summary="Sources")
def sources(
    request: HttpRequest,  # noqa: ARG001
    tier: Annotated[Tier, Query(description="How close to the act; any if empty.")] = "",
    q: Text = "",
    sort: Annotated[Sort, Query(description="By id, oldest first, or most used first.")] = "id",
    on: On = "",
    limit: Limit = USUAL,
    offset: Offset = 0,
) -> dict[str, object]:
    """List the documents and data files in which facts were read.

    Example: /api/v1/sources?tier=depositary&limit=2
    """
    day = the_day(on)
    records = [of_rests(item, day) for item in chosen(tier, q, sort, day)]
    return _plain(envelope("Sources", records, on=day, limit=limit, offset=offset))


@router.get("/sources/{id}", response={200: SourceAnswer, REFUSED: Problem}, summary="A source")
def source(
    request: HttpRequest,  # noqa: ARG001
    id: str,
    on: On = "",
) -> dict[str, object]:
    """Say what a source is, how old it is, and what rests on it.

    Example: /api/v1/sources/S01
    """
    item, day = the_source(id), the_day(on)
    return _plain(envelope(item.title, [of_whole(item, day)], on=day))


def _plain(answer: dict[str, object]) -> dict[str, object]:
    """Write the days of the records as text."""
    records = answer["records"]
    assert isinstance(records, list)
    for record in records:
        known = record["known_to"]
        record |= {"known_to": str(known) if known else None, "read": str(record["read"])}
    return answer
