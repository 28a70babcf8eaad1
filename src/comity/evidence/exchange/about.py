"""What a message says of itself: who prepares it, when, and under which licence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from comity.facts.errors import QuestionError

_ID = re.compile(r"[A-Za-z0-9_@$-]{1,60}")


@dataclass(frozen=True, slots=True)
class About:
    """The head of a message.

    Attributes
    ----------
    prepared : day on which it was made; never read from a clock here
    sender : identifier of the office that sends it
    title : what the figures are, in words
    licence : name of the licence, as an identifier such as ``CC-BY-4.0``
    licence_at : address of its text
    sources : titles of the sources of the figures
    """

    prepared: date
    sender: str = "COMITY"
    title: str = "International migration"
    licence: str = ""
    licence_at: str = ""
    sources: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not _ID.fullmatch(self.sender):
            raise QuestionError(
                f"{self.sender[:40]!r} is no identifier of a sender. "
                "Write letters, digits, hyphens or underscores."
            )
