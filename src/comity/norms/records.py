"""Read the records of instruments and of the acts of States."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from comity.facts.day import Day, Delay
from comity.facts.errors import DayError, RecordError
from comity.facts.phrases import term
from comity.facts.records import Fields, read_rows, read_yaml
from comity.norms.model import (
    Act,
    ActKind,
    Body,
    Confidence,
    EntryRule,
    InstrumentRecord,
    OfGroup,
    Recorded,
    Snapshot,
    Withdrawal,
)

FAMILIES = (
    "human rights",
    "refugees and stateless persons",
    "trafficking and smuggling",
    "labour",
    "consular, sea and humanitarian",
    "regional",
    "global compact",
)
KINDS = ("treaty", "protocol", "resolution")
ACT_COLUMNS = (
    "state act day precision by confidence grade inferred source claim articles note"
).split()
_NOT_ORGANISATIONS = "not regional organisations"
_ON_GENERAL_DAY = "on the general day"


def read_record(path: Path) -> InstrumentRecord:
    """Read what an instrument is; its acts are read apart.

    Raises
    ------
    RecordError
        If a field is missing, unknown or not of its kind; file, line and field are named.
    """
    fields = read_yaml(path)
    expect = fields.take("expect", dict, {})
    record = InstrumentRecord(
        id=_own_name(fields, path),
        title=fields.take("title", str),
        short=term(fields.take("short", str)),
        family=fields.choice("family", FAMILIES),
        kind=fields.choice("kind", KINDS),
        parent=fields.take("parent", str, ""),
        binding=fields.take("binding", bool),
        open_to=_open_to(fields),
        adopted=_recorded(fields, "adopted"),
        opened=_recorded(fields, "opened"),
        depositary=fields.take("depositary", str, ""),
        reference=fields.take("reference", str, ""),
        body=_body(fields),
        entry=_entry(fields),
        recorded=_recorded(fields, "in_force"),
        withdrawal=_withdrawal(fields),
        snapshot=_snapshot(fields),
        coverage=fields.take("coverage", str, ""),
        note=fields.take("note", str, ""),
        expect=expect,
    )
    fields.finish()
    return record


def _own_name(fields: Fields, path: Path) -> str:
    name = fields.take("id", str)
    if name != path.stem:
        raise fields.problem("id", f"is {name!r}; expected {path.stem!r}, the name of the file.")
    return name


def _open_to(fields: Fields) -> str:
    child = fields.child("open_to")
    if child is None:
        return ""
    group = child.take("group", str)
    child.finish()
    return group


def _recorded(fields: Fields, name: str) -> Recorded | None:
    child = fields.child(name)
    if child is None:
        return None
    recorded = Recorded(child.day("day"), child.take("source", str), child.take("verified", bool))
    child.finish()
    return recorded


def _body(fields: Fields) -> Body | None:
    child = fields.child("body")
    if child is None:
        return None
    body = Body(
        child.take("name", str),
        child.take("short", str),
        child.take("source", str),
        child.take("verified", bool),
    )
    child.finish()
    return body


def _entry(fields: Fields) -> EntryRule | None:
    child = fields.child("entry_into_force")
    if child is None:
        return None
    counting = child.choice("counting", ["", _NOT_ORGANISATIONS], "")
    rule = EntryRule(
        deposits=child.take("deposits", int) if "deposits" in child.values else None,
        delay=_delay(child.child("delay")),
        later=_delay(child.child("later")),
        source=child.take("source", str),
        locator=child.take("locator", str, ""),
        verified=child.take("verified", bool),
        organisations_count=counting != _NOT_ORGANISATIONS,
        of_group=_of_group(child.child("of_group")),
        also=child.take("also", str, ""),
        not_before=child.take("not_before", str, ""),
        early=child.choice("early", ["", _ON_GENERAL_DAY], "") == _ON_GENERAL_DAY,
    )
    child.finish()
    return rule


def _delay(fields: Fields | None) -> Delay | None:
    if fields is None:
        return None
    delay = Delay(
        days=fields.take("days", int, 0),
        months=fields.take("months", int, 0),
        years=fields.take("years", int, 0),
        first_of_next_month=fields.take("first_of_next_month", bool, False),
    )
    fields.finish()
    return delay


def _of_group(fields: Fields | None) -> OfGroup | None:
    if fields is None:
        return None
    share = OfGroup(fields.take("group", str), fields.take("at_least", int))
    fields.finish()
    return share


def _withdrawal(fields: Fields) -> Withdrawal | None:
    child = fields.child("withdrawal")
    if child is None:
        return None
    source, locator = child.take("source", str), child.take("locator", str, "")
    verified, possible = child.take("verified", bool), child.take("possible", bool, True)
    delay = _delay(child) if possible else None
    child.finish()
    return Withdrawal(delay, source, locator, verified)


def _snapshot(fields: Fields) -> Snapshot:
    child = fields.child("snapshot")
    if child is None:
        raise fields.problem("snapshot", "is missing; say to which day the record is known.")
    day, note = child.day("day"), child.take("note", str, "")
    snapshot = Snapshot(day, note, child.take("partial", bool, False))
    child.finish()
    return snapshot


def read_acts(path: Path) -> tuple[Act, ...]:
    """Read the acts of States towards one instrument, in the order of the record."""
    return tuple(_act(path, line, row) for line, row in read_rows(path, ACT_COLUMNS))


_KINDS: Mapping[str, ActKind] = {kind.value: kind for kind in ActKind}
_CONFIDENCES: Mapping[str, Confidence] = {item.value: item for item in Confidence}


def _act(path: Path, line: int, row: list[str]) -> Act:
    state, kind, day, precision, by, confidence, grade, inferred, source, claim, *more = row
    articles, note = more
    if kind not in _KINDS:
        raise _wrong(path, line, "act", kind, list(_KINDS))
    if confidence not in _CONFIDENCES:
        raise _wrong(path, line, "confidence", confidence, list(_CONFIDENCES))
    if claim not in ("", "preferred", "other"):
        raise _wrong(path, line, "claim", claim, ["preferred", "other", "nothing"])
    return Act(
        state=state,
        kind=_KINDS[kind],
        day=_act_day(path, line, day, precision),
        confidence=_CONFIDENCES[confidence],
        sources=tuple(source.split()),
        grade=_one_of(path, line, "grade", grade, ("", "high", "medium", "low")),
        inferred=_one_of(path, line, "inferred", inferred, ("", "kind")) == "kind",
        preferred=claim != "other",
        outweighs=claim == "preferred",
        articles=tuple(articles.split()),
        note=note,
        by=_day(path, line, "by", by) if by else None,
    )


def _act_day(path: Path, line: int, text: str, precision: str) -> Day | None:
    if not text:
        if precision != "unknown":
            raise _wrong(path, line, "precision", precision, ["unknown"])
        return None
    day = _day(path, line, "day", text)
    if precision != day.precision.value:
        raise _wrong(path, line, "precision", precision, [day.precision.value])
    return day


def _day(path: Path, line: int, name: str, text: str) -> Day:
    try:
        return Day.parse(text)
    except DayError as error:
        raise RecordError(path, f"line {line}, {name}", str(error)) from None


def _one_of(path: Path, line: int, name: str, value: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise _wrong(path, line, name, value, [word or "nothing" for word in allowed])
    return value


def _wrong(path: Path, line: int, name: str, value: str, allowed: list[str]) -> RecordError:
    expected = " | ".join(allowed)
    return RecordError(path, f"line {line}, {name}", f"is {value[:40]!r}; expected {expected}.")
