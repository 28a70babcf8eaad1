"""Which software and which knowledge an answer was made from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import comity
from comity.facts import Day, ground

_CODE = Path(comity.__file__).parent


@dataclass(frozen=True, slots=True)
class Edition:
    """The edition in use.

    Attributes
    ----------
    version : of the software
    snapshot : day on which the records were last brought up to date as a whole
    mark : a short text that changes whenever a file of the software or the records does
    """

    version: str
    snapshot: Day
    mark: str

    @property
    def modified(self) -> datetime:
        """The snapshot as a moment, for the header Last-Modified."""
        day = self.snapshot.last
        return datetime(day.year, day.month, day.day, tzinfo=UTC)


@cache
def edition() -> Edition:
    """Return the edition in use, worked out once for each process."""
    digest = hashlib.sha256(comity.__version__.encode())
    for path in sorted(_CODE.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            about = path.stat()
            digest.update(f"{path.relative_to(_CODE)} {about.st_size} {about.st_mtime_ns}".encode())
    return Edition(comity.__version__, ground().snapshot, digest.hexdigest()[:12])
