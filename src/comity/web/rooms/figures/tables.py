"""The tables of the data sets, each to be downloaded whole."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from comity.evidence.dataset import Dataset
from comity.evidence.store import Store
from comity.web.core.room import Bulk
from comity.web.rooms.figures.data import the_store


def tables() -> Iterator[Bulk]:
    """Go through the data sets; no table is read before it is asked for."""
    store = the_store()
    return (_bulk(store, item) for item in store.sets.values())


def _bulk(store: Store, item: Dataset) -> Bulk:
    places = item.coverage
    about = (
        f"{item.publisher}, edition {item.edition}, known to {item.snapshot}. Counted by "
        f"{item.concept.value}; {item.duration}. {item.method.strip()} {item.holes.strip()}"
    )
    return Bulk(
        name=item.id,
        title=item.title,
        about=about,
        table=partial(store.table, item.id),
        columns=partial(_columns, store, item),
        licence=item.licence,
        citation=item.citation,
        keywords=("migration", item.kind.value, item.concept.value),
        first=places.first,
        last=places.last,
    )


def _columns(store: Store, item: Dataset) -> dict[str, str]:
    """Return what each column means, with its unit and what an empty cell stands for."""
    found = {}
    for name in item.columns:
        column = store.columns[name]
        unit = f" Unit: {column.unit}." if column.unit else ""
        found[name] = f"{column.meaning.strip()}{unit} An empty cell: {column.missing.value}."
    return found
