"""The formats in which figures are exchanged, and how to tell them apart."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from comity.evidence.exchange.limits import DEFAULT, Limits, check_size
from comity.facts.errors import ExchangeError, QuestionError, near_misses

DESCRIPTOR = "datapackage.json"
_SMALL = 65_536


class Format(StrEnum):
    """A format that is read; all but xlsx are written too."""

    CSV = "csv"
    SDMX_CSV_1 = "sdmx-csv-1.0"
    SDMX_CSV_2 = "sdmx-csv-2.0"
    SDMX_ML_21 = "sdmx-ml-2.1"
    SDMX_ML_21_GENERIC = "sdmx-ml-2.1-generic"
    SDMX_ML_30 = "sdmx-ml-3.0"
    PACKAGE = "data-package"
    XLSX = "xlsx"


XML = frozenset({Format.SDMX_ML_21, Format.SDMX_ML_21_GENERIC, Format.SDMX_ML_30})


def named_format(name: str) -> Format:
    """Return the format that a name in use stands for.

    >>> named_format("sdmx-ml-3.0")
    <Format.SDMX_ML_30: 'sdmx-ml-3.0'>
    """
    try:
        return Format(name.strip().casefold())
    except ValueError:
        close = " or ".join(near_misses(name, list(Format)))
        hint = f"Did you mean {close}?" if close else f"Known are {', '.join(Format)}."
        raise QuestionError(f"No format is called {name[:40]!r}. {hint}") from None


def sniff(path: Path, limits: Limits = DEFAULT) -> Format:
    """Tell the format of a file from its first bytes, never from its name alone.

    A folder is a Data Package when it holds ``datapackage.json``. Which SDMX-ML message
    an XML file is shows only in its root element, so that the reader settles it.
    """
    if path.is_dir() or path.name == DESCRIPTOR:
        return Format.PACKAGE
    check_size(path, limits)
    with path.open("rb") as file:
        start = file.read(_SMALL)
    text = start.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"PK"):
        return Format.XLSX
    if text[:200].lower().startswith((b"<!doctype html", b"<html")):
        raise ExchangeError(path, "line 1", "is a web page (HTML), not data. Fetch it again.")
    # A byte order mark of UTF-16 before "<": the XML reader knows these encodings.
    if text.startswith(b"<") or start.startswith((b"\xff\xfe<", b"\xfe\xff\0<")):
        return Format.SDMX_ML_21
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        raise ExchangeError(path, "file", "is an old Excel file (xls). Save it as xlsx or CSV.")
    return _csv_kind(start)


def _csv_kind(start: bytes) -> Format:
    head = start.lstrip(b"\xef\xbb\xbf").lstrip(b'"')
    if head.startswith(b"STRUCTURE"):
        return Format.SDMX_CSV_2
    return Format.SDMX_CSV_1 if head.startswith(b"DATAFLOW") else Format.CSV
