"""Where its passport opens the door, and to whose passport its own door is open."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from comity.evidence.figures_other import VISAS
from comity.evidence.store import Store
from comity.facts.phrases import marked, phrase, term
from comity.profile.chapters.figured import source_line, tabled
from comity.profile.chapters.numbers import grouped
from comity.profile.context import Context
from comity.profile.document import Block, Cell, Column, ColumnKind, Row, Section, Table

_RULES = (
    ("visa free", marked("No visa")),
    ("visa on arrival", marked("Visa on arrival")),
    ("eta", marked("Electronic travel authorisation")),
    ("e-visa", marked("Electronic visa, before the journey")),
    ("visa required", marked("Visa, before the journey")),
    ("no admission", marked("No admission")),
)


def mobility(context: Context) -> Section:
    """Return the chapter."""
    figures = context.figures("mobility").values()
    blocks = tabled(context, phrase("Entry without a visa, {place}", place=context.name), figures)
    if any(not figure.missing for figure in figures):
        blocks += _rules(context)
    lede = phrase(
        "Short visits with an ordinary passport; the rules of residence and of work are others. "
        "For region and world, the mean of their passports or destinations."
    )
    return Section("mobility", phrase("Short visits"), lede, tuple(blocks))


def _rules(context: Context) -> Iterable[Block]:
    """Count the rules met abroad and those applied here; on the right, the mean of all."""
    code = context.place.code
    abroad, here = (_counts(context.store, side) for side in ("passport", "destination"))
    known = max(len(abroad), 1)
    rows = []
    for rule, label in _RULES:
        mean = sum(counts.get(rule, 0) for counts in abroad.values()) / known
        values = (
            grouped(side[code].get(rule, 0)) if code in side else "–" for side in (abroad, here)
        )
        rows.append(Row((Cell(term(label)), *map(Cell, values), Cell(grouped(mean, 1)))))
    columns = (
        Column(phrase("Rule")),
        Column(phrase("Its passport abroad"), ColumnKind.NUMBER, own=True),
        Column(phrase("Passports here"), ColumnKind.NUMBER, own=True),
        Column(phrase("Mean passport"), ColumnKind.NUMBER),
    )
    notes = (source_line(context, VISAS),)
    yield Table(phrase("Rules of entry both ways, places"), columns, tuple(rows), notes)


@lru_cache(maxsize=4)
def _counts(store: Store, side: str) -> dict[str, dict[str, int]]:
    rows = store.table(VISAS).group_by(side, "requirement").len().rows()
    found: dict[str, dict[str, int]] = {}
    for code, rule, count in rows:
        found.setdefault(code, {})[rule] = count
    return found
