"""Fresh data: fetch them, list the editions kept, and see what was revised."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from comity.answers.amounts import count, number
from comity.answers.forms import Record
from comity.cli import options
from comity.cli.datasets import FEW_ROWS, NOTHING, cut_remarks
from comity.cli.output import Answer, Form, form_of, show
from comity.facts import QuestionError, UnknownNameError
from comity.facts.errors import near_misses

if TYPE_CHECKING:
    import polars as pl

    from comity.evidence.dataset import Dataset
    from comity.evidence.store import Store
    from comity.fetch import Progress, Revisions, Vintage
    from comity.fetch.client import Report

VINTAGE_COLUMNS = {
    "vintage": "Vintage",
    "current": "In use",
    "fetched": "Fetched",
    "rows": "Rows",
    "address": "From",
}


def fetch_command(
    source: Annotated[
        str, typer.Argument(help="A source of the list, or sdmx:SERVICE/FLOW/KEY.")
    ] = "",
    address: Annotated[
        str, typer.Option("--address", help="Another address, such as that of a newer file.")
    ] = "",
    into: Annotated[
        Path | None, typer.Option("--into", help="Folder of yours; COMITY_HOME unless given.")
    ] = None,
    as_json: options.Json = False,
    as_csv: options.Csv = False,
) -> None:
    """Fetch the newest data of a source beside the old; without a source, list the sources.

    Example: comity fetch
    """
    if not source:
        _sources(as_json, as_csv)
        return
    from comity.fetch import fetch

    home, today = _folder(into), options.the_day("")
    with _bars() as report:
        kept = fetch(source, home, today=today, progress=report, address=address or None)
    dataset = kept.origin.dataset
    title = f"{dataset}: {kept.origin.rows:,} rows are in use as {kept.name}"
    remarks = [f"What was revised: `comity vintages {dataset} diff`."]
    answer = Answer(title, [_of_vintage(kept)], VINTAGE_COLUMNS, remarks)
    show(answer, form_of(as_json, as_csv))


def _sources(as_json: bool, as_csv: bool) -> None:
    from comity.fetch import services

    records: list[Record] = [
        {
            "source": item.id,
            "title": item.title,
            "dataset": item.dataset,
            "form": item.form.value,
            "address": f"{item.base}{item.paths[0]}" if item.paths else item.base or None,
            "licence": item.licence,
        }
        for item in services().values()
    ]
    columns = {"source": "Source", "title": "Title", "dataset": "Data set", "form": "Form"}
    remarks = ["Also any flow of a service of SDMX: sdmx:SERVICE/FLOW or sdmx:SERVICE/FLOW/KEY."]
    show(Answer(f"{len(records)} sources", records, columns, remarks), form_of(as_json, as_csv))


def _folder(into: Path | None) -> Path:
    """Return the folder in which fetched data are kept."""
    home = into or options.the_home()
    if home is None:
        problem = "No folder for fetched data is named; set COMITY_HOME, or give --into FOLDER."
        raise QuestionError(problem)
    return home


@contextmanager
def _bars() -> Iterator[Report]:
    """Show on the error stream how far each file and page has come."""
    from rich.console import Console
    from rich.progress import Progress as Bars

    console = Console(stderr=True)
    with Bars(console=console, transient=True, disable=not console.is_terminal) as bars:
        tasks: dict[str, Any] = {}

        def report(seen: Progress) -> None:
            if seen.what not in tasks:
                tasks[seen.what] = bars.add_task(seen.what, total=seen.of)
            bars.update(tasks[seen.what], completed=seen.done, total=seen.of)

        yield report


def _of_vintage(item: Vintage) -> Record:
    origin = item.origin
    return {
        "dataset": origin.dataset,
        "vintage": item.name,
        "current": item.current,
        "fetched": origin.fetched,
        "rows": origin.rows,
        "address": origin.address,
        "licence": origin.licence,
        "absent": list(origin.absent),
        "sha256": origin.raw_sha256,
        "bytes": origin.raw_bytes,
        "folder": str(item.folder),
    }


def vintages_command(
    name: Annotated[str, typer.Argument(metavar="DATASET", help="A data set.")],
    action: Annotated[str, typer.Argument(metavar="[diff]", help="Say what was revised.")] = "",
    start: Annotated[
        str, typer.Option("--from", help="Older vintage; the one before, or `bundled`.")
    ] = "",
    end: Annotated[str, typer.Option("--to", help="Newer vintage; the one in use.")] = "",
    by_year: Annotated[bool, typer.Option("--by-year", help="Compare sums by year.")] = False,
    into: Annotated[
        Path | None, typer.Option("--into", help="Folder of yours; COMITY_HOME unless given.")
    ] = None,
    as_json: options.Json = False,
    as_csv: options.Csv = False,
) -> None:
    """List the editions kept of a data set, or say what a newer one revised.

    Example: comity vintages unhcr_population
    """
    if action not in {"", "diff"}:
        raise UnknownNameError("action of vintages (diff)", action, ["diff"])
    if not action and (start or end or by_year):
        raise QuestionError("--from, --to and --by-year belong to `comity vintages DATASET diff`.")
    store, home = options.the_store(), into or options.the_home()
    kept = _kept(store, name, home)
    form = form_of(as_json, as_csv)
    if not action:
        show(_listed(store, name, kept), form)
        return
    answer = _revised(store, name, home, kept, (start, end))
    show(_changes(answer, by_year, form), form)


def _kept(store: Store, name: str, home: Path | None) -> tuple[Vintage, ...]:
    from comity.fetch import vintages

    kept = vintages(name, home) if home else ()
    if not kept:
        store.dataset(name)  # says when no data set has this name
    return kept


def _listed(store: Store, name: str, kept: tuple[Vintage, ...]) -> Answer:
    from comity.evidence.catalogue import catalogue

    records = [_of_vintage(item) for item in kept]
    used = not any(item.current for item in kept)
    bundled = catalogue(store.root).get(name)
    if bundled:
        records.insert(0, _of_set(bundled, "bundled", used=used and name not in store.own))
    if used and name in store.own:
        records.append(_of_set(store.dataset(name), "yours", used=True))
    return Answer(f"{name}: {count(len(records), 'edition')}", records, VINTAGE_COLUMNS)


def _of_set(about: Dataset, name: str, *, used: bool) -> Record:
    """Return an edition that was not fetched in the fields of one that was."""
    return {
        "dataset": about.id,
        "vintage": name,
        "current": used,
        "fetched": None,
        "rows": about.expect.rows,
        "address": about.publisher,
        "licence": about.licence,
        "absent": [],
        "sha256": None,
        "bytes": about.file.stat().st_size,
        "folder": str(about.file.parent) if name == "yours" else None,
    }


def _revised(
    store: Store,
    name: str,
    home: Path | None,
    kept: tuple[Vintage, ...],
    asked: tuple[str, str],
) -> Revisions:
    """Compare the edition in use with the one before, unless others are named."""
    from comity.evidence.catalogue import catalogue
    from comity.fetch import BUNDLED, diff

    names = [BUNDLED] * (name in catalogue(store.root)) + [item.name for item in kept]
    if home is None or not kept or len(names) < 2:
        problem = f"Only one edition of {name} is kept; fetch another with `comity fetch`."
        raise QuestionError(problem)
    end = asked[1] or next((item.name for item in kept if item.current), names[-1])
    for given in filter(None, asked):
        if given not in names:
            close = near_misses(given, names) or names
            problem = f"No vintage of {name} is called {given[:40]!r}; known are "
            raise QuestionError(f"{problem}{', '.join(close)}.")
    start = asked[0] or names[max(0, names.index(end) - 1)]
    if start == end:
        raise QuestionError(f"{start} was to be compared with itself; name another with --from.")
    return diff(name, start, end, home)


def _changes(found: Revisions, by_year: bool, form: Form) -> Answer:
    import polars as pl

    title = (
        f"{found.dataset}, {found.old} to {found.new}: {count(found.added.height, 'row')} added, "
        f"{found.removed.height:,} removed, {count(found.revised.height, 'figure')} revised"
    )
    parts = (("revised", found.revised), ("added", found.added), ("removed", found.removed))
    table = found.by_year
    if not by_year:
        named = [part.with_columns(pl.lit(name).alias("what")) for name, part in parts]
        table = pl.concat([part for part in named if part.height] or named[:1], how="diagonal")
        table = table.select("what", pl.exclude("what"))
    remarks = cut_remarks(table.height) if form is Form.TABLE else []
    columns = {name: name for name in table.columns}
    return Answer(title, _rows(table, form), columns, remarks, NOTHING)


def _rows(table: pl.DataFrame, form: Form) -> list[Record]:
    if form is not Form.TABLE:
        return table.to_dicts()
    shown = table.head(FEW_ROWS).to_dicts()
    return [{name: _word(name, value) for name, value in row.items()} for row in shown]


def _word(name: str, value: Any) -> str:
    return str(value) if name in {"year", "period_start"} else number(value)
