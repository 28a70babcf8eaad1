"""The words of the field as the glossary defines them, each once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from comity.answers.forms import Record
from comity.facts.place import fold
from comity.web.rooms.about import docs
from comity.web.rooms.about.markdown import slug

_TERM = re.compile(r"^- \*\*(.+?)\*\*: (.+?)(?=^- |^#|\Z|\n\n)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Term:
    """A word, what it means, and under which heading it stands."""

    term: str
    meaning: str
    section: str

    @property
    def anchor(self) -> str:
        """The place of the word on its page."""
        return slug(self.term)


@cache
def terms() -> tuple[Term, ...]:
    """Return every word of the glossary in its order.

    >>> terms()[0].term
    'Instrument'
    """
    found: list[Term] = []
    for part in docs.text("glossary").split("\n## ")[1:]:
        section = part.partition("\n")[0]
        for term, meaning in _TERM.findall(part):
            found.append(Term(term, _plain(meaning), section))
    return tuple(found)


def of_term(item: Term) -> Record:
    """Return a word as a record."""
    return {"term": item.term, "meaning": item.meaning, "section": item.section}


def holding(text: str) -> list[Term]:
    """Return the words that a text is found in, in the word itself or its meaning."""
    key = fold(text)
    return [item for item in terms() if key in fold(f"{item.term} {item.meaning}")]


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[`*]", "", text).split())
