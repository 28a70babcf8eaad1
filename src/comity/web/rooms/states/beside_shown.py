"""Several States side by side, as their page and their files show them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from comity.answers.beside import of_figure_beside, of_standing_beside
from comity.answers.forms import Record
from comity.evidence.figure import Figure
from comity.facts import Place
from comity.facts.phrases import Phrase, listed, phrase
from comity.norms import Instrument
from comity.profile.chapters.figured import edition, joined, source_line
from comity.profile.chapters.marks import mark_of
from comity.profile.chapters.numbers import grouped, known
from comity.profile.chapters.standings import LEGEND
from comity.profile.document import (
    Cell,
    Chart,
    Column,
    ColumnKind,
    Mark,
    Row,
    Series,
    Table,
)
from comity.web.core.language import language, name_of
from comity.web.core.words import FAMILIES, MARKS, day_words, since_words
from comity.web.rooms.figures.words import CHAPTERS, cell_words, unit_words
from comity.web.rooms.states.addresses import address
from comity.web.rooms.states.beside import Beside, Stand


def records_of(found: Beside) -> list[Record]:
    """Return every standing and every figure of the States."""
    records = [
        of_standing_beside(stand.place, stand.answer, stand.is_open)
        for row in found.standings.values()
        for stand in row
    ]
    for chapter, rows in found.figures.items():
        for row in rows:
            pairs = zip(found.places, row, strict=True)
            records += [of_figure_beside(p, chapter, f, found.store) for p, f in pairs]
    return records


def shown(found: Beside) -> dict[str, object]:
    """Return what the page draws."""
    notes: list[str] = []
    figures = [
        {"title": CHAPTERS[name], "rows": [_figures(found, row, notes) for row in rows]}
        for name, rows in found.figures.items()
    ]
    return {
        "day": day_words(found.on),
        "names": [{"place": place, "name": _short(place)} for place in found.places],
        "matrix": matrix(found),
        "legend": [(mark.name.lower(), MARKS[mark]) for mark in (*LEGEND, Mark.CLOSED)],
        "counts": [{"title": FAMILIES[f], "counts": found.counts(f)} for f in found.families],
        "all": found.counts(),
        "width": len(found.places) + 1,
        "columns": len(found.places) + 2,
        "figures": figures,
        "notes": notes,
        "charts": list(_charts(found)),
    }


def _short(place: Place) -> str:
    return place.short if language() == "en" else name_of(place)


def matrix(found: Beside) -> list[dict[str, object]]:
    """Return where each State stands towards each instrument, by family, as marks with words."""
    families: dict[str, list[dict[str, object]]] = {}
    for item, stands in found.standings.items():
        url = address("instruments:instrument", id=item.id)
        row = {"item": item, "url": url, "stands": [_stand(item, stand) for stand in stands]}
        families.setdefault(item.family, []).append(row)
    return [{"title": FAMILIES[name], "rows": rows} for name, rows in families.items()]


def _stand(item: Instrument, stand: Stand) -> dict[str, str]:
    """Return one mark, what it says of the State, and where the reasons are told."""
    words = since_words(stand.answer, stand.is_open)
    url = address("instruments:standing", id=item.id, code=stand.place.code)
    mark = mark_of(stand.answer, stand.is_open).name.lower()
    return {"mark": mark, "words": f"{_short(stand.place)}: {words}", "url": url}


def _figures(found: Beside, row: Sequence[Figure], notes: list[str]) -> dict[str, object]:
    """Return one figure of all States, with what tells them apart."""
    first = row[0]
    about = found.store.dataset(first.dataset)
    years = {figure.year for figure in row if figure.year}
    return {
        "label": first.label,
        "unit": unit_words(first.unit),
        "cells": [_cell(figure, notes) for figure in row],
        "differ": len(years) > 1,
        "source": edition(about),
        "url": address("figures:dataset", id=about.id),
        "known": about.snapshot,
    }


def _cell(item: Figure, notes: list[str]) -> dict[str, object]:
    sentences = [text for text in (item.note, *item.breaks) if text]
    return {
        "value": None if item.value is None else cell_words(item.value, item.unit),
        "year": item.year,
        "signs": _signs(sentences, notes),
    }


def _signs(sentences: Sequence[str], notes: list[str]) -> list[int]:
    """Add sentences to the notes, each once, and return their numbers."""
    for sentence in sentences:
        if sentence not in notes:
            notes.append(sentence)
    return [notes.index(sentence) + 1 for sentence in sentences]


def _charts(found: Beside) -> Iterator[Chart]:
    """Draw the course of two figures; a State with fewer than two years has no line."""
    by_id = {row[0].id: row for rows in found.figures.values() for row in rows}
    for id, unit, factor, digits in (
        ("migrants_share", phrase("per cent of the population"), 100, 1),
        ("refugees_hosted", phrase("persons"), 1, 0),
    ):
        lines = {}
        for context, figure in zip(found.contexts, by_id[id], strict=True):
            if len(years := joined(context, figure)) > 1:
                lines[_short(context.place)] = {year: factor * value for year, value in years}
        if lines:
            yield _chart(found, by_id[id][0], unit, digits, lines)


def _chart(
    found: Beside, about: Figure, unit: Phrase, digits: int, lines: dict[str, dict[int, float]]
) -> Chart:
    years = tuple(sorted({year for line in lines.values() for year in line}))
    series = tuple(
        Series(name, tuple(line.get(year) for year in years), "other" if place else "own")
        for place, (name, line) in enumerate(lines.items())
    )
    ends = (
        phrase("{line} {value}", line=s.name, value=known(s.values[-1], digits)) for s in series
    )
    rows = tuple(
        Row((Cell(str(year)), *(Cell(_value(s.values[at], digits)) for s in series)))
        for at, year in enumerate(years)
    )
    columns = (Column(phrase("Year")), *(Column(s.name, ColumnKind.NUMBER) for s in series))
    return Chart(
        title=about.label,
        alt=phrase(
            "Line chart from {first} to {last}, {unit}. At the end: {values}.",
            first=years[0],
            last=years[-1],
            unit=unit,
            values=listed(ends, ", "),
        ),
        unit=unit,
        years=years,
        series=series,
        table=Table(phrase("{title}, {unit}", title=about.label, unit=unit), columns, rows),
        source=source_line(found.contexts[0], about.dataset),
    )


def _value(value: float | None, digits: int) -> str:
    return "–" if value is None else grouped(value, digits)
