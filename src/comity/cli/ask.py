"""Questions about the norms: status, parties, timeline, diff and compare."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from comity.answers.forms import Record
from comity.answers.norms import beyond, of_act, of_status, remarks_on
from comity.cli import options
from comity.cli.output import Answer, form_of, show
from comity.facts import Day, NotATreatyError, QuestionError, UnknownNameError, ground
from comity.norms import (
    FAMILIES,
    PARTY,
    PARTY_OR_SIGNED,
    Instrument,
    Sense,
    Status,
    diff,
    intersection,
    norms,
    parties,
    signatories_only,
    status,
    timeline,
    union,
    votes,
)

STANDING_COLUMNS = {"name": "State", "words": "Standing", "from": "Since", "why": "Because"}


def status_command(
    instrument: options.InstrumentName,
    states: options.StateNames,
    on: options.On = "",
    deposited: options.Deposited = False,
    as_json: options.Json = False,
    as_csv: options.Csv = False,
) -> None:
    """Say where States stand towards an instrument on a day, and why.

    Example: comity status ICRMW MEX MLI --on 2003-07-01
    """
    item, day, sense = options.the_instrument(instrument), options.the_day(on), _sense(deposited)
    answers = [status(item, options.the_state(name).code, day, sense) for name in states]
    records = [_in_words(answer) for answer in answers]
    title = f"{item.short} ({item.id}) on {Day.of(day).words}"
    answer = Answer(title, records, STANDING_COLUMNS, remarks_on(answers))
    show(answer, form_of(as_json, as_csv))


def parties_command(
    instruments: options.InstrumentNames,
    on: options.On = "",
    deposited: options.Deposited = False,
    signed: Annotated[
        bool, typer.Option("--signed", help="List who signed without ratifying.")
    ] = False,
    any_of: Annotated[
        bool, typer.Option("--any", help="Of several instruments: party to at least one.")
    ] = False,
    or_signed: Annotated[
        bool, typer.Option("--or-signed", help="With several: count signatures as well.")
    ] = False,
    as_json: options.Json = False,
    as_csv: options.Csv = False,
) -> None:
    """List the States party to an instrument on a day, or to several at once.

    Example: comity parties ICRMW --on 2004-12-31 --deposited
    """
    items, day = [options.the_instrument(name) for name in instruments], options.the_day(on)
    _refuse_idle(len(items) > 1, signed, deposited, any_of or or_signed)
    if len(items) > 1:
        answer = _several(items, day, any_of, or_signed)
    elif not items[0].binding:
        answer = _votes(items[0], day)
    else:
        answer = _one(items[0], day, _sense(deposited), signed)
    show(answer, form_of(as_json, as_csv))


def timeline_command(
    instrument: options.InstrumentName,
    states: options.StateNames,
    start: Annotated[int, typer.Option("--from", help="First year.")] = 1990,
    end: Annotated[
        int, typer.Option("--to", help="Last year; this year unless given.", show_default=False)
    ] = 0,
    as_json: options.Json = False,
    as_csv: options.Csv = False,
) -> None:
    """Show where States stood at the end of each year.

    Example: comity timeline ICRMW MEX KEN --from 1998 --to 2004
    """
    last = end or options.the_day("").year
    for year in (start, last):
        options.the_day(f"{year:04d}-12-31")
    if start > last:
        raise QuestionError(f"--from {start} is after --to {last}; give the earlier year first.")
    item, places = options.the_treaty(instrument), [options.the_state(s) for s in states]
    line = timeline(item, [place.code for place in places], range(start, last + 1))
    records: list[Record] = [
        {
            "year": year,
            **{code: cells[index].value for code, cells in line.cells.items()},
            "known_to": item.snapshot.day,
        }
        for index, year in enumerate(line.years)
    ]
    columns = {"year": "End of", **{place.code: place.short for place in places}}
    title = f"{item.short} ({item.id}), standing at the end of each year"
    show(
        Answer(title, records, columns, beyond([item], date(last, 12, 31))),
        form_of(as_json, as_csv),
    )


def diff_command(
    instrument: options.InstrumentName,
    start: Annotated[str, typer.Option("--from", metavar="DAY", help="Earlier day.")],
    end: Annotated[str, typer.Option("--to", metavar="DAY", help="Later day.")] = "",
    as_json: options.Json = False,
    as_csv: options.Csv = False,
) -> None:
    """Say what changed between two days.

    Example: comity diff ICRMW --from 2003-06-30 --to 2003-12-31
    """
    item, first, last = options.the_treaty(instrument), *map(options.the_day, (start, end))
    if first > last:
        raise QuestionError(f"--from {first} is after --to {last}; give the earlier day first.")
    changes = diff(item, first, last)
    records: list[Record] = [
        {
            "instrument": item.id,
            "state": change.state,
            "name": ground().place(change.state).name,
            "before": change.before.standing.value,
            "after": change.after.standing.value,
            "since": change.after.since,
            "acts": [of_act(act) for act in change.acts],
            "why": "; ".join(str(act) for act in change.acts) or "its deposit took effect",
        }
        for change in changes
    ]
    columns = {"name": "State", "before": "Before", "after": "After", "since": "Since", "why": "By"}
    span = f"{Day.of(first).words} to {Day.of(last).words}"
    title = f"{item.short} ({item.id}), {span}: {len(changes)}"
    answer = Answer(f"{title} States moved", records, columns, beyond([item], last))
    show(answer, form_of(as_json, as_csv))


def compare_command(
    states: options.StateNames,
    on: options.On = "",
    family: Annotated[str, typer.Option("--family", help="Only one family, such as labour.")] = "",
    as_json: options.Json = False,
    as_csv: options.Csv = False,
) -> None:
    """Set States side by side, towards every treaty.

    Example: comity compare KEN UGA TZA --on 2020-01-01 --family labour
    """
    places, day = [options.the_state(name) for name in states], options.the_day(on)
    items = [item for item in norms().all if item.binding and family.casefold() in item.family]
    if not items:
        raise UnknownNameError("family", family, FAMILIES)
    records: list[Record] = []
    for item in items:
        answers = {place.code: status(item, place.code, day) for place in places}
        words = {code: answer.words for code, answer in answers.items()}
        known = {"known_to": item.snapshot.day}
        records.append({"instrument": item.id, "short": item.short, "on": day, **words, **known})
    states_asked = {place.code: place.short for place in places}
    columns = {"short": "Treaty", **states_asked, "known_to": "Known to"}
    answer = Answer(f"Standing on {Day.of(day).words}", records, columns, beyond(items, day))
    show(answer, form_of(as_json, as_csv))


def _refuse_idle(several: bool, signed: bool, deposited: bool, joined: bool) -> None:
    """Refuse an option that would be passed over in silence."""
    if several and (signed or deposited):
        raise QuestionError("--signed and --deposited ask about one instrument; name one.")
    if joined and not several:
        raise QuestionError("--any and --or-signed join several instruments; name more than one.")
    if signed and deposited:
        raise QuestionError("--signed and --deposited exclude each other; give one of them.")


def _sense(deposited: bool) -> Sense:
    return Sense.DEPOSITED if deposited else Sense.IN_FORCE


def _in_words(answer: Status) -> Record:
    return {**of_status(answer), "from": answer.since_text, "why": _why(answer)}


def _why(answer: Status) -> str:
    """Name the acts behind a standing with their sources, on one line."""
    return "; ".join(f"{act} ({' '.join(act.sources)})" for act in answer.because)


def _one(item: Instrument, day: date, sense: Sense, signed: bool) -> Answer:
    found = signatories_only(item, day) if signed else parties(item, day, sense)
    what = "signed without ratifying" if signed else _WHAT[sense]
    records = [_in_words(answer) for answer in found]
    title = f"{item.short} ({item.id}): {len(found)} {what} on {Day.of(day).words}"
    remarks = remarks_on(list(found.found[:1]))[:1]
    if found.unsure:
        codes = " ".join(answer.state for answer in found.unsure)
        remarks.append(f"Not certain on that day, and not counted: {codes}.")
    return Answer(title, records, STANDING_COLUMNS, remarks)


_WHAT = {Sense.IN_FORCE: "bound", Sense.DEPOSITED: "with consent deposited"}


def _several(items: list[Instrument], day: date, any_of: bool, or_signed: bool) -> Answer:
    for item in items:
        if not item.binding:
            raise NotATreatyError(item.id)
    standings = PARTY_OR_SIGNED if or_signed else PARTY
    codes = sorted((union if any_of else intersection)(items, day, standings))
    records: list[Record] = []
    for code in codes:
        words = {item.id: status(item, code, day).words for item in items}
        records.append({"state": code, "name": ground().place(code).name, **words})
    which = "at least one" if any_of else "all"
    what = "parties or signatories" if or_signed else "parties by deposit"
    names = ", ".join(item.id for item in items)
    title = f"{len(codes)} {what} of {which} of {names} on {Day.of(day).words}"
    columns = {"name": "State", **{item.id: item.id for item in items}}
    return Answer(title, records, columns, beyond(items, day))


def _votes(item: Instrument, day: date) -> Answer:
    adopted = item.adopted.day if item.adopted else None
    if adopted is not None and day < adopted.first:
        raise QuestionError(f"{item.id} was voted {adopted.on}; ask about that day or a later one.")
    cast = votes(item)
    records: list[Record] = [
        {"state": code, "name": ground().place(code).name, "vote": kind.words}
        for kind, codes in cast.items()
        for code in codes
    ]
    counts = ", ".join(f"{len(codes)} {kind.words}" for kind, codes in cast.items())
    title = f"{item.title} ({item.reference}): {counts}"
    remark = "A State that is not listed cast no vote on record."
    return Answer(title, records, {"name": "State", "vote": "Vote"}, [remark])
