"""A file that has come in part, and what is needed to ask for the rest of it.

The rest is asked for only when the server gave the file a mark that changes with its
content; otherwise two versions might be joined into one.
"""

from __future__ import annotations

import json
from pathlib import Path


class Part:
    """The part of a file received so far, with the mark of its version beside it."""

    def __init__(self, path: Path) -> None:
        self.path = path.with_name(path.name + ".part")
        self._mark = path.with_name(path.name + ".part.json")

    def headers(self, address: str) -> dict[str, str]:
        """Return the headers that ask for the rest, or none to ask for the whole."""
        validator, size = self._validator(address), self.size()
        if not validator or not size:
            self.discard()
            return {}
        return {"Range": f"bytes={size}-", "If-Range": validator}

    def size(self) -> int:
        """Return the number of bytes received."""
        try:
            return self.path.stat().st_size
        except OSError:
            return 0

    def begin(self, address: str, validator: str) -> None:
        """Start anew, and note the mark of the version that follows."""
        self.discard()
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_bytes(b"")
        if validator:
            note = json.dumps({"address": address, "validator": validator})
            self._mark.write_text(note, encoding="utf-8")

    def keep(self) -> None:
        """Keep what came for a later call, or nothing when the rest cannot be asked for."""
        if not self._mark.exists() or not self.size():
            self.discard()

    def finish(self, to: Path) -> None:
        """Give the whole file its name."""
        self.path.replace(to)
        self._mark.unlink(missing_ok=True)

    def discard(self) -> None:
        """Forget what came."""
        self.path.unlink(missing_ok=True)
        self._mark.unlink(missing_ok=True)

    def _validator(self, address: str) -> str:
        try:
            note = json.loads(self._mark.read_text(encoding="utf-8"))
            return str(note["validator"]) if note["address"] == address else ""
        except (OSError, ValueError, KeyError, TypeError):
            return ""


def validator(etag: str, last_modified: str) -> str:
    """Return the mark by which a version is told: a strong ETag, else the day it changed.

    >>> validator('W/"a"', "Wed, 21 Oct 2026 07:28:00 GMT")
    'Wed, 21 Oct 2026 07:28:00 GMT'
    """
    return etag if etag and not etag.startswith("W/") else last_modified
