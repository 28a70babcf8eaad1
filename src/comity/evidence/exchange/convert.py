"""Turn a file of figures from one format of exchange into another."""

from __future__ import annotations

from pathlib import Path

from comity.evidence.exchange.about import About
from comity.evidence.exchange.formats import Format
from comity.evidence.exchange.limits import DEFAULT, Limits
from comity.evidence.exchange.read import read
from comity.evidence.exchange.structure import Structure
from comity.evidence.exchange.write import write


def convert(
    source: str | Path,
    target: str | Path,
    kind: Format,
    about: About,
    structure: Structure | None = None,
    limits: Limits = DEFAULT,
) -> Path:
    """Read a file in whatever format it has and write it in another.

    Raises
    ------
    ExchangeError
        If the source cannot be read safely or the target cannot carry what it holds.
    OutputError
        If the target cannot be written.
    """
    return write(read(source, structure, limits), target, kind, about, structure)
