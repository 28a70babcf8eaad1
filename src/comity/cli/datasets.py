"""The data sets: what they are, their rows, and questions in SQL."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from comity.answers.amounts import amount, count, number
from comity.answers.figures import of_dataset, own_words, source_line
from comity.answers.forms import Record
from comity.cli import options
from comity.cli.output import Answer, Form, form_of, show
from comity.facts import QuestionError, UnknownNameError

if TYPE_CHECKING:
    from comity.evidence.series import Series
    from comity.evidence.store import Store

#: How many rows a table for people shows; programs get all.
FEW_ROWS = 40
MOST_COLUMNS = 6
NOTHING: frozenset[str] = frozenset()
_Values = list[str] | None


def catalogue_command(
    name: Annotated[
        str, typer.Argument(metavar="[ID]", help="One data set, for all that is known of it.")
    ] = "",
    as_json: options.Json = False,
    as_csv: options.Csv = False,
) -> None:
    """List the data sets, or say all about one.

    Example: comity catalogue migrant_stock_2024
    """
    store, form = options.the_store(), form_of(as_json, as_csv)
    if name and form is Form.TABLE:
        _describe(store, name)
        return
    items = [store.dataset(name)] if name else list(store.sets.values())
    records = [of_dataset(item, store) for item in items]
    for record in records:
        record["years"] = f"{record['first']}–{record['last']}"
    columns = {
        "dataset": "Id",
        "title": "Title",
        "unit": "Unit",
        "years": "Years",
        "known_to": "Known to",
    }
    remarks = [f"{item.id}: {own_words(item.id, store)}" for item in items if item.id in store.own]
    title = count(len(records), "data set")
    show(Answer(title, records, columns, remarks, frozenset({"years"})), form)


def _describe(store: Store, name: str) -> None:
    """Show one data set to people: first what it is, then its columns."""
    record = of_dataset(store.dataset(name), store)
    columns = record.pop("columns")
    rows: list[Record] = [{"field": key, "value": value} for key, value in record.items()]
    show(Answer(record["title"], rows, {"field": "", "value": ""}), Form.TABLE)
    heads = {"column": "Column", "role": "Role", "unit": "Unit", "meaning": "Meaning"}
    show(Answer("Columns", columns, heads), Form.TABLE)


def series_command(  # noqa: PLR0913, PLR0917  # an option for each column asked most
    name: Annotated[str, typer.Argument(help="A data set of `comity catalogue`.")],
    state: Annotated[_Values, typer.Option("--state", help="The State.")] = None,
    origin: Annotated[_Values, typer.Option("--origin", help="Where people come from.")] = None,
    destination: Annotated[
        _Values, typer.Option("--destination", help="Where people live or enter.")
    ] = None,
    year: Annotated[_Values, typer.Option("--year", help="A year.")] = None,
    sex: Annotated[_Values, typer.Option("--sex", help="total, female or male.")] = None,
    age: Annotated[_Values, typer.Option("--age", help="An age group, such as 15-19.")] = None,
    where: Annotated[
        _Values,
        typer.Option("--where", metavar="COLUMN=VALUE", help="Any other column of the data set."),
    ] = None,
    measure: Annotated[
        _Values, typer.Option("--measure", help="A measure to show; all unless given.")
    ] = None,
    on: options.On = "",
    add: Annotated[
        bool, typer.Option("--total", help="Add up the rows, over places alone.")
    ] = False,
    as_json: options.Json = False,
    as_csv: options.Csv = False,
) -> None:
    """Show the rows of a data set that have the values asked for; each option may be repeated.

    Example: comity series migrant_stock_2024 --destination DEU --origin POL --sex total
    """
    from comity.evidence.series import series

    named = {"state": state, "origin": origin, "destination": destination}
    named |= {"year": year, "sex": sex, "age": age}
    store, form = options.the_store(), form_of(as_json, as_csv)
    found = _chosen(series(name, within=store, **_filters(named, where or [])), measure or [])
    answer = _added(found, store) if add else _answer(found, store, form)
    remarks = [*answer.remarks, *_remarks(found, store, options.the_day(on))]
    show(replace(answer, remarks=remarks), form)


def _filters(named: Mapping[str, _Values], where: Iterable[str]) -> dict[str, object]:
    """Put together what was asked of each column."""
    asked: dict[str, list[str]] = {name: list(given) for name, given in named.items() if given}
    for text in where:
        column, sign, value = text.partition("=")
        if not (column and sign and value) or column == "within":
            problem = f"--where takes COLUMN=VALUE, got {text[:60]!r}; write such as sender=USA."
            raise QuestionError(problem)
        asked.setdefault(column, []).append(value)
    return dict(asked)


def _chosen(found: Series, measures: Sequence[str]) -> Series:
    """Keep the keys and the measures that were asked for."""
    about = found.dataset
    for name in measures:
        if name not in about.measures:
            raise UnknownNameError(f"measure of {about.id}", name, about.measures)
    if not measures:
        return found
    kept = replace(about, attributes=(), measures=tuple(dict.fromkeys(measures)))
    others = tuple(f"{name} is empty" for name in about.measures if name not in measures)
    missing = tuple(item for item in found.missing if not item.startswith(others))
    return replace(found, dataset=kept, rows=found.rows.select(kept.columns), missing=missing)


def _answer(found: Series, store: Store, form: Form) -> Answer:
    """Return rows with their edition; people see names of places and thousands apart."""
    about, rows = found.dataset, found.rows
    breaks = {item.code: item.sentence for item in found.breaks}
    about_row = {
        "dataset": about.id,
        "edition": about.edition,
        "known_to": about.snapshot,
        "overridden": found.overridden,
    }
    records: list[Record]
    if form is Form.TABLE:
        records = [_for_people(row, store, about.codes) for row in rows.head(FEW_ROWS).to_dicts()]
    else:
        places = [name for name in about.columns if store.columns[name].kind.value == "place"]
        records = [
            {**row, **about_row, "breaks": [breaks[row[p]] for p in places if row[p] in breaks]}
            for row in rows.to_dicts()
        ]
    people = about.columns[:MOST_COLUMNS] if form is Form.TABLE else about.columns
    units = {name: store.columns[name].unit for name in people}
    heads = {name: f"{name} ({unit})" if unit else name for name, unit in units.items()}
    title = f"{about.title}: {count(rows.height, 'row')}"
    remarks = cut_remarks(rows.height)
    if left := about.columns[len(people) :]:
        remarks.append(f"Not shown: {', '.join(left)}; choose with --measure, or ask for --csv.")
    return Answer(title, records, heads, remarks, NOTHING)


#: Units in which parts of a whole may be added.
ADDED = ("persons", "persons or cases", "usd")


def _added(found: Series, store: Store) -> Answer:
    """Add up rows that differ in places alone; empty cells are counted, not taken as zero."""
    about, rows = found.dataset, found.rows
    for key in about.keys:
        kind = store.columns[key].kind.value
        if kind != "place" and rows[key].n_unique() > 1:
            problem = f"Cannot add up rows of several values of {key}; ask for one of them."
            raise QuestionError(problem)
    units = {name: store.columns[name].unit for name in about.measures}
    records = [_sum(found, name, unit) for name, unit in units.items() if unit in ADDED]
    if not records:
        raise QuestionError(f"{about.id} has no numbers of persons or money, which alone add up.")
    heads = {"measure": "Measure", "shown": "Total", "rows": "Rows", "empty": "Empty"}
    asked = ", ".join(f"{k} {' or '.join(map(str, v))}" for k, v in found.filters.items())
    title = f"{about.title}: total" + (f" of {asked}" * bool(asked))
    return Answer(title, records, heads, for_people=frozenset({"shown"}))


def _sum(found: Series, name: str, unit: str) -> Record:
    column, about = found.rows[name], found.dataset
    value = column.sum() if column.count() else None
    return {
        "measure": name,
        "value": value,
        "shown": amount(value, unit),
        "unit": unit,
        "rows": column.len(),
        "empty": column.null_count(),
        "dataset": about.id,
        "edition": about.edition,
        "known_to": about.snapshot,
        "overridden": found.overridden,
        "breaks": [item.sentence for item in found.breaks],
    }


def _for_people(row: Mapping[str, Any], store: Store, codes: Mapping[str, str]) -> Record:
    return {name: _shown(name, value, store, codes) for name, value in row.items()}


def _shown(name: str, value: Any, store: Store, codes: Mapping[str, str]) -> str:
    kind = store.columns[name].kind.value
    if kind == "place" and value is not None:
        places = store.ground.places
        return places[value].short if value in places else codes.get(value, value)
    if kind == "number":
        return number(value) if value is not None else "no data"
    return "" if value is None else str(value)


def _remarks(found: Series, store: Store, day: date) -> list[str]:
    """Say what the rows cannot: source and age, definition, what is missing, splits of States."""
    about = found.dataset
    source = source_line(about, store, day)
    definition = f"Counted by: {about.concept.value}. Duration: {about.duration}."
    return [source, definition, *found.missing, *(item.sentence for item in found.breaks)]


def cut_remarks(height: int) -> list[str]:
    """Say that a table does not show everything."""
    if height <= FEW_ROWS:
        return []
    return [f"The first {FEW_ROWS} of {height:,} rows; ask for less, or for all with --csv."]


def sql_command(
    query: Annotated[str, typer.Argument(help="One SELECT over the data sets of the catalogue.")],
    as_json: options.Json = False,
    as_csv: options.Csv = False,
) -> None:
    """Answer one SELECT over the data sets, which are its tables.

    Example: comity sql "SELECT count(*) AS answers FROM sdg_10_7_2"
    """
    from comity.evidence.sql import sql

    store, form = options.the_store(), form_of(as_json, as_csv)
    found = sql(query, within=store)
    rows: Sequence[Record]
    if form is Form.TABLE:
        rows = [
            {name: _answered(value) for name, value in row.items()}
            for row in found.head(FEW_ROWS).to_dicts()
        ]
    else:
        rows = found.to_dicts()
    heads = {name: name for name in found.columns}
    remarks = [*cut_remarks(found.height), *_own_in(query, store)]
    show(Answer(count(found.height, "row"), rows, heads, remarks, NOTHING), form)


def _answered(value: Any) -> str:
    """Return a value of an answer; a small whole number may be a year, and is left as it is."""
    if value is None:
        return "no data"
    return str(value) if isinstance(value, int) and abs(value) < 10_000 else number(value)


def _own_in(query: str, store: Store) -> list[str]:
    """Name the reader's own data sets that a query asks."""
    words = {word.casefold() for word in re.findall(r"\w+", query)}
    return [f"{name}: {own_words(name, store)}" for name in store.own if name.casefold() in words]
