"""What stands around every answer of the API: of which day, from which knowledge, which page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from ninja import Query, Schema

from comity.answers.forms import Record
from comity.facts import asked_day
from comity.web.core.clock import today
from comity.web.core.edition import edition

MOST, USUAL = 1000, 200
Limit = Annotated[int, Query(ge=1, le=MOST, description="Records on a page of the answer.")]
Offset = Annotated[int, Query(ge=0, le=10_000_000, description="Records before the page.")]
On = Annotated[
    str,
    Query(description="Day of the question, as 2003-07-01; today if not given.", max_length=40),
]


class Envelope(Schema):
    """What every answer says of itself; each kind of answer adds its ``records``."""

    title: str
    on: date | None
    knowledge: str
    version: str
    remarks: list[str]
    total: int
    limit: int
    offset: int


def the_day(text: str) -> date:
    """Read a day given to the API; today when none is."""
    return asked_day(text) if text else today()


def envelope(
    title: str,
    records: Sequence[Record],
    *,
    on: date | None = None,
    remarks: Sequence[str] = (),
    limit: int = MOST,
    offset: int = 0,
) -> dict[str, object]:
    """Return one page of records with what the whole answer says of itself."""
    here = edition()
    return {
        "title": title,
        "on": on,
        "knowledge": str(here.snapshot),
        "version": here.version,
        "remarks": list(remarks),
        "total": len(records),
        "limit": limit,
        "offset": offset,
        "records": [dict(record) for record in records[offset : offset + limit]],
    }
