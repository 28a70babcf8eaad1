"""What the page of a data set draws: the form, the drawings, a page of rows, the descriptor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.urls import reverse

from comity.answers.figures import of_dataset
from comity.answers.series import of_rows
from comity.evidence.figure import age_of
from comity.web.rooms.figures.chart import drawings, value_words
from comity.web.rooms.figures.column_words import column_words, measure_title
from comity.web.rooms.figures.columns import ALL
from comity.web.rooms.figures.explore import FILE_ROWS, PAGE_ROWS, Explored
from comity.web.rooms.figures.words import cell_words, unit_words

#: Two columns of places whose pairs have a page of their own.
_PAIRS = (
    ("origin", "destination"),
    ("sender", "receiver"),
    ("passport", "destination"),
    ("origin", "asylum"),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell as a page shows it."""

    text: str
    number: bool = False
    url: str = ""


def explored_context(asked: Explored, number: int) -> dict[str, object]:
    """Return what the templates of a data set draw."""
    about, store = asked.dataset, asked.store
    height = asked.found.rows.height
    return {
        "asked": asked,
        "about": store.dataset(about.id),
        "record": of_dataset(store.dataset(about.id), store),
        "age_days": age_of(about, asked.on),
        "all": ALL,
        "drawings": list(drawings(asked)),
        "heads": heads(asked),
        "rows": rows(asked, number),
        "page": Paginator(range(height), PAGE_ROWS).page(number),
        "height": height,
        "file_rows": FILE_ROWS,
        "too_many": height > FILE_ROWS,
        "measures": [
            (name, measure_title(store.columns[name])) for name in store.dataset(about.id).measures
        ],
        "measure_title": measure_title(store.columns[asked.measure]) if asked.measure else "",
    }


def heads(asked: Explored) -> list[Shown]:
    """Return the heads of the table: each number with its unit."""
    found = []
    for name in asked.found.dataset.columns:
        column = asked.store.columns[name]
        unit = asked.unit if name == asked.measure else column.unit
        shown = column.kind.value == "number" and name in asked.dataset.measures
        words = f"{name} ({unit_words(unit)})" if shown else column_words(name)
        found.append(Shown(words, column.kind.value == "number"))
    return found


def rows(asked: Explored, number: int) -> list[list[Shown]]:
    """Return the cells of a page of rows; a pair of places leads to its corridor."""
    found = of_rows(asked.found, asked.on_page(number), asked.store)
    pair = next((p for p in _PAIRS if set(p) <= set(asked.dataset.keys)), None)
    return [_cells(asked, row, pair) for row in found]


def _cells(asked: Explored, row: dict[str, Any], pair: tuple[str, str] | None) -> list[Shown]:
    columns = asked.found.dataset.columns
    url = _corridor(asked, row, pair) if pair else ""
    place = pair[1] if pair else ""
    return [
        _cell(asked, name, row[name], url if name == place else _of_place(asked, name, row[name]))
        for name in columns
    ]


def _of_place(asked: Explored, name: str, value: object) -> str:
    """Return the page of the figures of a State, where a cell names one."""
    known = asked.store.ground.places.get(str(value))
    if known is None or asked.store.columns[name].kind.value != "place":
        return ""
    return reverse("figures:state", kwargs={"code": known.code})


def _cell(asked: Explored, name: str, value: object, url: str) -> Shown:
    if asked.store.columns[name].kind.value == "number":
        unit = asked.unit if name == asked.measure else asked.store.columns[name].unit
        return Shown(cell_words(value, unit), number=True)
    return Shown(value_words(asked, name, value), url=url)


def _corridor(asked: Explored, row: dict[str, Any], pair: tuple[str, str]) -> str:
    a, b = (str(row[name]) for name in pair)
    places = asked.store.ground.places
    if a == b or a not in places or b not in places:
        return ""
    return reverse("figures:corridor", kwargs={"a": a, "b": b})
