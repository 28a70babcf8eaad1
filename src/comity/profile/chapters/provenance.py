"""Where the profile comes from: sources with their age, and the method."""

from __future__ import annotations

from collections import Counter

from comity.profile.context import Context
from comity.profile.document import (
    Age,
    Cell,
    Column,
    ColumnKind,
    Note,
    Paragraph,
    Row,
    Section,
    Table,
)


def sources(context: Context) -> Section:
    """Return the chapter on sources and how fresh each is."""
    used: Counter[str] = Counter()
    for item in (*context.open, *context.resolutions):
        for act in item.acts:
            if act.state == context.place.code:
                used.update(act.sources)
    lede = "Each source of an act of this State, the number of its facts, and its age on the day."
    if not used:
        text = f"No act of {context.place.name} is on record, so no source is used."
        blocks = (Paragraph(text), *_records(context), _sets(context))
        return Section("sources", "Sources", lede, blocks)
    rows = [_row(context, name, used[name]) for name in sorted(used, key=lambda n: (-used[n], n))]
    columns = (
        Column("Source"),
        Column("Facts", ColumnKind.NUMBER),
        Column("Tier"),
        Column("Known to", ColumnKind.AGE),
        Column("Read", ColumnKind.DAY),
        Column("Licence"),
    )
    table = Table(f"Sources of the acts of {context.place.name}", columns, tuple(rows))
    return Section("sources", "Sources", lede, (table, *_records(context), _sets(context)))


def _row(context: Context, name: str, count: int) -> Row:
    source = context.ground.sources[name]
    known = source.snapshot or source.read
    return Row(
        (
            Cell(f"{source.title}. {source.publisher}", detail=name),
            Cell(str(count)),
            Cell(source.tier.value),
            Cell(str(source.snapshot or "not stated"), age=Age.of(known, context.on)),
            Cell(str(source.read)),
            Cell(source.licence),
        )
    )


def _records(context: Context) -> tuple[Table]:
    """List to which day each record is known and what it misses."""
    rows = [
        Row(
            (
                Cell(item.short, detail=item.id),
                Cell(str(item.snapshot.day), age=Age.of(item.snapshot.day, context.on)),
                Cell(item.coverage or "nothing known to be missing"),
            )
        )
        for item in context.open
    ]
    columns = (Column("Instrument"), Column("Known to", ColumnKind.AGE), Column("What is missing"))
    return (Table("What each record covers", columns, tuple(rows)),)


_CHAPTERS = ("people", "refuge", "money", "safety", "mobility", "outlook", "policy")
_BESIDE = ("migrant_stock_age_2024", "remittances_2017")  # shown, though in no figure


def _sets(context: Context) -> Table:
    """List the data sets of the figures, those without a figure of this State as well."""
    found = [f.dataset for name in _CHAPTERS for f in context.figures(name).values()]
    columns = (
        Column("Data set"),
        Column("Publisher"),
        Column("Edition"),
        Column("Known to", ColumnKind.AGE),
        Column("Licence"),
    )
    rows = []
    for name in dict.fromkeys((*found, *_BESIDE)):
        item = context.store.dataset(name)
        own = ", of the user" if context.store.overridden(name) else ""
        rows.append(
            Row(
                (
                    Cell(item.title, detail=f"{name}{own}"),
                    Cell(item.publisher),
                    Cell(item.edition),
                    Cell(str(item.snapshot), age=Age.of(item.snapshot, context.on)),
                    Cell(item.licence),
                )
            )
        )
    return Table("Data sets of the figures", columns, tuple(rows))


def method(_: Context) -> Section:
    """Return the chapter on how the standings were worked out."""
    text = (
        "A State is bound from the day the treaty's own clause gives: so many days or months "
        "after its deposit, never before the treaty itself was in force. A signature alone, or "
        "a deposit whose delay still runs, is shown as such. A successor State is bound from "
        "the day of succession where a source gives it, otherwise from its notification at the "
        "latest. Where only a year is known, nothing is claimed before its end.",
        "When sources disagree, the one closest to the depositary is followed and the other "
        "claim is printed in the notes. The kind of an act in [brackets] was inferred from an "
        "earlier signature or its absence. Confidence is that of the weakest act relied on: "
        "depositary (its own table), secondary (a data file or compilation), or text.",
        "Figures are those of their publishers, in the edition named. A figure that is not there "
        "is unknown, never zero. Nothing of a later year than this day is shown as present; an "
        "edition published later may speak of years before it. Series that pass the split of a "
        "State are not joined. Region and world are sums over the places in the same data set.",
    )
    shown = Note(
        "What this profile does not say",
        "A deposit is not fulfilment: nothing here measures whether an obligation is kept. "
        "“No act on record” means none in the record to its day, not that none was done.",
    )
    return Section("method", "Method", "", (*(Paragraph(item) for item in text), shown))
