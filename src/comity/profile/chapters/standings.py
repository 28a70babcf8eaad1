"""Standing towards every instrument, by family, with kind, statements and age."""

from __future__ import annotations

from comity.facts import Day
from comity.norms import Act, ActKind, Instrument, Status, vote_of
from comity.profile.chapters.marks import FAMILY_TITLES, mark_of, words_of
from comity.profile.context import Context
from comity.profile.document import Age, Cell, Column, ColumnKind, Mark, Row, Section, Table

COLUMNS = (
    Column("Instrument"),
    Column("Standing", ColumnKind.MARK, own=True),
    Column("Since", ColumnKind.DAY),
    Column("By"),
    Column("Reservations, declarations"),
    Column("Record known to", ColumnKind.AGE),
)
LEGEND = (
    Mark.BOUND,
    Mark.RESERVED,
    Mark.CONSENTED,
    Mark.SIGNED,
    Mark.MAYBE,
    Mark.WITHDRAWN,
    Mark.NONE,
    Mark.UNKNOWN,
)


def standings(context: Context) -> Section:
    """Return the chapter."""
    listed = [*context.open, *context.resolutions]
    answers = [context.answer(item) for item in listed]
    notes: list[str] = []
    rows = tuple(_row(context, answer, notes) for answer in answers)
    table = Table(
        caption=f"Where {context.place.name} stands on {Day.of(context.on).words}",
        columns=COLUMNS,
        rows=rows,
        notes=tuple(notes),
        legend=LEGEND,
    )
    lede = (
        "Every treaty followed here that is open to this State. Reservations and declarations "
        "are counted as the depositary lists them; most carry no date."
    )
    return Section("standings", "Standing towards the instruments", lede, (table,))


def _row(context: Context, answer: Status, notes: list[str]) -> Row:
    instrument = answer.instrument
    known = instrument.snapshot.day
    mark = mark_of(answer)
    short = answer.words if mark in (Mark.MAYBE, *_VOTES) else _SHORT.get(mark, mark.value)
    sign = _note(answer, notes)
    since = answer.since_text if answer.may is None else ""
    return Row(
        (
            Cell(instrument.short, detail=instrument.id),
            Cell(words_of(answer), detail=f"{short}{sign}", mark=mark),
            Cell(since or "–"),
            Cell(_by(answer)),
            Cell(_statements(answer)),
            Cell(str(known), age=Age.of(known, context.on)),
        ),
        group=FAMILY_TITLES[instrument.family],
    )


_VOTES = (Mark.YES, Mark.NO, Mark.ABSTAIN)
_SHORT = {
    Mark.RESERVED: "bound",
    Mark.SIGNED: "signed only",
    Mark.CONSENTED: "not yet in force",
    Mark.NONE: "no act",
    Mark.UNKNOWN: "not known",
}


def _by(answer: Status) -> str:
    """Name the acts that decide the standing, and how close their source stands."""
    vote = vote_of(answer.instrument, answer.state, answer.on)
    if vote is not None:
        return f"vote {vote.day}"
    for kinds in (_MOVES, {ActKind.ENTRY_INTO_FORCE}, {ActKind.SIGNATURE}):
        acts = [act for act in answer.because if act.kind in kinds]
        if acts:
            return _act(acts[-1])
    return "–"


_MOVES = frozenset(kind for kind in ActKind if kind.binds) | {
    ActKind.DENUNCIATION,
    ActKind.END_OF_FORCE,
}


def _act(act: Act) -> str:
    """Say an act as ``ratification 1999-03-08``; its kind is in brackets when inferred."""
    kind = f"[{act.kind.words}]" if act.inferred else act.kind.words
    grade = "" if act.confidence.value == "depositary" else f", {act.confidence.value}"
    return f"{kind} {act.day or 'undated'}{grade}"


def _statements(answer: Status) -> str:
    """Count the statements of a State and name the articles they mention."""
    if not answer.reservations:
        return "–"
    parts = []
    for kind in (ActKind.RESERVATION, ActKind.DECLARATION):
        acts = [act for act in answer.reservations if act.kind is kind]
        articles = dict.fromkeys(article for act in acts for article in act.articles)
        named = f" (art. {', '.join(articles)})" if articles else ""
        if acts:
            parts.append(f"{kind.words}{named}")
    return "; ".join(parts)


def _note(answer: Status, notes: list[str]) -> str:
    """Add the doubts and the outweighed claims to the notes; return the sign that leads there."""
    doubts = [*answer.doubts, *_other_claims(answer.instrument, answer.state)]
    if not doubts:
        return ""
    sentences = " ".join(f"{d[0].upper()}{d[1:]}{'' if d.endswith('.') else '.'}" for d in doubts)
    notes.append(f"{len(notes) + 1}. {answer.instrument.id}: {sentences}")
    return f" ({len(notes)})"


def _other_claims(instrument: Instrument, state: str) -> list[str]:
    """Say what sources claim that another one outweighs: conflicts stay visible."""
    found: dict[str, list[str]] = {}
    for act in instrument.acts:
        if act.state == state and not act.preferred and act.kind is not ActKind.ENTRY_INTO_FORCE:
            found.setdefault(str(act), []).extend(act.sources)
    return [f"another source says {said} ({', '.join(ids)})" for said, ids in found.items()]
