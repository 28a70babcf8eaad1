"""Keep each edition of a data set beside the older ones, and say which is in use.

A vintage is a folder ``<home>/evidence/vintages/<data set>/<day>-<first of checksum>`` with
the table and the record of its origin. The small file ``current`` names the one in use; it
is exchanged in one movement, after the new vintage is whole.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from comity.facts.errors import (
    ComityError,
    OutputError,
    QuestionError,
    RecordError,
    UnknownNameError,
)
from comity.facts.tables import read_table

if TYPE_CHECKING:
    import polars as pl

DATA, ORIGIN, CURRENT, WORK = "data.parquet", "origin.json", "current", ".work"
_DATASET = re.compile(r"[a-z0-9_]{1,80}")
_NAME = re.compile(r"\d{4}-\d{2}-\d{2}-[0-9a-f]{8}")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a vintage came from: enough for a stranger to check it.

    Attributes
    ----------
    dataset, service : what was fetched, and by which record of the list of services
    address : where the last file was read, after being sent on
    fetched : day of the fetch, ``YYYY-MM-DD``
    raw_sha256, raw_bytes : checksum and size of what the server sent
    data_sha256, rows : checksum and rows of the table made of it
    etag, last_modified : marks that the server gave
    licence : terms of the publisher
    absent : columns that the service does not carry and that are therefore unknown
    """

    dataset: str
    service: str
    address: str
    fetched: str
    raw_sha256: str
    raw_bytes: int
    data_sha256: str
    rows: int
    etag: str
    last_modified: str
    licence: str
    absent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vintage:
    """One edition kept of a data set."""

    name: str
    folder: Path
    origin: Origin
    current: bool

    @property
    def data(self) -> Path:
        """Path of the table."""
        return self.folder / DATA


def folder_of(dataset: str, home: Path) -> Path:
    """Return the folder of the vintages of a data set."""
    if not _DATASET.fullmatch(dataset):
        problem = f"{dataset[:80]!r} is no name of a data set. List them with `comity catalogue`."
        raise QuestionError(problem)
    return home / "evidence" / "vintages" / dataset


def vintages(dataset: str, home: Path) -> tuple[Vintage, ...]:
    """Return the editions kept of a data set, oldest first.

    Raises
    ------
    RecordError
        If the record of an edition cannot be read.
    """
    folder = folder_of(dataset, home)
    try:
        names = sorted(name for name in os.listdir(folder) if _NAME.fullmatch(name))
    except FileNotFoundError:
        return ()
    used = _current_name(folder)
    found = [Vintage(name, folder / name, _origin(folder / name), name == used) for name in names]
    return tuple(found)


def current(dataset: str, home: Path) -> Vintage | None:
    """Return the edition in use, or None when there is none beside the bundle."""
    return next((item for item in vintages(dataset, home) if item.current), None)


def vintage(dataset: str, name: str, home: Path) -> Vintage:
    """Return one edition by its name."""
    kept = {item.name: item for item in vintages(dataset, home)}
    if name not in kept:
        raise UnknownNameError("vintage", name, kept)
    return kept[name]


def store(table: pl.DataFrame, origin: Mapping[str, object], today: date, home: Path) -> Vintage:
    """Keep a table that passed its checks, and put it in use.

    The same table as the one in use is not kept a second time.
    """
    dataset = str(origin["dataset"])
    folder = folder_of(dataset, home)
    with working(folder) as work:
        table.write_parquet(work / DATA, compression="zstd", compression_level=15)
        checksum = sha256((work / DATA).read_bytes()).hexdigest()
        before = current(dataset, home)
        if before and before.origin.data_sha256 == checksum:
            return before
        name = f"{today.isoformat()}-{checksum[:8]}"
        full = dict(origin) | {"data_sha256": checksum, "rows": table.height}
        (work / ORIGIN).write_text(json.dumps(full, indent=1, ensure_ascii=False), encoding="utf-8")
        if not (folder / name).exists():
            _synced(work)
            work.rename(folder / name)
    _point(folder, name)
    return vintage(dataset, name, home)


@contextmanager
def working(folder: Path) -> Iterator[Path]:
    """Give a folder to work in, and remove what is left of it, whatever happens."""
    try:
        (folder / WORK).mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix="new-", dir=folder / WORK))
    except OSError as error:
        problem = f"{(error.strerror or 'unknown reason').lower()}."
        raise OutputError(folder, problem) from None
    try:
        yield work
    except ComityError:
        raise
    except OSError as error:
        raise OutputError(folder, f"{(error.strerror or str(error)).lower()}.") from None
    finally:
        shutil.rmtree(work, ignore_errors=True)


def open_vintage(item: Vintage) -> pl.DataFrame:
    """Read the table of an edition, and refuse one that was changed since."""
    import polars as pl

    found = item.data.read_bytes() if item.data.exists() else b""
    if sha256(found).hexdigest() != item.origin.data_sha256:
        problem = "is not the table that was fetched. Remove the vintage and fetch it again."
        raise RecordError(item.data, "file", problem)
    return read_table(item.data, pl.read_parquet_schema(item.data))


def _point(folder: Path, name: str) -> None:
    """Exchange the pointer in one movement."""
    with tempfile.NamedTemporaryFile(
        "w", dir=folder / WORK, delete=False, encoding="utf-8"
    ) as file:
        file.write(f"{name}\n")
        file.flush()
        os.fsync(file.fileno())
    Path(file.name).replace(folder / CURRENT)


def _synced(folder: Path) -> None:
    """Make sure that the files are on the disk before anything points to them."""
    for path in folder.iterdir():
        with path.open("rb+") as file:
            os.fsync(file.fileno())


def _current_name(folder: Path) -> str:
    try:
        return (folder / CURRENT).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _origin(folder: Path) -> Origin:
    path = folder / ORIGIN
    try:
        fields = json.loads(path.read_text(encoding="utf-8"))
        origin = Origin(**(fields | {"absent": tuple(fields.get("absent", ()))}))
    except (OSError, ValueError, TypeError, AttributeError):
        problem = "cannot be read as a record of origin. Remove the vintage and fetch it again."
        raise RecordError(path, "file", problem) from None
    if set(asdict(origin)) != set(fields) | {"absent"}:
        raise RecordError(path, "fields", "differ from those of a record of origin.")
    return origin
