"""Figures of a State, of two places, and how one came about."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from comity.answers.figures import of_dataset, of_figure
from comity.answers.forms import Record
from comity.cli import options
from comity.cli.evidence_records import of_figures
from comity.cli.output import Answer, Form, form_of, show
from comity.facts import Day, QuestionError, UnknownNameError

if TYPE_CHECKING:
    from comity.evidence.figure import Figure
    from comity.evidence.store import Store

_CORRIDOR = re.compile(r".+_([A-Z]{3})_([A-Z]{3})")


def figures_command(
    state: Annotated[str, typer.Argument(help="The State: code or name in use.")],
    on: options.On = "",
    chapter: Annotated[
        str, typer.Option("--chapter", help="Only people, refuge, money, and so on.")
    ] = "",
    as_json: options.Json = False,
    as_csv: options.Csv = False,
) -> None:
    """List the figures of migration of a State: the latest known on the day.

    Example: comity figures KEN --on 2026-11-21 --chapter refuge
    """
    from comity.evidence.figures import CHAPTERS, figures

    if chapter and chapter not in CHAPTERS:
        raise UnknownNameError(f"chapter ({', '.join(CHAPTERS)})", chapter, CHAPTERS)
    store, day, place = options.the_store(), options.the_day(on), options.the_state(state)
    found = figures(place.code, day, chapter=chapter or None, within=store)
    title = f"{place.name} ({place.code}): {len(found)} figures on {Day.of(day).words}"
    show(of_figures(title, found, store), form_of(as_json, as_csv))


def corridor_command(
    first: Annotated[str, typer.Argument(metavar="A", help="One place: code or name in use.")],
    second: Annotated[str, typer.Argument(metavar="B", help="The other place.")],
    on: options.On = "",
    as_json: options.Json = False,
    as_csv: options.Csv = False,
) -> None:
    """Say what is known between two places, both ways, by edition.

    Example: comity corridor MEX USA --on 2026-11-21
    """
    from comity.evidence.corridor import corridor

    store, day = options.the_store(), options.the_day(on)
    a, b = options.the_state(first), options.the_state(second)
    parts = corridor(a.code, b.code, on=day, within=store).parts
    title = f"{a.name} and {b.name}, both ways, on {Day.of(day).words}"
    show(of_figures(title, parts, store), form_of(as_json, as_csv))


def why_command(
    name: Annotated[
        str, typer.Argument(metavar="ID", help="Id of a figure or of a data set, as --json has it.")
    ],
    state: Annotated[str, typer.Argument(help="The State, for one of its figures.")] = "",
    on: options.On = "",
    as_json: options.Json = False,
    as_csv: options.Csv = False,
) -> None:
    """Say how a figure came about: value, steps, data set, definition, holes and licence.

    Example: comity why recognition_rate KEN --on 2026-11-21
    """
    from comity.evidence.why import why

    store, form = options.the_store(), form_of(as_json, as_csv)
    value = _meant(store, name, state, options.the_day(on))
    if value is None:
        about, record = why(name, within=store), of_dataset(store.dataset(name), store)
    else:
        about, record = why(value, within=store), of_figure(value, store)
    title, *lines = about.splitlines()
    shown: list[Record] = [{"line": line.strip()} for line in lines]
    records = shown if form is Form.TABLE else [{**record, "chain": [title, *lines]}]
    show(Answer(title, records, {"line": ""}), form)


def _meant(store: Store, name: str, state: str, day: date) -> Figure | None:
    """Find the figure that is meant; None stands for a data set of that name."""
    from comity.evidence.corridor import corridor
    from comity.evidence.figures import figures

    pair = _CORRIDOR.fullmatch(name)
    if pair:
        found = corridor(pair[1], pair[2], on=day, within=store).parts
    elif state:
        found = figures(options.the_state(state).code, day, within=store)
    elif name in store.sets:
        return None
    else:
        problem = f"{name[:60]!r} is no data set; for a figure name its State too, such as KEN."
        raise QuestionError(problem)
    known = {item.id: item for item in found}
    if name not in known:
        raise UnknownNameError("figure", name, known)
    return known[name]
