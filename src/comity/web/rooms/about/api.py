"""The glossary and the state of the records for programs."""

from __future__ import annotations

from typing import Annotated, Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema

from comity.web.core.edition import edition
from comity.web.core.envelope import USUAL, Envelope, Limit, Offset, On, envelope, the_day
from comity.web.core.problem import Problem
from comity.web.rooms.about import lint
from comity.web.rooms.about.terms import holding, of_term

router = Router(tags=["About"])
REFUSED = frozenset({400, 404, 422, 429})


class TermOut(Schema):
    """A word and what it means."""

    term: str
    meaning: str
    section: str


class GlossaryOut(Envelope):
    """Words of the glossary."""

    records: list[TermOut]


class TierOut(Schema):
    """How many sources stand how close to the act."""

    tier: str
    sources: int
    stating_a_day: int
    known_from: str | None
    known_to: str | None


class AgesOut(Schema):
    """How many records of treaties are how old, and how many are known to lack acts."""

    fresh: int
    ageing: int
    old: int
    partial: int


class VerdictOut(Schema):
    """What the checks find, in numbers."""

    errors: int
    accepted: int
    reports: int


class FindingOut(Schema):
    """A finding of the checks; an accepted one with its reason."""

    rule: str
    level: Literal["error", "accepted", "report"]
    where: str
    subject: str
    problem: str
    what_it_means: str
    what_to_do: str | None
    accepted_because: str | None


class StatusOut(Envelope):
    """The state of the records, with the findings as its records."""

    edition: str
    numbers: dict[str, int]
    tiers: list[TierOut]
    ages: AgesOut
    verdict: VerdictOut
    records: list[FindingOut]


@router.get("/glossary", response={200: GlossaryOut, REFUSED: Problem}, summary="Glossary")
def glossary(
    request: HttpRequest,  # noqa: ARG001
    q: Annotated[str, Query(max_length=200, description="Words that it must hold.")] = "",
    limit: Limit = USUAL,
    offset: Offset = 0,
) -> dict[str, object]:
    """Define the words of the field, each once.

    Example: /api/v1/glossary?q=accession
    """
    return envelope("Glossary", [of_term(item) for item in holding(q)], limit=limit, offset=offset)


@router.get("/status", response={200: StatusOut, REFUSED: Problem}, summary="State of the records")
def status(
    request: HttpRequest,  # noqa: ARG001
    on: On = "",
    limit: Limit = USUAL,
    offset: Offset = 0,
) -> dict[str, object]:
    """Say what there is, how old it is, and what the checks find.

    Example: /api/v1/status?limit=2
    """
    day = the_day(on)
    found = [lint.of_finding(item) for item in lint.findings()]
    tiers = [
        {**tier, **{name: _text(tier[name]) for name in ("known_from", "known_to")}}
        for tier in lint.tiers()
    ]
    return {
        **envelope("State of the records", found, on=day, limit=limit, offset=offset),
        "edition": edition().mark,
        "numbers": lint.numbers(),
        "tiers": tiers,
        "ages": lint.ages(day),
        "verdict": lint.verdict(),
    }


def _text(value: object) -> str | None:
    return None if value is None else str(value)
