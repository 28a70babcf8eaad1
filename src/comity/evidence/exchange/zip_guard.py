"""Unpack a workbook within bounds, before any reader of workbooks sees it.

The size that a zip file states for an entry may be a lie. Each part that matters is
therefore unpacked here, counted, and packed again without compression: what is handed
on holds nothing that was not measured.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import Path

from comity.evidence.exchange.limits import Limits, check_size
from comity.facts.errors import ExchangeError

_CHUNK = 1 << 18
_ENTRIES = 2_000
#: What a reader of cells needs; drawings, charts and macros are left behind.
_NEEDED = re.compile(
    r"\[content_types\]\.xml|_rels/\.rels|xl/workbook\.xml|xl/_rels/workbook\.xml\.rels"
    r"|xl/(worksheets/[^/]+|sharedstrings|styles)\.xml"
)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def safe_copy(path: Path, limits: Limits) -> io.BytesIO:
    """Return the parts of a workbook, measured and stored without compression.

    Raises
    ------
    ExchangeError
        If it is no zip file, is encrypted, leads outside its folder, unpacks to more
        than the limits allow, or declares a document type.
    """
    check_size(path, limits)
    packed = io.BytesIO()
    try:
        with zipfile.ZipFile(path) as source, zipfile.ZipFile(packed, "w") as target:
            left = limits.unpacked_bytes
            for entry in _entries(path, source):
                content = _unpack(path, source, entry, left)
                left -= len(content)
                _check_part(path, entry.filename, content)
                target.writestr(entry.filename, content)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        NotImplementedError,
        ValueError,
    ) as e:
        if isinstance(e, ExchangeError):
            raise
        raise ExchangeError(path, "file", f"is no whole workbook ({str(e)[:120]}).") from None
    packed.seek(0)
    return packed


def _entries(path: Path, source: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    entries = source.infolist()
    if len(entries) > _ENTRIES:
        raise ExchangeError(
            path, "file", f"holds {len(entries):,} parts; too many to be a workbook."
        )
    names = [entry.filename for entry in entries]
    if len(set(names)) != len(names):
        raise ExchangeError(path, "file", "holds a part twice; save it again.")
    for entry in entries:
        if entry.filename.startswith(("/", "\\")) or ".." in entry.filename.replace(
            "\\", "/"
        ).split("/"):
            problem = f"holds {entry.filename[:60]!r}, which leads outside the file; refused."
            raise ExchangeError(path, "file", problem)
        if entry.flag_bits & 1:
            raise ExchangeError(path, "file", "is encrypted; save it without a password.")
        if entry.compress_type not in _METHODS:
            raise ExchangeError(path, "file", "is packed in a way that workbooks do not use.")
    return [entry for entry in entries if _NEEDED.fullmatch(entry.filename.lower())]


def _unpack(path: Path, source: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> bytes:
    pieces, size = [], 0
    with source.open(entry) as part:
        while piece := part.read(_CHUNK):
            size += len(piece)
            if size > left:
                problem = f"unpacks to more than the bytes allowed at {entry.filename[:60]!r}."
                raise ExchangeError(path, "file", problem + " Send the sheet as CSV.")
            pieces.append(piece)
    return b"".join(pieces)


def _check_part(path: Path, name: str, content: bytes) -> None:
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise ExchangeError(path, name[:60], "declares a document type, which is refused.")
