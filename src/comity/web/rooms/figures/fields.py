"""The form of the explorer, made from the columns of a data set, and what it was filled with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from comity.evidence.dataset import Dataset
from comity.evidence.store import Store
from comity.web.core.query import Query
from comity.web.rooms.figures.columns import Given, asked_of, columns_of, kind_of, known_values

#: What stands in a list that has it, so that nobody is counted twice.
TOTAL: Final = "total"


@dataclass(frozen=True, slots=True)
class Field:
    """One question of the form.

    Attributes
    ----------
    name, meaning : the column, and what it says
    kind : ``place``, ``year`` or ``choice``
    options : what can be chosen from
    value : what the reader gave, or what stands when nothing is given
    """

    name: str
    meaning: str
    kind: str
    options: tuple[str, ...]
    value: str

    @property
    def several(self) -> bool:
        """Whether more than one value of a list was asked for, as only an address can."""
        return self.kind == "choice" and bool(self.value) and self.value not in self.options


def fields_of(store: Store, dataset: Dataset, asked: Given) -> tuple[Field, ...]:
    """Return the questions of the form, filled with what was asked."""
    return tuple(_field(store, dataset, name, asked) for name in columns_of(store, dataset))


def _field(store: Store, dataset: Dataset, name: str, asked: Given) -> Field:
    kind = kind_of(store, dataset.id, name)
    options = () if kind == "place" else known_values(store, dataset.id, name)
    values = asked.get(name, ())
    shown = _years(values, options) if kind == "year" else _BETWEEN[kind].join(values)
    return Field(name, store.columns[name].meaning, kind, options, shown)


_BETWEEN = {"choice": ",", "place": ", "}


def _years(values: Sequence[str], known: Sequence[str]) -> str:
    """Return years as they are asked for, a run of them as a span.

    >>> _years(["2000", "2005", "2010"], ("1995", "2000", "2005", "2010", "2015"))
    '2000-2010'
    """
    inside = [year for year in known if year in values]
    run = len(inside) > 2 and inside == list(known[known.index(inside[0]) :][: len(inside)])
    return f"{inside[0]}-{inside[-1]}" if run else ", ".join(values)


def filters_of(store: Store, dataset: Dataset, query: Query, on: date) -> dict[str, list[str]]:
    """Return the values asked of each column.

    Where a list has a total, it stands when nothing is given: ``all`` asks for every part.
    When nothing at all is asked, the last year not after the day stands.
    """
    names = columns_of(store, dataset)
    given = {name: query.given.getlist(name) for name in names if query.text(name)}
    found = asked_of(store, dataset, given)
    for name in names:
        usual = TOTAL in known_values(store, dataset.id, name) if name not in given else False
        if usual and kind_of(store, dataset.id, name) == "choice":
            found[name] = [TOTAL]
    return found if given else found | _last_year(store, dataset, on)


def _last_year(store: Store, dataset: Dataset, on: date) -> dict[str, list[str]]:
    for name in columns_of(store, dataset):
        if kind_of(store, dataset.id, name) == "year":
            known = known_values(store, dataset.id, name)
            past = [year for year in known if int(year) <= on.year]
            return {name: [(past or list(known))[-1]]}
    return {}
