"""What a validation found: where, what was given, what was expected, what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path


class Kind(StrEnum):
    """What can be wrong with a file of figures, in the order in which it is reported."""

    UNREADABLE = "unreadable file"
    UNKNOWN_COLUMN = "unknown column"
    MISSING_COLUMN = "missing column"
    MISSING_VALUE = "missing value"
    UNKNOWN_CODE = "unknown code"
    WRONG_TYPE = "wrong type"
    FORMULA = "formula"
    NEGATIVE = "negative figure"
    FUTURE = "future period"
    DUPLICATE = "duplicate"
    TOTAL = "total unlike its parts"
    COVERAGE = "parts below their total"
    FLOW_ABOVE_STOCK = "flow above stock"
    MIXED = "mixed series"


#: Kinds that a correct file may show; the sender should know of them.
WARNINGS = frozenset({Kind.COVERAGE, Kind.FLOW_ABOVE_STOCK, Kind.MIXED})
_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found.

    Attributes
    ----------
    row : row of a table (the header is 1) or line of an XML file; None for the whole file
    column : the column concerned, if one is
    given, expected, advice : what stands there, what should, and what to do
    """

    kind: Kind
    row: int | None
    column: str
    given: str
    expected: str
    advice: str

    def sentence(self, unit: str = "row") -> str:
        """Say it in one line."""
        place = f"{unit} {self.row}" if self.row is not None else "file"
        where = f"{place}, {self.column}" if self.column else place
        return f"{where}: {self.given}; expected {self.expected}. {self.advice}"


@dataclass(frozen=True)
class Report:
    """Everything a validation found, bounded: a few of each kind and the count of all.

    Attributes
    ----------
    path : the file
    observations : how many were read
    findings : at most a few of each kind, in order of kind and row
    counts : how often each kind was met, kept or not
    unit : what ``row`` counts in the findings, ``row`` or ``line``
    """

    path: Path
    observations: int
    findings: tuple[Finding, ...]
    counts: Mapping[Kind, int]
    unit: str = "row"

    @property
    def clean(self) -> bool:
        """Whether nothing was found that must be corrected; warnings may remain."""
        return not any(count for kind, count in self.counts.items() if kind not in WARNINGS)

    def lines(self) -> Iterator[str]:
        """Yield the findings as text, each kind followed by what was left out."""
        for kind, count in self.counts.items():
            kept = [item for item in self.findings if item.kind is kind]
            level = "warning" if kind in WARNINGS else "error"
            yield f"{kind} ({level}, {count:,} met)"
            yield from (f"  {item.sentence(self.unit)}" for item in kept)
            if count > len(kept):
                yield f"  and {count - len(kept):,} more"


class Collector:
    """Gathers findings and keeps no more than a few of each kind."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._kept: dict[Kind, list[Finding]] = {kind: [] for kind in Kind}
        self._counts: Counter[Kind] = Counter()

    def add(self, kind: Kind, count: int, found: Iterable[Finding]) -> None:
        """Count what was met and keep the first few of it."""
        if count:
            self._counts[kind] += count
            left = self.most - len(self._kept[kind])
            self._kept[kind].extend(islice(found, max(left, 0)))

    def report(self, path: Path, observations: int, unit: str) -> Report:
        """Return the report of what was gathered."""
        ordered = [
            item
            for kind in Kind
            for item in sorted(self._kept[kind], key=lambda item: (item.row or 0, item.column))
        ]
        counts = {kind: self._counts[kind] for kind in Kind if self._counts[kind]}
        return Report(path, observations, tuple(ordered), counts, unit)


def shown(value: object) -> str:
    """Quote what was given, cut to a length that fits a line."""
    text = "nothing" if value is None else repr(str(value)[:_SHOWN])
    return text if value is None or len(str(value)) <= _SHOWN else f"{text} and more"
