"""The search for programs."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router, Schema

from comity.web.core.envelope import USUAL, Envelope, Limit, Offset, envelope
from comity.web.core.problem import Problem
from comity.web.rooms.home.finding import find

router = Router(tags=["Search"])
REFUSED = frozenset({400, 404, 422, 429})
Text = Annotated[str, Query(max_length=200, description="What to look for, in any spelling.")]


class HitOut(Schema):
    """Something that was found: what it is, where it stands, how well it fits (0 to 1)."""

    kind: str
    title: str
    detail: str
    url: str
    weight: float


class SearchOut(Envelope):
    """What was found, best first."""

    records: list[HitOut]


@router.get("/search", response={200: SearchOut, REFUSED: Problem}, summary="Search")
def search(
    request: HttpRequest,  # noqa: ARG001
    q: Text,
    limit: Limit = USUAL,
    offset: Offset = 0,
) -> dict[str, object]:
    """Find States, instruments, figures, sources and words; near misses if nothing fits.

    Example: /api/v1/search?q=ivory+coast
    """
    found = find(q)
    nothing = "Nothing is called that; what is spelt alike stands here."
    remarks = [nothing] if found.near and not found.hits else []
    return envelope("Search", found.records, remarks=remarks, limit=limit, offset=offset)
