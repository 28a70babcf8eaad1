"""A profile as PDF or Word, made by a process of its own, one at a time.

Setting type and drawing take far more memory than a page; a process that ends gives it back.
What goes wrong there stays there, and nothing half-written is handed out.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from comity.facts import Place
from comity.web.core.hands import BusyError, Turn

KINDS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
#: Seconds that a file may take.
LONGEST: Final = 60
_log = logging.getLogger("comity.web.states")
_turn = Turn()


def made(place: Place, on: date, beside: Sequence[Place], form: str, language: str) -> bytes:
    """Return a profile in a language as the bytes of a file.

    Raises
    ------
    BusyError
        If others are waiting already, or if the file does not come in time.
    """
    with _turn.taken(), TemporaryDirectory(prefix="comity-") as folder:
        path = Path(folder) / f"profile.{form}"
        asked = [place.code, "--on", on.isoformat(), "--format", form, "--out", str(path)]
        asked += ["--language", language]
        asked += ["--compare", ",".join(p.code for p in beside)] if beside else []
        _run(asked)
        return path.read_bytes()


_FAILED = "The file could not be made; ask again later. The page itself can be printed."


def _run(asked: Sequence[str]) -> None:
    """Run the command that writes profiles; it writes whole files or none."""
    command = [sys.executable, "-P", "-m", "comity", "profile", *asked]
    try:
        done = subprocess.run(  # noqa: S603  # codes of places, a day, words of ours; no shell
            command, env=_environment(), capture_output=True, timeout=LONGEST, check=False
        )
    except subprocess.TimeoutExpired:
        _log.error("A file took longer than %s s: %s", LONGEST, " ".join(asked))
        raise BusyError(_FAILED) from None
    if done.returncode:
        said = done.stderr.decode(errors="replace")[-2000:]
        _log.error("A file was not made: %s: %s", " ".join(asked), said)
        raise BusyError(_FAILED)


def _environment() -> dict[str, str]:
    """Return what the process may know: where programs, fonts and data sets are."""
    known = ("PATH", "HOME", "COMITY_HOME", "PYTHONPATH", "LANG", "TMPDIR", "XDG_CACHE_HOME")
    return {name: os.environ[name] for name in known if name in os.environ}
