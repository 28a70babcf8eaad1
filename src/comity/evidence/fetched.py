"""The vintages that a user has fetched: the one in use takes the place of the bundled table.

A fetch leaves ``evidence/vintages/<data set>/<vintage>/`` in the user's folder, with the table
and ``origin.json``, and the small file ``current`` that names the vintage in use.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from comity.evidence.dataset import Dataset
from comity.facts.day import Day
from comity.facts.errors import DayError, RecordError
from comity.facts.records import list_records

VINTAGES = Path("evidence") / "vintages"
_NAME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9a-f]{8}")


def fetched(home: Path, bundled: Mapping[str, Dataset]) -> dict[str, Dataset]:
    """Return the descriptors of the vintages in use, each for a data set of the bundle.

    The descriptor keeps what the bundle says of concept, unit and method; the table, its
    number of rows and the day to which it is known are those of the vintage.

    Raises
    ------
    RecordError
        If a pointer names no vintage or a record of origin cannot be read.
    """
    return {item.id: item for item in _in_use(home, bundled)}


def _in_use(home: Path, bundled: Mapping[str, Dataset]) -> Iterator[Dataset]:
    if not (home / VINTAGES).is_dir():
        return
    for folder in list_records(home / VINTAGES, ""):
        pointer = folder / "current"
        if folder.name in bundled and pointer.is_file():
            yield _described(bundled[folder.name], folder, pointer)


def _described(dataset: Dataset, folder: Path, pointer: Path) -> Dataset:
    name = pointer.read_text(encoding="utf-8", errors="replace").strip()
    if not _NAME.fullmatch(name):
        problem = "names no vintage; fetch the data set again, or remove the file."
        raise RecordError(pointer, "line 1", problem)
    origin = folder / name / "origin.json"
    try:
        record = json.loads(origin.read_text(encoding="utf-8"))
        day, rows = Day.parse(str(record["fetched"])), int(record["rows"])
    except (OSError, ValueError, TypeError, LookupError, DayError):
        problem = "cannot be read as a record of origin; fetch the data set again."
        raise RecordError(origin, "file", problem) from None
    expect = replace(dataset.expect, rows=rows, totals=())
    return replace(dataset, file=folder / name / "data.parquet", snapshot=day, expect=expect)
