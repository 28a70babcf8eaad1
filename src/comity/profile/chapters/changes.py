"""What changed in the last ten years, and what was signed but never ratified."""

from __future__ import annotations

from datetime import date

from comity.facts import Day
from comity.norms import Act, ActKind, Instrument, Standing
from comity.profile.context import Context
from comity.profile.document import Cell, Column, ColumnKind, Note, Paragraph, Row, Section, Table

YEARS = 10
_MOVES = frozenset(kind for kind in ActKind if kind.binds) | {
    ActKind.SIGNATURE,
    ActKind.DENUNCIATION,
    ActKind.END_OF_FORCE,
}


def changes(context: Context) -> Section:
    """Return the chapter on the last ten years."""
    start = _years_before(context.on, YEARS)
    found = sorted(
        (
            (act.day, item, act)
            for item in context.treaties
            for act in item.by_state.get(context.place.code, ())
            if act.kind in _MOVES and act.day and start < act.day.last <= context.on
        ),
        key=lambda entry: (entry[0].last, entry[1].id),
        reverse=True,
    )
    lede = f"Acts from {Day.of(start).words} to {Day.of(context.on).words}, the latest first."
    title = "What changed in the last ten years"
    if not found:
        text = f"No act of {context.place.name} is on record in these ten years."
        return Section("changes", title, lede, (Paragraph(text), _caution(context)))
    rows = tuple(_row(day, item, act) for day, item, act in found)
    columns = (Column("Day", ColumnKind.DAY), Column("Act"), Column("Instrument"), Column("Source"))
    table = Table(f"Acts of {context.place.name} in the last ten years", columns, rows)
    return Section("changes", title, lede, (table, _caution(context)))


def _row(day: Day, item: Instrument, act: Act) -> Row:
    kind = f"{act.kind.words}{' (kind inferred)' if act.inferred else ''}"
    source = f"{', '.join(act.sources)}; {act.confidence.value}"
    cells = (Cell(str(day)), Cell(kind), Cell(item.short, detail=item.id), Cell(source))
    return Row(cells)


def _caution(context: Context) -> Note:
    behind = sum((context.on - item.snapshot.day.last).days > 365 for item in context.open)
    text = (
        f"{behind} of the {len(context.open)} records end more than a year before this day. "
        "An act done since then is missing here until its record is refreshed."
    )
    return Note("Silence is not absence", text)


def unratified(context: Context) -> Section:
    """Return the chapter on signatures that were not followed by consent."""
    title, lede = "Signed but not ratified", "Signature alone binds no State to the treaty."
    answers = [context.answer(item) for item in context.open]
    waiting = [a for a in answers if a.standing is Standing.SIGNED and a.may is None]
    if not waiting:
        text = f"No signature of {context.place.name} on record waits for ratification."
        return Section("unratified", title, lede, (Paragraph(text),))
    columns = (
        Column("Instrument"),
        Column("Signed", ColumnKind.DAY),
        Column("Years since", ColumnKind.NUMBER),
        Column("In force since", ColumnKind.DAY),
    )
    rows = []
    for answer in sorted(waiting, key=lambda a: a.since.last if a.since else date.max):
        years = str(context.on.year - answer.since.year) if answer.since else "unknown"
        name = Cell(answer.instrument.short, detail=answer.instrument.id)
        general = answer.instrument.in_force.day
        cells = (name, Cell(str(answer.since or "unknown")), Cell(years), Cell(str(general or "–")))
        rows.append(Row(cells))
    caption = f"Signatures of {context.place.name} not followed by consent"
    return Section("unratified", title, lede, (Table(caption, columns, tuple(rows)),))


def _years_before(day: date, years: int) -> date:
    """Return the same day some years earlier; 29 February becomes 28 February."""
    try:
        return day.replace(year=max(1, day.year - years))
    except ValueError:
        return day.replace(year=max(1, day.year - years), day=28)
