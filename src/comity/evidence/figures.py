"""Every figure of migration that a State profile shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from comity.evidence.asked import Asked
from comity.evidence.figure import Figure
from comity.evidence.figures_other import mobility, money, policy, safety
from comity.evidence.figures_people import outlook, people
from comity.evidence.figures_refuge import refuge
from comity.evidence.store import Store, store
from comity.facts.day import asked_day
from comity.facts.errors import UnknownNameError

#: The chapters of a profile, each with the figures that it holds.
CHAPTERS: dict[str, Callable[[Asked], Iterator[Figure]]] = {
    "people": people,
    "refuge": refuge,
    "money": money,
    "safety": safety,
    "mobility": mobility,
    "outlook": outlook,
    "policy": policy,
}


def figures(
    state: str, on: date | str, *, chapter: str | None = None, within: Store | None = None
) -> tuple[Figure, ...]:
    """Return the figures of a State on a day: the last of each that is not later.

    A figure that is not known is there too, with the value None and the reason.

    Parameters
    ----------
    state : any name in use
    on : the day
    chapter : one of ``CHAPTERS``; all of them unless told otherwise

    Examples
    --------
    >>> from datetime import date
    >>> here = figures("Germany", date(2025, 7, 1))[0]
    >>> here.id, here.value, here.year, here.dataset
    ('migrants_here', 16750084, 2024, 'migrant_stock_2024')
    """
    place = within or store()
    day = asked_day(on) if isinstance(on, str) else on
    asked = Asked(place, place.ground.resolve(state).code, day)
    if chapter is not None and chapter not in CHAPTERS:
        raise UnknownNameError(f"chapter ({', '.join(CHAPTERS)})", chapter, CHAPTERS)
    chosen = CHAPTERS.values() if chapter is None else [CHAPTERS[chapter]]
    return tuple(figure for part in chosen for figure in part(asked))
