"""What changed in the last ten years, and what was signed but never ratified."""

from __future__ import annotations

from datetime import date

from comity.facts import Day
from comity.facts.phrases import DayWords, listed, phrase
from comity.norms import Act, ActKind, Instrument, Standing, Status
from comity.profile.chapters.standings import sources_of
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
    lede = phrase(
        "Acts from {first} to {last}, the latest first.",
        first=DayWords(start),
        last=DayWords(context.on),
    )
    title = phrase("What changed in the last ten years")
    if not found:
        text = phrase("No act of {place} is on record in these ten years.", place=context.name)
        return Section("changes", title, lede, (Paragraph(text), _caution(context)))
    rows = tuple(_row(day, item, act) for day, item, act in found)
    columns = (
        Column(phrase("Day"), ColumnKind.DAY),
        Column(phrase("Act")),
        Column(phrase("Instrument")),
        Column(phrase("Source")),
    )
    caption = phrase("Acts of {place} in the last ten years", place=context.name)
    table = Table(caption, columns, rows)
    return Section("changes", title, lede, (table, _caution(context)))


def _row(day: Day, item: Instrument, act: Act) -> Row:
    kind = act.kind.words
    if act.inferred:
        kind = phrase("{act} (kind inferred)", act=kind)
    source = listed((sources_of(act.sources), act.confidence.words), "; ")
    name = Cell(item.short, detail=item.id)
    return Row((Cell(str(day)), Cell(kind), name, Cell(source)))


def _caution(context: Context) -> Note:
    behind = sum((context.on - item.snapshot.day.last).days > 365 for item in context.open)
    text = phrase(
        "{part} of the {whole} records end more than a year before this day. "
        "An act done since then is missing here until its record is refreshed.",
        part=behind,
        whole=len(context.open),
    )
    return Note(phrase("Silence is not absence"), text)


def unratified(context: Context) -> Section:
    """Return the chapter on signatures that were not followed by consent."""
    title = phrase("Signed but not ratified")
    lede = phrase("Signature alone binds no State to the treaty.")
    answers = [context.answer(item) for item in context.open]
    waiting = [a for a in answers if a.standing is Standing.SIGNED and a.may is None]
    if not waiting:
        text = phrase(
            "No signature of {place} on record waits for ratification.", place=context.name
        )
        return Section("unratified", title, lede, (Paragraph(text),))
    columns = (
        Column(phrase("Instrument")),
        Column(phrase("Signed"), ColumnKind.DAY),
        Column(phrase("Years since"), ColumnKind.NUMBER),
        Column(phrase("In force since"), ColumnKind.DAY),
    )
    in_order = sorted(waiting, key=lambda a: a.since.last if a.since else date.max)
    rows = tuple(_waiting(answer, context.on) for answer in in_order)
    caption = phrase("Signatures of {place} not followed by consent", place=context.name)
    return Section("unratified", title, lede, (Table(caption, columns, rows),))


def _waiting(answer: Status, on: date) -> Row:
    """Return the row of a signature: since when it stands, and whether the treaty is in force."""
    item, since = answer.instrument, answer.since
    days = (phrase("unknown"),) * 2 if since is None else (str(since), str(on.year - since.year))
    signed, years = days
    name = Cell(item.short, detail=item.id)
    return Row((name, Cell(signed), Cell(years), Cell(str(item.in_force.day or "–"))))


def _years_before(day: date, years: int) -> date:
    """Return the same day some years earlier; 29 February becomes 28 February."""
    try:
        return day.replace(year=max(1, day.year - years))
    except ValueError:
        return day.replace(year=max(1, day.year - years), day=28)
