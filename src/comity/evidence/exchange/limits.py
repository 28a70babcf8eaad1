"""How much of a file from elsewhere is read before it is refused.

Every reader takes these bounds, so that a file made to exhaust the machine ends in one
sentence. They lie far above what a statistics office sends.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from comity.facts.errors import ExchangeError


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of what is read.

    Attributes
    ----------
    file_bytes : size of the file as it lies on the disk
    unpacked_bytes : size of all that a workbook holds once unpacked
    rows : number of observations
    columns : number of columns
    cells : rows times columns of a sheet of a workbook
    text_cells : rows times columns of CSV and XML
    token_bytes : length of one XML element with its attributes, or of one header line
    depth : how deep XML elements may be nested
    """

    file_bytes: int = 2_000_000_000
    unpacked_bytes: int = 500_000_000
    rows: int = 10_000_000
    columns: int = 200
    cells: int = 15_000_000
    text_cells: int = 200_000_000
    token_bytes: int = 1_000_000
    depth: int = 24


DEFAULT = Limits()


def check_size(path: Path, limits: Limits) -> None:
    """Refuse a file that is missing, is no plain file, is empty or is too large."""
    try:
        size = path.stat().st_size
    except OSError as error:
        raise ExchangeError(path, "file", f"cannot be read ({error.strerror}).") from None
    except ValueError:
        raise ExchangeError(str(path)[:80], "file", "is no name of a file.") from None
    if not path.is_file():
        raise ExchangeError(path, "file", "is not a plain file; name the file itself.")
    if not size:
        raise ExchangeError(path, "file", "is empty; send it again.")
    if size > limits.file_bytes:
        problem = f"has {size:,} bytes; at most {limits.file_bytes:,} are read. Split it."
        raise ExchangeError(path, "file", problem)
