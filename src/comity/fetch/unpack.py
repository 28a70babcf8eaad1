"""Unpack what came, within bounds: a small file may unfold to fill a disk.

The size that a packed file states may be a lie; everything is counted as it unfolds.
"""

from __future__ import annotations

import gzip
import re
import zipfile
import zlib
from pathlib import Path
from typing import IO

from comity.fetch.faults import RefusedError

GZIP, ZIP = b"\x1f\x8b", b"PK\x03\x04"
_CHUNK = 1 << 18
_ENTRIES, _CELLS, _COLUMNS = 2_000, 40_000_000, 1_000
_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_PLACE = re.compile(rb"<(?:\w+:)?(?:c|row)\b[^>]*?\br\s*=\s*[\"']([A-Z]{0,3})([0-9]{1,8})[\"']")
_TORN = "Try again; if it stays so, tell the publisher."
_BOUND = (
    "It is not opened; if the publisher's file has grown, raise the bound in the list of services."
)


def content(path: Path, most: int) -> bytes:
    """Return a text file as bytes, unfolded if it is packed with gzip.

    Raises
    ------
    RefusedError
        If it unfolds to more than ``most`` bytes, is torn, or is a web page.
    """
    with path.open("rb") as file:
        packed = file.read(2) == GZIP
    try:
        with gzip.open(path) if packed else path.open("rb") as source:
            found = _read(source, most)
    except (gzip.BadGzipFile, EOFError, zlib.error):
        raise RefusedError("a gzip file came that is torn or damaged.", _TORN) from None
    refuse_web_page(found)
    return found


def refuse_web_page(start: bytes) -> None:
    """Refuse what begins as a web page: services send one when they are out of order."""
    if _HTML.match(start.removeprefix(b"\xef\xbb\xbf")[:4_000]):
        came = "a web page came instead of data."
        raise RefusedError(
            came, "Open the address in a browser to see what it says; it may have moved."
        )


def text(found: bytes) -> str:
    """Return bytes as text, which must be UTF-8."""
    try:
        return found.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        came = f"the text is not UTF-8 (byte {error.start:,})."
        raise RefusedError(
            came, "The publisher may have changed the encoding; names would be spoilt."
        ) from None


def refuse_bad_workbook(path: Path, most: int) -> None:
    """Refuse a workbook that is none, is torn, unfolds too far, or declares a document type."""
    with path.open("rb") as file:
        start = file.read(4_000)
    refuse_web_page(start)
    if not start.startswith(ZIP):
        raise RefusedError(
            "what came is no workbook (xlsx).", "See whether the publisher changed the form."
        )
    try:
        with zipfile.ZipFile(path) as book:
            if len(book.infolist()) > _ENTRIES:
                raise RefusedError("a workbook of too many parts came.", _BOUND)
            for entry in book.infolist():
                with book.open(entry) as part:
                    most -= _measure(part, most, entry.filename)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError):
        raise RefusedError("a workbook came that is torn or damaged.", _TORN) from None


def _read(source: IO[bytes] | gzip.GzipFile, most: int) -> bytes:
    pieces, size = [], 0
    while piece := source.read(_CHUNK):
        size += len(piece)
        if size > most:
            raise RefusedError(f"the file unfolds to more than {most:,} bytes.", _BOUND)
        pieces.append(piece)
    return b"".join(pieces)


def _measure(part: IO[bytes], most: int, name: str) -> int:
    """Count the bytes of one part, and see how far the cells of a sheet lie apart."""
    size, tail, rows, columns = 0, b"", 0, 0
    sheet = name.startswith("xl/worksheets/")
    while piece := part.read(_CHUNK):
        size += len(piece)
        if size > most:
            raise RefusedError(f"the workbook unfolds to more than {most:,} bytes.", _BOUND)
        window = tail + piece
        if b"<!DOCTYPE" in window or b"<!ENTITY" in window:
            raise RefusedError("the workbook declares a document type, which none needs.", _TORN)
        if sheet:
            for letters, digits in _PLACE.findall(window):
                rows, columns = max(rows, int(digits)), max(columns, _column(letters))
            if columns > _COLUMNS or rows * columns > _CELLS:
                raise RefusedError("the workbook has cells too far apart to be opened.", _BOUND)
        tail = window[-200:]
    return size


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
