"""Tables of the ground that can be downloaded whole: sources, places, groups, successions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from comity.answers.norms import of_source
from comity.facts import KNOWLEDGE
from comity.facts.group import GROUP_COLUMNS, MEMBERSHIP_COLUMNS
from comity.facts.place import COLUMNS, SUCCESSION_COLUMNS
from comity.facts.records import read_rows
from comity.web.core.room import Bulk
from comity.web.rooms.sources.records import every

if TYPE_CHECKING:
    import polars as pl

LICENCE: Final = "Facts, free for all; the wording of Comity under Apache-2.0"
CITATION: Final = "Comity: {}. Each row names its sources."
_STATED = {
    "source": "Ids of the sources that say so, parted by spaces.",
    "verified": "Whether it was read in a text: true or false.",
    "note": "What a careful reader should know.",
}
_PLACES = {
    "code": "ISO 3166-1 alpha-3, or a code of the same form.",
    "name": "Name in the form used by the United Nations.",
    "short": "Name that fits the head of a table.",
    "formal": "Official name, where known.",
    "kind": "UN member, observer, other party, territory, former State, or another kind.",
    "iso2": "ISO 3166-1 alpha-2; empty when there is none.",
    "m49": "UN M49 number, three digits.",
    "region": "UN M49 region.",
    "subregion": "UN M49 sub-region.",
    "intermediate": "UN M49 intermediate region.",
    "began": "First day of the State; empty when before 1945 or not known.",
    "ended": "Last day of the State; empty while it lasts.",
    **_STATED,
}
_SUCCESSIONS = {
    "predecessor": "Code of the State that came before.",
    "successor": "Code of the State that followed.",
    "day": "Day of the succession, as finely as it is known.",
    "relation": "Continuator, successor, separated, united into, or restored.",
    **_STATED,
}
_GROUPS = {
    "code": "Short name, such as EU.",
    "name": "Name in full.",
    "kind": "Regional, economic, political, or a category of the United Nations.",
    **_STATED,
}
_MEMBERSHIPS = {
    "group": "Code of the group.",
    "state": "Code of the place.",
    "from": "First day of membership; empty when not known.",
    "to": "Last day of membership; empty while it lasts.",
    **_STATED,
}
_SOURCES = {
    "source": "Id by which the records name it.",
    "tier": "How close it stands to the act: depositary, secondary, text or recalled.",
    "known_to": "Day to which its contents are known, if it states one.",
    "read": "Day on which it was read into these records.",
    "title": "What it is.",
    "publisher": "Who issued it.",
    "locator": "Address, or repository, path and version.",
    "licence": "Terms as the publisher states them.",
}


def tables() -> Iterator[Bulk]:
    """Go through the tables of the ground."""
    yield _bulk(
        "places",
        "Places: States, territories, former States and other parties",
        "Codes, names, kind, region and lifetime of every place that a record names.",
        lambda: _of_file("places", COLUMNS),
        _PLACES,
    )
    yield _bulk(
        "successions",
        "Successions of States",
        "Which State followed which, on which day and how.",
        lambda: _of_file("successions", SUCCESSION_COLUMNS),
        _SUCCESSIONS,
    )
    yield _bulk(
        "groups",
        "Groups of States",
        "Organisations and categories of States whose membership is on record.",
        lambda: _of_file("groups", GROUP_COLUMNS),
        _GROUPS,
    )
    yield _bulk(
        "memberships",
        "Memberships of groups, with their days",
        "Each time that a State belonged to a group, with its first and last day.",
        lambda: _of_file("memberships", MEMBERSHIP_COLUMNS),
        _MEMBERSHIPS,
    )
    yield _bulk(
        "sources",
        "Sources of every fact",
        "Each document or data file in which facts were read, with its terms and its age.",
        _sources,
        _SOURCES,
    )


def _bulk(
    name: str,
    title: str,
    about: str,
    table: Callable[[], pl.DataFrame],
    columns: dict[str, str],
) -> Bulk:
    cited = CITATION.format(title)
    words = ("States", "migration", "international law")
    return Bulk(name, title, about, table, lambda: columns, LICENCE, cited, words)


def _of_file(name: str, columns: Sequence[str]) -> pl.DataFrame:
    rows = read_rows(KNOWLEDGE / "facts" / f"{name}.csv", columns)
    return _frame(columns, ([cell or None for cell in row] for _, row in rows))


def _sources() -> pl.DataFrame:
    records = (of_source(source) for source in every().values())
    rows = ([str(value) if value else None for value in record.values()] for record in records)
    return _frame(list(_SOURCES), rows)


def _frame(columns: Sequence[str], rows: Iterator[list[str | None]]) -> pl.DataFrame:
    import polars as pl

    return pl.DataFrame(list(rows), schema=dict.fromkeys(columns, pl.String), orient="row")
