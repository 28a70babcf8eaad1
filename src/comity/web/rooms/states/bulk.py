"""Tables of the ground that can be downloaded whole: places, groups, successions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from comity.facts import Day, ground
from comity.web.core.room import Bulk

if TYPE_CHECKING:
    import polars as pl

_LICENCE = "Apache-2.0"
_CITATION = "Comity: places, groups and successions, compiled from the sources named in each row."
_COMMON = {
    "source": "Sources of the row, parted by spaces: ids of the list of sources.",
    "verified": "Whether the row was checked against its source.",
    "note": "What to know before using the row.",
}
_PLACES = {
    "code": "ISO 3166-1 alpha-3, or a code of the same form for what has none (EUE, SUN).",
    "name": "Short name used by the United Nations, in English.",
    "short": "Name that fits the head of a table.",
    "formal": "Official name, where known.",
    "kind": "UN member, observer, other party, territory, former State and so on.",
    "iso2": "ISO 3166-1 alpha-2, where there is one.",
    "m49": "Number in the standard M49 of the United Nations, where there is one.",
    "region": "Region by M49; empty for places outside it.",
    "subregion": "Sub-region by M49.",
    "intermediate": "Intermediate region by M49, such as Eastern Africa.",
    "began": "First day of existence on record: a day, a month or a year.",
    "ended": "Last day of existence on record.",
} | _COMMON
_MEMBERSHIPS = {
    "group": "Code of the group, such as EU.",
    "group_name": "Name of the group.",
    "state": "Code of the member.",
    "since": "First day of membership: a day, a month or a year; empty when not known.",
    "to": "Last day of membership; empty while it lasts.",
} | _COMMON
_SUCCESSIONS = {
    "predecessor": "Code of the State that was followed.",
    "successor": "Code of the State that followed.",
    "day": "Day of the succession: a day, a month or a year; empty when not known.",
    "relation": "How it followed: successor, continuator, separated, united into, restored.",
} | _COMMON


def tables() -> tuple[Bulk, ...]:
    """Return the tables of the ground."""
    return (
        _bulk(
            "places",
            "States, territories and former States",
            "Every place that a record speaks of, with its codes, its region by the United "
            "Nations and the days on which it began and ended.",
            _places,
            _PLACES,
        ),
        _bulk(
            "memberships",
            "Members of groups of States",
            "Who belonged to which organisation or group, from which day to which.",
            _memberships,
            _MEMBERSHIPS,
        ),
        _bulk(
            "successions",
            "Successions of States",
            "Which State followed which, how and when.",
            _successions,
            _SUCCESSIONS,
        ),
    )


def _bulk(
    name: str,
    title: str,
    about: str,
    rows: Callable[[], Iterable[tuple[object, ...]]],
    columns: dict[str, str],
) -> Bulk:
    return Bulk(
        name=name,
        title=title,
        about=about,
        table=lambda: _table(rows(), columns),
        columns=lambda: columns,
        licence=_LICENCE,
        citation=_CITATION,
        keywords=("States", "groups", "succession", "United Nations M49"),
    )


def _table(rows: Iterable[tuple[object, ...]], columns: dict[str, str]) -> pl.DataFrame:
    """Return rows as a table of texts; an empty text is no value."""
    import polars as pl

    kinds = {name: pl.Boolean if name == "verified" else pl.String for name in columns}
    plain = [tuple(map(_plain, row)) for row in rows]
    return pl.DataFrame(plain, schema=kinds, orient="row")


def _plain(value: object) -> object:
    if isinstance(value, bool):
        return value
    return str(value) if isinstance(value, Day) else value or None


def _places() -> Iterator[tuple[object, ...]]:
    for place in ground().places.values():
        yield tuple(getattr(place, name) for name in _PLACES)


def _memberships() -> Iterator[tuple[object, ...]]:
    for group in ground().groups.values():
        for item in group.memberships:
            own = (item.group, group.name, item.state, item.since, item.to)
            yield (*own, item.source, item.verified, item.note)


def _successions() -> Iterator[tuple[object, ...]]:
    for item in ground().successions:
        yield tuple(getattr(item, name) for name in _SUCCESSIONS)
