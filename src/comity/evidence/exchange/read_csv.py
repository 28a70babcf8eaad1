"""Read figures as comma-separated values: SDMX-CSV 1.0 and 2.0, or plain with a header.

Polars reads the cells; what surrounds it makes sure that a file is UTF-8, has a header
of sane width, and says in the words of SDMX-CSV what it holds.
"""

from __future__ import annotations

import codecs
import csv
from pathlib import Path

from comity.evidence.exchange.formats import Format
from comity.evidence.exchange.limits import Limits, check_size
from comity.evidence.exchange.raw import Raw, text_schema
from comity.evidence.exchange.sdmx_csv import message_columns, unwrap
from comity.evidence.exchange.structure import Structure
from comity.facts.errors import ExchangeError

_CHUNK = 1 << 20
_SEPARATORS = ",;\t|"


def read_csv(path: Path, structure: Structure, limits: Limits, places: bool, kind: Format) -> Raw:
    """Read a CSV file; ``places`` asks for the row of each observation, the header being 1."""
    import polars as pl

    check_size(path, limits)
    _check_text(path)
    separator, names = _header(path, limits)
    schema = {**text_schema(structure, names), **message_columns(names)}
    most = min(limits.rows, limits.text_cells // max(len(names), 1))
    try:
        table = pl.read_csv(
            path,
            separator=separator,
            schema=schema,
            null_values="",
            glob=False,
            n_rows=most + 1,
        )
    except (pl.exceptions.PolarsError, OSError, ValueError) as error:
        problem = f"cannot be split into cells ({str(error).splitlines()[0][:160]})."
        raise ExchangeError(path, "file", problem) from None
    if table.height > most:
        raise ExchangeError(path, "file", f"has more than {most:,} observations. Split it.")
    rows = pl.int_range(2, table.height + 2, eager=True).alias("row") if places else None
    table = table if kind is Format.CSV else unwrap(path, table, structure)
    return Raw(path, table, rows)


def _check_text(path: Path) -> None:
    """Refuse what is not UTF-8 text, naming the line."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            start = file.tell() - len(chunk)
            if b"\0" in chunk:
                where = _line(path, start + chunk.index(b"\0"))
                raise ExchangeError(path, where, "holds a NUL byte; it is not text.")
            held = decoder.getstate()[0]
            if chunk.isascii() and not held:
                continue
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError as error:
                where = _line(path, start - len(held) + error.start)
                raise ExchangeError(path, where, _encoding(error)) from None
    if decoder.getstate()[0]:
        raise ExchangeError(path, "end", "ends inside a character; the file is cut off.")


def _line(path: Path, offset: int) -> str:
    """Count the lines up to a byte; only a file that is refused is read a second time."""
    line = 1
    with path.open("rb") as file:
        while offset > 0 and (chunk := file.read(min(_CHUNK, offset))):
            line += chunk.count(b"\n")
            offset -= len(chunk)
    return f"line {line}"


def _encoding(error: UnicodeDecodeError) -> str:
    byte = error.object[error.start]
    return f"is not UTF-8 (byte 0x{byte:02X}). Save it as CSV UTF-8 and send it again."


def _header(path: Path, limits: Limits) -> tuple[str, list[str]]:
    """Return the separator and the names of the columns."""
    with path.open("rb") as file:
        line = file.readline(limits.token_bytes + 1)
    if len(line) > limits.token_bytes:
        problem = f"is longer than {limits.token_bytes:,} bytes; expected names of columns."
        raise ExchangeError(path, "header", problem)
    text = line.decode("utf-8-sig").rstrip("\r\n")
    separator = max(_SEPARATORS, key=text.count)
    names = next(csv.reader([text], delimiter=separator), [])
    if len(names) > limits.columns:
        problem = f"has {len(names):,} columns; at most {limits.columns} are read."
        raise ExchangeError(path, "header", problem)
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ExchangeError(path, "header", f"names {twice[0][:40]!r} twice; rename one.")
    return separator, names
