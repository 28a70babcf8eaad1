"""Let a file appear whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from comity.facts.errors import OutputError


def whole(target: Path, make: Callable[[Path], object]) -> Path:
    """Let a file be made beside its place and put it there when it is complete.

    Raises
    ------
    OutputError
        If it cannot be written there; what was there before is left as it was.
    """
    part = target.with_name(f".{target.name}.part")
    try:
        try:
            make(part)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(target, f"{error.strerror or error}.") from None
    return target
