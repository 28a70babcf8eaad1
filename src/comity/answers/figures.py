"""From answers about figures to plain records, and the lines that name their sources."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from comity.answers.amounts import age
from comity.answers.forms import Record
from comity.facts.phrases import DayWords, Kept, phrase, sentences

if TYPE_CHECKING:
    from comity.evidence.dataset import Dataset
    from comity.evidence.figure import Figure
    from comity.evidence.store import Store


def of_dataset(item: Dataset, store: Store) -> Record:
    """Return what a data set is, how it was made, and what its columns mean."""
    return {
        "dataset": item.id,
        "title": item.title,
        "publisher": item.publisher,
        "edition": item.edition,
        "kind": item.kind.value,
        "unit": item.unit,
        "concept": item.concept.value,
        "duration": item.duration,
        "first": item.coverage.first,
        "last": item.coverage.last,
        "places": item.coverage.places,
        "rows": item.expect.rows,
        "known_to": item.snapshot,
        "licence": item.licence,
        "citation": item.citation,
        "source": item.source,
        "method": item.method,
        "holes": item.holes,
        "breaks": list(item.breaks),
        "codes": [f"{code}: {meaning}" for code, meaning in item.codes.items()],
        "overridden": store.overridden(item.id),
        "read_from": store.read_from(item.id),
        "columns": [of_column(item, name, store) for name in item.columns],
    }


def of_column(item: Dataset, name: str, store: Store) -> Record:
    """Return what a column of a data set means, and in which unit."""
    meaning = store.columns[name]
    role = "key" if name in item.keys else "measure" if name in item.measures else "attribute"
    return {
        "column": name,
        "role": role,
        "unit": meaning.unit or None,
        "missing": meaning.missing.value,
        "meaning": meaning.meaning,
    }


def of_figure(item: Figure, store: Store) -> Record:
    """Return a figure with everything needed to judge it."""
    about, beside = store.dataset(item.dataset), item.comparison
    return {
        "figure": item.id,
        "label": item.label,
        "value": item.value,
        "unit": item.unit,
        "year": item.year,
        "dataset": item.dataset,
        "edition": about.edition,
        "publisher": about.publisher,
        "concept": about.concept.value,
        "known_to": item.snapshot,
        "age_days": item.age_days,
        "region": beside.region_name or None if beside else None,
        "of_region": beside.region if beside else None,
        "of_world": beside.world if beside else None,
        "history": [{"year": year, "value": value} for year, value in item.history],
        "breaks": list(item.breaks),
        "steps": list(item.steps),
        "note": item.note or None,
        "overridden": item.overridden,
        "read_from": item.read_from,
    }


def sources_of(names: Iterable[str], store: Store) -> list[str]:
    """Name the publisher and the age of each data set, and the reader's own as such."""
    return [source_line(store.dataset(name), store) for name in dict.fromkeys(names)]


def source_line(item: Dataset, store: Store, on: date | None = None) -> str:
    """Say in one line who published a data set and to which day it is known."""
    return sentences(_known(item, on), own_words(item.id, store))


def _known(item: Dataset, on: date | None) -> str:
    about = {
        "id": item.id,
        "title": Kept(item.title),
        "publisher": Kept(item.publisher),
        "edition": item.edition,
        "day": DayWords(item.snapshot),
    }
    if on is None:
        return phrase("{id}: {title}. {publisher}, edition {edition}, known to {day}.", **about)
    return phrase(
        "{id}: {title}. {publisher}, edition {edition}, known to {day}, {age} before {on}.",
        **about,
        age=age(max(0, (on - item.snapshot.last).days)),
        on=on.isoformat(),
    )


def own_words(name: str, store: Store) -> str:
    """Say when figures come from the reader's own folder."""
    if name not in store.own:
        return ""
    folder = Kept(store.read_from(name))
    if store.overridden(name):
        return phrase(
            "From your own folder, in place of the bundled ones: {folder}.", folder=folder
        )
    return phrase("From your own folder: {folder}.", folder=folder)


def own_mark(overridden: bool) -> str:
    """Mark a figure that rests on a data set of the reader."""
    return " (yours)" if overridden else ""
