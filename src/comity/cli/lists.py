"""What there is: instruments, States and groups, and sources."""

from __future__ import annotations

from typing import Annotated

import typer

from comity.answers.forms import Record
from comity.answers.norms import of_instrument, of_source
from comity.answers.places import of_place
from comity.cli import options
from comity.cli.output import Answer, form_of, show
from comity.facts import KNOWLEDGE, Day, UnknownNameError, ground
from comity.facts.source import read_sources
from comity.norms import norms


def instruments_command(
    name: Annotated[str, typer.Argument(help="One instrument, for all that is on record.")] = "",
    as_json: options.Json = False,
    as_csv: options.Csv = False,
) -> None:
    """List the instruments on record, or say all about one.

    Example: comity instruments REF1951
    """
    if name:
        record = of_instrument(options.the_instrument(name))
        rows: list[Record] = [{"field": key, "value": value} for key, value in record.items()]
        shown = [record] if as_json or as_csv else rows
        title = f"{record['title']}"
        show(Answer(title, shown, {"field": "", "value": ""}), form_of(as_json, as_csv))
        return
    records = [of_instrument(item) for item in norms().all]
    columns = {
        "instrument": "Id",
        "short": "Short name",
        "family": "Family",
        "in_force": "In force",
        "known_to": "Known to",
    }
    show(Answer(f"{len(records)} instruments", records, columns), form_of(as_json, as_csv))


def states_command(
    group: Annotated[str, typer.Option("--group", help="Members of a group on the day.")] = "",
    on: options.On = "",
    every: Annotated[
        bool, typer.Option("--all", help="Territories and former States too.")
    ] = False,
    as_json: options.Json = False,
    as_csv: options.Csv = False,
) -> None:
    """List States, or the members of a group on a day.

    Example: comity states --group EU --on 2004-05-01
    """
    base, remarks = ground(), []
    if group:
        found = base.members(group, options.the_day(on))
        places = [base.place(code) for code in found]
        title = f"{base.groups[found.group].name} on {Day.of(found.on).words}: {len(found)} members"
        if not found and not found.unsure:
            remarks.append("It had no members on that day.")
        if found.unsure:
            remarks.append(f"Day of joining or leaving not known: {' '.join(found.unsure)}.")
    else:
        places = list(base.places.values()) if every else list(base.states())
        title = f"{len(places)} places" if every else f"{len(places)} States and other parties"
        remarks.append(f"Groups: {' '.join(sorted(base.groups))}.")
    records = [of_place(place) for place in places]
    columns = {"state": "Code", "name": "Name", "kind": "Kind", "subregion": "Region"}
    show(Answer(title, records, columns, remarks), form_of(as_json, as_csv))


def sources_command(
    source: Annotated[str, typer.Argument(help="One source id, such as S01.")] = "",
    as_json: options.Json = False,
    as_csv: options.Csv = False,
) -> None:
    """List the sources, or say where one can be found.

    Example: comity sources S01
    """
    from comity.evidence.checks import SOURCES

    sources = {**ground().sources, **read_sources(KNOWLEDGE / SOURCES)}
    if source and source not in sources:
        raise UnknownNameError("source", source, sources)
    chosen = [sources[source]] if source else list(sources.values())
    records = [of_source(item) for item in chosen]
    columns = {"source": "Id", "title": "Title", "publisher": "Publisher", "known_to": "Known to"}
    if source:
        columns |= {"locator": "Where", "licence": "Licence", "tier": "Tier"}
    title = sources[source].title if source else f"{len(records)} sources"
    show(Answer(title, records, columns), form_of(as_json, as_csv))
