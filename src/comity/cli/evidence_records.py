"""Figures as a table of the terminal, with notes and sources under it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from comity.answers.amounts import age, amount
from comity.answers.figures import of_figure, own_mark, sources_of
from comity.cli.output import Answer

if TYPE_CHECKING:
    from comity.evidence.figure import Figure
    from comity.evidence.store import Store

#: Fields of a figure that are for people alone.
FIGURE_WORDS = frozenset({"shown", "edition_of", "old", "notes"})
FIGURE_COLUMNS = {
    "label": "Figure",
    "shown": "Value",
    "year": "Year",
    "edition_of": "Data set and edition",
    "old": "Age",
    "notes": "Notes",
}


def of_figures(title: str, found: Sequence[Figure], store: Store) -> Answer:
    """Return figures as a table, with notes and sources under it."""
    notes: dict[str, int] = {}
    records = []
    for item in found:
        said = [text for text in (item.note, *item.breaks) if text]
        marks = [notes.setdefault(text, len(notes) + 1) for text in said]
        edition = store.dataset(item.dataset).edition
        words = {
            "shown": amount(item.value, item.unit),
            "edition_of": f"{item.dataset}\nedition {edition}{own_mark(item.overridden)}",
            "old": age(item.age_days),
            "notes": " ".join(f"[{mark}]" for mark in marks),
        }
        records.append({**of_figure(item, store), **words})
    remarks = [f"[{mark}] {text}" for text, mark in notes.items()]
    remarks += sources_of((item.dataset for item in found), store)
    return Answer(title, records, FIGURE_COLUMNS, remarks, FIGURE_WORDS)
