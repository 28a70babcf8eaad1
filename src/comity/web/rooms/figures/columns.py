"""The columns by which the rows of a data set can be asked for, and how they are asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from comity.evidence.dataset import Dataset
from comity.evidence.store import Store, values_of
from comity.facts import QuestionError, UnknownNameError
from comity.web.core.query import parted

#: Columns with more values than this are not chosen from a list, nor asked for.
MOST_CHOICES: Final = 48
FEW: Final = 12
ALL: Final = "all"
Given = Mapping[str, Sequence[str]]


def columns_of(store: Store, dataset: Dataset) -> tuple[str, ...]:
    """Return the columns by which rows can be asked for: places, years and short lists."""
    columns = dataset.keys + dataset.attributes
    return tuple(name for name in columns if kind_of(store, dataset.id, name))


@lru_cache(maxsize=512)
def kind_of(store: Store, dataset: str, column: str) -> str:
    """Return ``place``, ``year`` or ``choice``; empty for a column that is not asked for.

    >>> from comity.evidence import store
    >>> kind_of(store(), "migrant_stock_2024", "sex"), kind_of(store(), "visa_history", "last_seen")
    ('choice', '')
    """
    kind = store.columns[column].kind.value
    if kind in {"place", "year"}:
        return kind
    if kind not in {"word", "text", "flag", "number"}:
        return ""
    found = store.ask(dataset, lambda table: table.select(column).unique())
    return "" if found.height > MOST_CHOICES else "choice"


@lru_cache(maxsize=512)
def known_values(store: Store, dataset: str, column: str) -> tuple[str, ...]:
    """Return the values that a column has, in order, as they are asked for.

    >>> from comity.evidence import store
    >>> known_values(store(), "migrant_stock_2024", "sex")
    ('total', 'female', 'male')
    """
    values = list(values_of(store, dataset, column))
    kind, words = store.columns[column].kind.value, store.columns[column].words
    if kind == "flag":
        return tuple(str(value).lower() for value in values)
    if words:
        return tuple(word for word in words if word in values)
    if any(isinstance(value, str) and value[:1].isdigit() for value in values):
        values.sort(key=_by_number)
    return tuple(map(str, values))


def _by_number(text: str) -> tuple[int, str]:
    """Order ages as people grow: 5-9 before 10-14."""
    first = text.partition("-")[0].rstrip("+")
    return (int(first) if first.isdecimal() else 0, text)


def asked_of(store: Store, dataset: Dataset, given: Given) -> dict[str, list[str]]:
    """Read the values asked of each column; a column of which nothing is asked is left out.

    Raises
    ------
    UnknownNameError
        If a column, or a value of a short list, is not known.
    QuestionError
        If a text is no year.
    """
    known, found = columns_of(store, dataset), {}
    for name, texts in given.items():
        if name not in known:
            raise UnknownNameError(f"column of {dataset.id}", name, known)
        values = _READ[kind_of(store, dataset.id, name)](store, dataset, name, texts)
        if values:
            found[name] = list(dict.fromkeys(values))
    return found


def _parted(texts: Sequence[str]) -> list[str]:
    return [part for text in texts for part in parted(text)]


def _places(_store: Store, _dataset: Dataset, _name: str, texts: Sequence[str]) -> list[str]:
    return _parted(texts)


def _years(store: Store, dataset: Dataset, name: str, texts: Sequence[str]) -> list[str]:
    """Read years and spans of years, such as ``1990-2000, 2024``."""
    known, parts = known_values(store, dataset.id, name), _parted(texts)
    return [year for text in parts for year in _span(name, text, known)]


def _span(name: str, text: str, known: Sequence[str]) -> Iterator[str]:
    """Return the years of a span that the data set has; its first alone when it has none."""
    first, sign, last = (part.strip() for part in text.replace("–", "-").partition("-"))
    for part in (first, last) if sign else (first,):
        if not (part.isascii() and part.isdigit() and len(part) <= 4):
            problem = f"{name} is {text[:20]!r}; write a year such as 2020, or a span: 1990-2000."
            raise QuestionError(problem)
    low, high = int(first), int(last or first)
    yield from [year for year in known if low <= int(year) <= high] or [str(low)]


def _choice(store: Store, dataset: Dataset, name: str, texts: Sequence[str]) -> list[str]:
    """Read one or several values of a short list; a value may hold commas of its own."""
    known, given = known_values(store, dataset.id, name), [text.strip() for text in texts]
    values = given if all(text in known for text in given) else _parted(given)
    if ALL in values and ALL not in known:
        return []
    for value in values:
        if value not in known:
            some = f" ({', '.join(known)})" if len(known) <= FEW else ""
            raise UnknownNameError(f"value of {name}{some}", value, known)
    return values


_READ = {"place": _places, "year": _years, "choice": _choice}
