"""Bars of the largest partners of a State, with the table behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from comity.profile.chapters.numbers import per_cent, said, unit_of
from comity.profile.context import Context
from comity.profile.document import Bar, Bars, Cell, Column, ColumnKind, Row, Table

MOST = 10


@dataclass(frozen=True, slots=True)
class Ranking:
    """What a row of bars shows.

    Attributes
    ----------
    title : what is counted, such as ``Living in Kenya, by origin``
    role : ``in`` or ``out``
    column : what the partners are, such as ``Origin``
    total : the whole of all partners
    """

    title: str
    role: str
    column: str
    unit: str
    total: float
    source: str


def ranked(context: Context, about: Ranking, partners: Sequence[tuple[str, float]]) -> Bars:
    """Return the largest partners as bars; the table gives each its share of the whole."""
    names = [(_name(context, code), value) for code, value in partners[:MOST]]
    first, unit = names[0], unit_of(about.unit)
    covered = sum(value for _, value in names) / about.total if about.total else 0.0
    count = f"the {MOST} largest" if len(names) == MOST else f"all {len(names)} on record"
    total = said(about.total, about.unit)
    return Bars(
        title=about.title,
        total=total,
        alt=(
            f"Bars of {count}, {per_cent(covered)} per cent of {total} {unit}. The first is "
            f"{first[0]} with {said(first[1], about.unit)}."
        ),
        unit=unit,
        bars=tuple(Bar(name, value, said(value, about.unit)) for name, value in names),
        role=about.role,
        table=_table(about, names, unit),
        source=f"Shown: {per_cent(covered)} per cent of the whole. {about.source}",
    )


def _table(about: Ranking, names: Sequence[tuple[str, float]], unit: str) -> Table:
    columns = (
        Column(about.column),
        Column(unit[0].upper() + unit[1:], ColumnKind.NUMBER),
        Column("Per cent", ColumnKind.NUMBER),
    )
    rows = tuple(
        Row((Cell(name), Cell(said(value, about.unit)), Cell(per_cent(value / about.total))))
        for name, value in names
    )
    return Table(f"{about.title}, {unit}", columns, rows)


def _name(context: Context, code: str) -> str:
    places = context.ground.places
    return places[code].short if code in places else _OTHERS.get(code, code)


_OTHERS = {"XXA": "Stateless", "UNK": "Unknown", "XXX": "Other or unknown", "TIB": "Tibetan"}
