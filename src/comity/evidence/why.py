"""Say where a value comes from: source, edition, definition and every step in between."""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch

from comity.evidence.catalogue import Dataset
from comity.evidence.corridor import Corridor
from comity.evidence.figure import Figure
from comity.evidence.measures import Measured
from comity.evidence.series import Series
from comity.evidence.store import BUNDLED, Store, store
from comity.evidence.top import Top
from comity.facts.errors import QuestionError


def why(value: object, *, within: Store | None = None) -> str:
    """Return where a value comes from, line by line.

    Parameters
    ----------
    value : a figure, a series, a corridor, a list of largest corridors, a measured series,
        a data set or the id of one

    Examples
    --------
    >>> from datetime import date
    >>> from comity.evidence.figures import figures
    >>> here = figures("Germany", date(2025, 7, 1))[0]
    >>> print(why(here).splitlines()[0])
    Migrants living here: 16,750,084 persons (2024)
    """
    place = within or store()
    if isinstance(value, str):
        value = place.dataset(value)
    return "\n".join(_lines(value, place))


@singledispatch
def _lines(value: object, _place: Store) -> Iterator[str]:
    kind = type(value).__name__
    raise QuestionError(f"Nothing is known about a {kind}; ask about a figure, series or data set.")


@_lines.register
def _(value: Dataset, place: Store) -> Iterator[str]:
    yield f"{value.title}"
    yield from _about(value, place)


@_lines.register
def _(value: Figure, place: Store) -> Iterator[str]:
    yield f"{value.label}: {said(value)}"
    yield from (f"  Step {number}: {step}" for number, step in enumerate(value.steps, 1))
    yield from (f"  Break: {item}" for item in value.breaks)
    if value.note:
        yield f"  Note: {value.note}"
    if value.age_days is not None:
        yield f"  Age of the source on the day asked: {value.age_days:,} days"
    yield from _about(place.dataset(value.dataset), place)


@_lines.register
def _(value: Corridor, place: Store) -> Iterator[str]:
    for part in value.parts:
        yield from _lines(part, place)


@_lines.register
def _(value: Series, place: Store) -> Iterator[str]:
    yield f"{value.rows.height:,} rows of {value.dataset.id}"
    for name, values in value.filters.items():
        yield f"  Where {name} is {' or '.join(map(str, values))}"
    yield from (f"  Missing: {item}" for item in value.missing)
    yield from (f"  Break: {item.sentence}" for item in value.breaks)
    yield from _about(value.dataset, place)


@_lines.register
def _(value: Top, place: Store) -> Iterator[str]:
    yield f"The largest {value.side} of {value.state} in {value.year}"
    if value.covered_share is not None:
        yield f"  The list covers {value.covered_share:.1%} of {value.total_persons:,} persons"
    yield from (f"  Missing: {item}" for item in value.missing)
    yield from (f"  Break: {item.sentence}" for item in value.breaks)
    yield from _about(value.dataset, place)


@_lines.register
def _(value: Measured, _place: Store) -> Iterator[str]:
    about = value.measure
    yield f"{value.rows.height:,} values in {about.unit}, by {', '.join(value.keys)}"
    yield f"  Concept {about.concept}, kind {about.kind}, duration: {about.duration}"
    yield from (f"  Step {number}: {step}" for number, step in enumerate(value.steps, 1))


def said(figure: Figure) -> str:
    """Return value, unit and year in words.

    >>> from comity.evidence.corridor import corridor
    >>> said(corridor("Mexico", "USA").parts[0])
    '11,279,561 persons (2024)'
    """
    if figure.value is None:
        return "no data"
    year = f" ({figure.year})" if figure.year else ""
    if isinstance(figure.value, str):
        return f"{figure.value}{year}"
    if figure.unit == "share":
        return f"{figure.value:.1%}{year}"
    number = f"{figure.value:,.1f}" if figure.value % 1 else f"{figure.value:,.0f}"
    return f"{number} {figure.unit}{year}"


def _about(dataset: Dataset, place: Store) -> Iterator[str]:
    """Describe the data set: publisher, edition, definition, method, holes and terms."""
    yield f"  Data set {dataset.id}: {dataset.title}"
    yield f"  {dataset.publisher}, edition {dataset.edition}, known to {dataset.snapshot.words}"
    yield f"  Concept: {dataset.concept}; duration: {dataset.duration}; kind: {dataset.kind}"
    yield f"  Method: {dataset.method.strip()}"
    yield f"  Holes: {dataset.holes.strip()}"
    yield f"  Cite as: {dataset.citation} Licence: {dataset.licence}"
    where = place.read_from(dataset.id)
    if place.overridden(dataset.id):
        yield f"  Takes the place of the bundled data set; read from {where}"
    elif where != BUNDLED:
        yield f"  Added by the user; read from {where}"
