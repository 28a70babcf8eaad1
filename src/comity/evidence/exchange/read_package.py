"""Read a Data Package: a descriptor beside one table of comma-separated values."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath

from comity.evidence.exchange.formats import DESCRIPTOR, Format
from comity.evidence.exchange.limits import Limits, check_size
from comity.evidence.exchange.raw import Raw
from comity.evidence.exchange.read_csv import read_csv
from comity.evidence.exchange.structure import Structure
from comity.facts.errors import ExchangeError


def read_package(path: Path, structure: Structure, limits: Limits, places: bool) -> Raw:
    """Read the one table of a Data Package, given its folder or its descriptor."""
    descriptor = path / DESCRIPTOR if path.is_dir() else path
    check_size(descriptor, limits)
    if descriptor.stat().st_size > limits.token_bytes:
        problem = f"is longer than {limits.token_bytes:,} bytes; expected a descriptor."
        raise ExchangeError(descriptor, "file", problem)
    try:
        content = json.loads(descriptor.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as error:
        problem = f"is no JSON ({str(error)[:120]})."
        raise ExchangeError(descriptor, "file", problem) from None
    table = descriptor.parent / _table_name(descriptor, content)
    return read_csv(table, structure, limits, places, Format.CSV)


def _table_name(descriptor: Path, content: object) -> str:
    """Return the file of the table; it must lie beside the descriptor.

    The specification forbids absolute paths and ``..`` for the same reason.
    """
    resources = content.get("resources") if isinstance(content, dict) else None
    if not isinstance(resources, list) or len(resources) != 1 or not isinstance(resources[0], dict):
        raise ExchangeError(descriptor, "resources", "should be a list of one table.")
    name = resources[0].get("path")
    if not isinstance(name, str) or not name or "\\" in name or PurePosixPath(name).name != name:
        problem = f"is {str(name)[:60]!r}; expected the name of a file beside the descriptor."
        raise ExchangeError(descriptor, "resources, path", problem)
    if (descriptor.parent / name).is_symlink():
        raise ExchangeError(descriptor, "resources, path", f"{name[:60]!r} is a link; refused.")
    return name
