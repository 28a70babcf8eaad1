"""Settings that are read from the environment, and refused in a sentence when they are wrong."""

from __future__ import annotations

import os

from comity.facts import QuestionError


def whole_number(name: str, usual: int) -> int:
    """Return a setting that is a whole number; the usual one where it is not set.

    >>> whole_number("COMITY_NOT_SET", 600)
    600

    Raises
    ------
    QuestionError
        If it is set to anything else.
    """
    text = os.environ.get(name, "").strip()
    if not text:
        return usual
    if not (text.isascii() and text.isdigit()) or len(text) > 9:
        raise QuestionError(f"{name} is {text[:20]!r}; write a whole number, such as {usual}.")
    return int(text)
