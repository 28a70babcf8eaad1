"""Check the statistics: that descriptors, dictionary and tables fit together.

The rules are listed in :mod:`comity.facts.rules`, with what to do about each. Those about
the values of one table stand in ``checks_table``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from comity.evidence.catalogue import CATALOGUE, COLUMNS, Dataset, catalogue, columns
from comity.evidence.checks_table import check_table
from comity.facts.errors import RecordError
from comity.facts.findings import Finding, accept, finding, read_exceptions
from comity.facts.ground import Ground, ground
from comity.facts.records import KNOWLEDGE, list_records, read_rows
from comity.facts.source import read_sources

LEFT_OUT, SOURCES = "evidence/left_out.csv", "evidence/sources.yml"
ACCEPTED = "evidence/accepted.csv"
LARGEST_BUNDLE = 18_000_000

#: The rules replayed here; exceptions from others are not for this check to judge.
OWN = frozenset(f"K4{number:02}" for number in range(1, 14))

#: Terms that let anyone pass the data on, changed or not, with attribution at most.
PERMITTED = frozenset(
    {
        "CC0 1.0",
        "CC BY 3.0 IGO",
        "CC BY 4.0",
        "MIT",
        "UNdata terms of use (free to copy and pass on with attribution)",
    }
)


def check_evidence(root: Path = KNOWLEDGE) -> tuple[Finding, ...]:
    """Return everything in the statistics that breaks a rule, accepted exceptions marked.

    A table that cannot be read is a finding itself, and the others are still checked.

    Examples
    --------
    >>> [item.subject for item in check_evidence() if item.open]
    []
    """
    own = [item for item in read_exceptions(root, ACCEPTED) if item.id in OWN]
    try:
        found = list(_found(root, ground(root)))
    except RecordError as error:
        found = [_unread(root, "catalogue", error)]
    return accept(found, own)


def _found(root: Path, places: Ground) -> Iterator[Finding]:
    sets = catalogue(root)
    yield from _files(root, sets.values())
    yield from _columns(root, sets.values())
    sources = read_sources(root / SOURCES)
    for dataset in sets.values():
        if dataset.licence not in PERMITTED:
            problem = f"The licence {dataset.licence!r} is not one that permits passing it on."
            yield finding("K402", CATALOGUE, dataset.id, problem)
        if dataset.source not in sources:
            problem = f"No source is called {dataset.source!r}."
            yield finding("K403", CATALOGUE, f"{dataset.id} {dataset.source}", problem)
        try:
            yield from check_table(dataset, root, places)
        except RecordError as error:
            yield _unread(root, dataset.id, error)


def _files(root: Path, sets: Collection[Dataset]) -> Iterator[Finding]:
    """Compare the tables in the folder with the catalogue and with what was left out."""
    left = {row[0] for _, row in read_rows(root / LEFT_OUT, ("id", "reason"))}
    described = {item.file for item in sets}
    tables = list_records((root / CATALOGUE).parent, ".parquet")
    for path in tables:
        where = path.relative_to(root).as_posix()
        if path not in described:
            yield finding("K411", where, path.stem, "No data set of the catalogue has this file.")
        if path.stem in left:
            yield finding("K411", where, path.stem, "It is in the list of what was left out.")
    for item in sets:
        if item.id in left:
            problem = "It is in the catalogue and in the list of what was left out."
            yield finding("K411", CATALOGUE, item.id, problem)
    size = sum(path.stat().st_size for path in tables)
    if size >= LARGEST_BUNDLE:
        yield finding("K412", CATALOGUE, "size", f"They take {size:,} bytes.")


def _columns(root: Path, sets: Collection[Dataset]) -> Iterator[Finding]:
    used = {name for item in sets for name in item.columns}
    for name in columns(root):
        if name not in used:
            yield finding("K404", COLUMNS, name, "No data set has this column.")


def _unread(root: Path, subject: str, error: RecordError) -> Finding:
    file = Path(error.file)
    inside = file.is_relative_to(root)
    where = file.relative_to(root).as_posix() if inside else error.file
    return finding("K401", where, subject, f"{error.where}: {error.problem}")
