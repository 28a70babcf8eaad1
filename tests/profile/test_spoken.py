"""A profile can be said in another language: no sentence of it is lost on the way."""

import re
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum

import pytest

import comity
from comity.facts.phrases import Kept
from comity.facts.voice import Spoken
from comity.profile import profile

#: Fields that no reader meets.
SILENT = frozenset({"type", "id", "code", "role", "href"})
#: What is the same in every language: codes of instruments, of places and of data sets.
CODE = re.compile(r"[A-Z][A-Z0-9]+(-[A-Z0-9]+)*|[a-z]+(_[a-z0-9]+)+")
ASKED = (
    ("KEN", date(2026, 11, 28)),
    ("DEU", date(2020, 1, 1)),
    ("SUN", date(2000, 1, 1)),
    ("SDN", date(2026, 11, 28)),
    ("PSE", date(2026, 11, 28)),
    ("EUE", date(2026, 11, 28)),
    ("ABW", date(2026, 11, 28)),
    ("SRB", date(2005, 1, 1)),
    ("USA", date(1946, 1, 1)),
    ("MEX", date(2003, 7, 1)),
    ("SMR", date(2024, 1, 1)),
)


def unspoken(value, where=""):
    """Yield every text that would stay English in another language, with where it stands."""
    if isinstance(value, (Spoken, Enum)) or not isinstance(value, str):
        for place, part in inside(value):
            yield from unspoken(part, f"{where}{place}")
    elif any(sign.isalpha() for sign in value) and not CODE.fullmatch(value):
        yield where, value


def inside(value):
    """Return what a document, a list or a sentence holds, each with its place."""
    if isinstance(value, (Kept, Enum, date)):
        return []
    if isinstance(value, Spoken):
        return [(f" in {value!r}", part) for part in parts(value)]
    if isinstance(value, tuple):
        return [(f"[{place}]", item) for place, item in enumerate(value)]
    heard = fields(value) if is_dataclass(value) else ()
    return [(f".{f.name}", getattr(value, f.name)) for f in heard if f.name not in SILENT]


def parts(said):
    """Return the texts that a sentence is made of."""
    own = (*getattr(said, "values", {}).values(), *getattr(said, "parts", ()))
    return (*own, getattr(said, "text", ""))


@pytest.mark.parametrize(("code", "on"), ASKED)
def test_no_text_of_a_profile_stays_english_unless_a_record_says_it(code, on):
    found = list(unspoken(profile(comity.resolve(code), on), code))
    assert not found, "\n".join(f"{where}: {text!r}" for where, text in found[:60])
