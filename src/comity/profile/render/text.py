"""What the renderers share about text: characters a file may hold, short words, days."""

from __future__ import annotations

import re
from datetime import date

from comity.facts.phrases import DayWords, marked, phrase, term
from comity.facts.voice import Voice, say
from comity.profile.document import Age, Cell, Column, ColumnKind, Document, Mark, Table

LONGEST_WORD = 28
MATRIX_FROM = 3  # so many columns of bare marks make a matrix

_NOT_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]")
_UNBROKEN = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_COLON = re.compile(r"\s*[:：]\s*")  # as languages set it: with a space before, or full width
_SHORT = {
    Mark.RESERVED: marked("bound"),
    Mark.CONSENTED: marked("not in force"),
    Mark.SIGNED: marked("signed"),
    Mark.MAYBE: marked("day unknown"),
    Mark.CLOSED: marked("not open"),
    Mark.NONE: marked("no act"),
    Mark.UNKNOWN: marked("unknown"),
    Mark.YES: marked("in favour"),
    Mark.NO: marked("against"),
}
#: How old a source is, in one word.
_AGES = {Age.FRESH: marked("fresh"), Age.AGEING: marked("ageing"), Age.OLD: marked("old")}
AS_OF = marked("As of {day}")


def legal(text: str) -> str:
    r"""Replace what no XML or PDF file may hold, such as control characters, by a sign.

    >>> legal("Ken\x00ya\n")
    'Ken\ufffdya\n'
    """
    if text.isprintable():  # nearly every text: told at once
        return text
    return _NOT_TEXT.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def breakable(text: str) -> str:
    """Let a word that is too long for any column break, by spaces of no width.

    >>> breakable("x" * 30).count(chr(0x200B))
    1
    """
    return _UNBROKEN.sub(_break, text)


def _break(found: re.Match[str]) -> str:
    word = found[0]
    parts = range(0, len(word), LONGEST_WORD)
    return "\u200b".join(word[start : start + LONGEST_WORD] for start in parts)


def words(day: date, voice: Voice | None = None) -> str:
    """Return a day in words.

    >>> words(date(2003, 7, 1))
    '1 July 2003'
    """
    return say(DayWords(day), voice)


def as_of(document: Document, voice: Voice | None) -> str:
    """Return the line that says of which day a profile speaks, and what stands behind it."""
    day = say(phrase(AS_OF, day=DayWords(document.on)), voice)
    return f"{day} · {document.known} · {document.version}"


def is_rtl(voice: Voice | None) -> bool:
    """Tell whether a language is written from right to left."""
    return voice is not None and voice.language == "ar"


def named(document: Document, voice: Voice | None) -> str:
    """Return the name of the file as readers of files show it."""
    if voice is None:
        return f"{document.title}, {document.kicker.lower()}"
    return f"{document.title} · {document.kicker}"


def short(mark: Mark, voice: Voice | None = None) -> str:
    """Return the fewest words for a mark, for a narrow cell; the legend says it in full."""
    return say(term(_SHORT.get(mark, mark.value)), voice)


def brief_age(age: Age, voice: Voice | None = None) -> str:
    """Return in one word how old a source is."""
    return say(term(_AGES[age]), voice)


def in_full(word: Mark | Age, voice: Voice | None) -> str:
    """Return what a mark or an age means."""
    return say(term(word.value), voice)


def bare(cell: Cell, column: Column) -> str:
    """Return the text of a cell without the name of its column, which stands above it.

    >>> bare(Cell("Kenya: no act on record"), Column("Kenya"))
    'no act on record'
    >>> bare(Cell("肯尼亚：无行为记录"), Column("肯尼亚"))
    '无行为记录'
    """
    found = _COLON.match(cell.text, len(column.title))
    return cell.text[found.end() :] if found and cell.text.startswith(column.title) else cell.text


def is_matrix(table: Table) -> bool:
    """Tell whether a table is a field of bare marks, too wide for words in its cells."""
    return len(mark_columns(table)) >= MATRIX_FROM


def mark_columns(table: Table) -> frozenset[int]:
    """Return the places of the columns that hold marks without a line of their own."""
    return frozenset(
        place
        for place, column in enumerate(table.columns)
        if column.kind is ColumnKind.MARK and not any(row.cells[place].detail for row in table.rows)
    )


def has_ages(table: Table) -> bool:
    """Tell whether a table shows how old its sources are."""
    return any(cell.age is not None for row in table.rows for cell in row.cells)


def key_to_ages(voice: Voice | None = None) -> str:
    """Say what the words for the age of a source mean.

    >>> key_to_ages()[:42]
    'Age of a source: fresh, less than one year'
    """
    return say(
        phrase(
            "Age of a source: fresh, less than one year old; ageing, one to three years old; "
            "old, more than three years old."
        ),
        voice,
    )
