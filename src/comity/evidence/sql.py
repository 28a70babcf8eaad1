"""Answer a question in SQL, without letting it do anything but read the data sets.

Three walls stand around a query. Its text is parsed first, and only a SELECT over data sets
with the functions of ``sql_words`` passes. It then runs in a database of its own, in memory,
that has no access to files, settings, extensions or the network and holds only the tables
named. Time, memory and rows are bounded while it runs.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from comity.evidence.sql_guard import longest, tables_of
from comity.evidence.store import Store, store
from comity.facts.errors import QuestionError

if TYPE_CHECKING:
    import duckdb
    import polars as pl

SECONDS, MEGABYTES, ROWS = 10.0, 512, 100_000
THREADS, MOST_COLUMNS = 2, 200
_ANSWER = "answer to the query"


class _Stream:
    """Lends a table to the database without copying it."""

    def __init__(self, table: pl.DataFrame) -> None:
        self._table = table

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._table.__arrow_c_stream__(requested_schema)


def sql(
    query: str,
    *,
    seconds: float = SECONDS,
    megabytes: int = MEGABYTES,
    rows: int = ROWS,
    within: Store | None = None,
) -> pl.DataFrame:
    """Return the answer to one SELECT over the data sets, which are its tables.

    Parameters
    ----------
    query : one SELECT; the tables are called as in the catalogue
    seconds, megabytes : bounds on time and memory
    rows : the most rows that an answer may have

    Raises
    ------
    QuestionError
        If the query is not a plain SELECT, or passes a bound.
    UnknownNameError
        If a table is no data set.

    Examples
    --------
    >>> sql("select count(*) as states from sdg_10_7_2 where domain = 'all'")["states"][0]
    111
    """
    import duckdb

    place = within or store()
    _bounds(seconds, megabytes, rows)
    longest(query)
    connection = duckdb.connect(":memory:", config=_walls(megabytes))
    try:
        with _spoken(seconds, megabytes), _until(connection, seconds):
            names = tables_of(_parse(connection, query), place.sets)
            lent = [_lend(connection, name, place) for name in names]
            answer = _run(connection, query, rows, megabytes)
        del lent
    finally:
        connection.close()
    return answer


@contextmanager
def _spoken(seconds: float, megabytes: int) -> Iterator[None]:
    """Turn what the database complains of into one clear sentence."""
    import duckdb

    try:
        yield
    except duckdb.InterruptException:
        problem = f"The query took longer than {seconds:g} seconds; ask for less."
        raise QuestionError(problem) from None
    except duckdb.OutOfMemoryException:
        problem = f"The query needs more than {megabytes} megabytes; ask for less."
        raise QuestionError(problem) from None
    except duckdb.Error as error:
        raise QuestionError(f"The query cannot be answered: {_line(error)}") from None


def _bounds(seconds: float, megabytes: int, rows: int) -> None:
    if seconds <= 0 or megabytes < 16 or rows < 1:
        raise QuestionError("A query needs time, at least 16 megabytes and at least one row.")


def _walls(megabytes: int) -> dict[str, Any]:
    """Return the settings of the database; they are locked from the start."""
    return {
        "threads": THREADS,
        "memory_limit": f"{megabytes}MB",
        "max_temp_directory_size": "0KB",
        "python_enable_replacements": False,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "allow_community_extensions": False,
        "enable_external_access": False,
        "lock_configuration": True,
    }


def _parse(connection: duckdb.DuckDBPyConnection, query: str) -> object:
    """Return the query as the database itself understands it."""
    row = connection.execute("select json_serialize_sql(?::varchar)", [query]).fetchone()
    try:
        found = json.loads(row[0] if row else "null")
    except RecursionError:
        raise QuestionError("The query is nested too deeply; write it flatter.") from None
    if found["error"]:
        problem = str(found.get("error_message", "")).splitlines()[0][:200]
        if "Only SELECT" in problem:  # the words of the parser about its own form
            problem = "this statement is of another kind. Begin with SELECT or WITH."
        raise QuestionError(f"Only one SELECT is answered: {problem}")
    return found["statements"]


def _lend(connection: duckdb.DuckDBPyConnection, name: str, place: Store) -> _Stream:
    stream = _Stream(place.table(name))
    connection.register(name, stream)
    return stream


def _run(
    connection: duckdb.DuckDBPyConnection, query: str, rows: int, megabytes: int
) -> pl.DataFrame:
    """Return the answer; it is whole inside the bound on memory before it is handed out."""
    import polars as pl

    found = connection.sql(query).limit(rows + 1)
    if len(found.columns) > MOST_COLUMNS:
        raise QuestionError(f"The answer has more than {MOST_COLUMNS} columns; name fewer.")
    # A table of the database counts against its bound on memory; a stream does not.
    found.create(_ANSWER)
    _fits(connection, found, rows, megabytes)
    answer = pl.DataFrame(connection.table(_ANSWER))
    return answer.with_columns(_whole(column) for column in answer)


def _fits(
    connection: duckdb.DuckDBPyConnection,
    found: duckdb.DuckDBPyRelation,
    rows: int,
    megabytes: int,
) -> None:
    """Refuse an answer of too many rows, or one that grows beyond its bound when unpacked."""
    texts = [
        name for name, kind in zip(found.columns, found.types, strict=True) if kind == "VARCHAR"
    ]
    quoted = (name.replace('"', '""') for name in texts)
    sums = ["count(*)", *(f'sum(strlen("{name}"))' for name in quoted)]
    counted = connection.table(_ANSWER).aggregate(", ".join(sums)).fetchone() or (0,)
    if counted[0] > rows:
        raise QuestionError(f"The answer has more than {rows:,} rows; add a LIMIT or a sum.")
    if sum(filter(None, counted[1:])) > megabytes * 1_000_000:
        raise QuestionError(f"The answer has more than {megabytes} megabytes; ask for less.")


def _whole(column: pl.Series) -> pl.Series:
    """Return sums of whole numbers as such, where they fit; the database makes them decimal."""
    import polars as pl

    if not isinstance(column.dtype, pl.Decimal):
        return column
    if column.dtype.scale:
        return column.cast(pl.Float64)
    whole = column.cast(pl.Int64, strict=False)
    return whole if whole.null_count() == column.null_count() else column


@contextmanager
def _until(connection: duckdb.DuckDBPyConnection, seconds: float) -> Iterator[None]:
    """Interrupt whatever runs after a time, again and again until it has stopped."""
    done = Event()

    def watch() -> None:
        wait = seconds
        while not done.wait(wait):
            connection.interrupt()
            wait = 0.05

    thread = Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _line(error: Exception) -> str:
    return str(error).splitlines()[0][:300]
