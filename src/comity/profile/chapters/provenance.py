"""Where the profile comes from: sources with their age, and the method."""

from __future__ import annotations

from collections import Counter

from comity.facts.phrases import Kept, marked, phrase, term
from comity.facts.source import Source, Tier
from comity.norms import Instrument
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

_TIERS = {
    Tier.DEPOSITARY: marked("depositary"),
    Tier.SECONDARY: marked("secondary"),
    Tier.TEXT: marked("text"),
    Tier.RECALLED: marked("recalled"),
}


def sources(context: Context) -> Section:
    """Return the chapter on sources and how fresh each is."""
    used: Counter[str] = Counter()
    for item in (*context.open, *context.resolutions):
        for act in item.acts:
            if act.state == context.place.code:
                used.update(act.sources)
    lede = phrase(
        "Each source of an act of this State, the number of its facts, and its age on the day."
    )
    blocks = (_used(context, used), *_records(context), _sets(context))
    return Section("sources", phrase("Sources"), lede, blocks)


def _used(context: Context, used: Counter[str]) -> Table | Paragraph:
    """List the sources of the acts of the State, those of most facts first."""
    if not used:
        gone = phrase("No act of {place} is on record, so no source is used.", place=context.name)
        return Paragraph(gone)
    rows = [_row(context, name, used[name]) for name in sorted(used, key=lambda n: (-used[n], n))]
    columns = (
        Column(phrase("Source")),
        Column(phrase("Facts"), ColumnKind.NUMBER),
        Column(phrase("Tier")),
        Column(phrase("Known to"), ColumnKind.AGE),
        Column(phrase("Read"), ColumnKind.DAY),
        Column(phrase("Licence")),
    )
    return Table(phrase("Sources of the acts of {place}", place=context.name), columns, tuple(rows))


def _row(context: Context, name: str, count: int) -> Row:
    source = context.ground.sources[name]
    known = source.snapshot or source.read
    return Row(
        (
            Cell(Kept(f"{source.title}. {source.publisher}"), detail=name),
            Cell(str(count)),
            Cell(term(_TIERS[source.tier])),
            Cell(_known(source), age=Age.of(known, context.on)),
            Cell(str(source.read)),
            Cell(Kept(source.licence)),
        )
    )


def _known(source: Source) -> str:
    return str(source.snapshot) if source.snapshot else phrase("not stated")


def _records(context: Context) -> tuple[Table]:
    """List to which day each record is known and what it misses."""
    rows = [
        Row(
            (
                Cell(item.short, detail=item.id),
                Cell(str(item.snapshot.day), age=Age.of(item.snapshot.day, context.on)),
                Cell(_gaps(item)),
            )
        )
        for item in context.open
    ]
    columns = (
        Column(phrase("Instrument")),
        Column(phrase("Known to"), ColumnKind.AGE),
        Column(phrase("What is missing")),
    )
    return (Table(phrase("What each record covers"), columns, tuple(rows)),)


def _gaps(item: Instrument) -> str:
    return Kept(item.coverage) if item.coverage else phrase("nothing known to be missing")


_CHAPTERS = ("people", "refuge", "money", "safety", "mobility", "outlook", "policy")
_BESIDE = ("migrant_stock_age_2024", "remittances_2017")  # shown, though in no figure


def _sets(context: Context) -> Table:
    """List the data sets of the figures, those without a figure of this State as well."""
    found = [f.dataset for name in _CHAPTERS for f in context.figures(name).values()]
    columns = (
        Column(phrase("Data set")),
        Column(phrase("Publisher")),
        Column(phrase("Edition")),
        Column(phrase("Known to"), ColumnKind.AGE),
        Column(phrase("Licence")),
    )
    rows = tuple(_set(context, name) for name in dict.fromkeys((*found, *_BESIDE)))
    return Table(phrase("Data sets of the figures"), columns, rows)


def _set(context: Context, name: str) -> Row:
    item = context.store.dataset(name)
    own = context.store.overridden(name)
    code = phrase("{code}, of the user", code=name) if own else name
    return Row(
        (
            Cell(Kept(item.title), detail=code),
            Cell(Kept(item.publisher)),
            Cell(Kept(item.edition)),
            Cell(str(item.snapshot), age=Age.of(item.snapshot, context.on)),
            Cell(Kept(item.licence)),
        )
    )


def method(_: Context) -> Section:
    """Return the chapter on how the standings were worked out."""
    text = (
        phrase(
            "A State is bound from the day the treaty's own clause gives: so many days or months "
            "after its deposit, never before the treaty itself was in force. A signature alone, or "
            "a deposit whose delay still runs, is shown as such. A successor State is bound from "
            "the day of succession where a source gives it, otherwise from its notification at the "
            "latest. Where only a year is known, nothing is claimed before its end."
        ),
        phrase(
            "When sources disagree, the one closest to the depositary is followed and the other "
            "claim is printed in the notes. The kind of an act in [brackets] was inferred from an "
            "earlier signature or its absence. Confidence is that of the weakest act relied on: "
            "depositary (its own table), secondary (a data file or compilation), or text."
        ),
        phrase(
            "Figures are those of their publishers, in the edition named. A figure that is not "
            "there is unknown, never zero. Nothing of a later year than this day is shown as "
            "present; an edition published later may speak of years before it. Series that pass "
            "the split of a State are not joined. Region and world are sums over the places in "
            "the same data set."
        ),
    )
    shown = Note(
        phrase("What this profile does not say"),
        phrase(
            "A deposit is not fulfilment: nothing here measures whether an obligation is kept. "
            "“No act on record” means none in the record to its day, not that none was done."
        ),
    )
    return Section("method", phrase("Method"), "", (*(Paragraph(item) for item in text), shown))
