"""Bars of the largest partners of a State, with the table behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from comity.facts.phrases import PlaceName, capital, marked, phrase, sentences, term
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
    shown = phrase("Shown: {share} per cent of the whole.", share=per_cent(covered))
    return Bars(
        title=about.title,
        total=said(about.total, about.unit),
        alt=sentences(
            _extent(about, len(names), covered),
            phrase(
                "The first is {name} with {value}.", name=first[0], value=said(first[1], about.unit)
            ),
        ),
        unit=unit,
        bars=tuple(Bar(name, value, said(value, about.unit)) for name, value in names),
        role=about.role,
        table=_table(about, names, unit),
        source=sentences(shown, about.source),
    )


def _extent(about: Ranking, bars: int, covered: float) -> str:
    """Say how many bars there are, and how much of the whole they are."""
    share, total, unit = per_cent(covered), said(about.total, about.unit), unit_of(about.unit)
    if bars == MOST:
        return phrase(
            "Bars of the {count} largest, {share} per cent of {total} {unit}.",
            count=bars,
            share=share,
            total=total,
            unit=unit,
        )
    return phrase(
        "Bars of all {count} on record, {share} per cent of {total} {unit}.",
        count=bars,
        share=share,
        total=total,
        unit=unit,
    )


def _table(about: Ranking, names: Sequence[tuple[str, float]], unit: str) -> Table:
    columns = (
        Column(about.column),
        Column(capital(unit), ColumnKind.NUMBER),
        Column(phrase("Per cent"), ColumnKind.NUMBER),
    )
    rows = tuple(
        Row((Cell(name), Cell(said(value, about.unit)), Cell(per_cent(value / about.total))))
        for name, value in names
    )
    return Table(phrase("{title}, {unit}", title=about.title, unit=unit), columns, rows)


def _name(context: Context, code: str) -> str:
    place = context.ground.places.get(code)
    if place is not None:
        return PlaceName(place, short=True)
    return term(_OTHERS[code]) if code in _OTHERS else code


_OTHERS = {
    "XXA": marked("Stateless"),
    "UNK": marked("Unknown"),
    "XXX": marked("Other or unknown"),
    "TIB": marked("Tibetan"),
}
