"""The interface speaks six languages: nothing is missing, and nothing is lost on the way."""

import importlib.util
import re
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from comity.facts import ground
from comity.facts.phrases import Opened, Phrase, Plural
from comity.facts.voice import Spoken
from comity.profile import profile

ROOT = Path(__file__).parents[2]
spec = importlib.util.spec_from_file_location("messages", ROOT / "tools" / "write_messages.py")
tool = importlib.util.module_from_spec(spec)
spec.loader.exec_module(tool)

HOMES = tool.homes()
CATALOGUES = [(home, folder) for home in HOMES for folder in tool.LANGUAGES]
NAMES = [f"{home.name}-{folder}" for home, folder in CATALOGUES]
HOLES = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}|<[^>]+>")


@pytest.mark.parametrize(("home", "folder"), CATALOGUES, ids=NAMES)
def test_every_sentence_is_translated(home, folder):
    waiting = tool.missing(home, folder)
    assert not waiting, f"translate, then run tools/write_messages.py: {waiting}"


@pytest.mark.parametrize(("home", "folder"), CATALOGUES, ids=NAMES)
def test_a_catalogue_holds_what_the_pages_say_and_nothing_else(home, folder):
    fresh = tool.as_po(tool.renewed(home, folder, {}))
    assert fresh == tool.po_path(home, folder).read_bytes(), "run tools/write_messages.py"


@pytest.mark.parametrize(("home", "folder"), CATALOGUES, ids=NAMES)
def test_what_programs_read_is_what_translators_wrote(home, folder):
    path = tool.po_path(home, folder)
    assert path.with_suffix(".mo").read_bytes() == tool.as_mo(path.read_bytes(), folder)


@pytest.mark.parametrize(("home", "folder"), CATALOGUES, ids=NAMES)
def test_a_translation_keeps_what_is_filled_in(home, folder):
    for message in tool.read(home, folder):
        if not message.id:
            continue
        forms = message.id if message.pluralizable else (message.id,)
        wanted = set(HOLES.findall(forms[-1]))
        said = message.string if message.pluralizable else (message.string,)
        assert set(HOLES.findall(said[-1])) == wanted, message.id
        # The form for one, two or none may say the number in words; nothing else is left out.
        always = wanted & set(HOLES.findall(forms[0]))
        for form in said[:-1]:
            held = set(HOLES.findall(form))
            assert held <= wanted and len(always - held) <= 1, message.id


def patterns():
    """Return every pattern of the profiles of all States, and where each was met first."""
    found = {}
    former = [place for place in ground().places.values() if place.ended]
    asked = [(place, date(2026, 11, 29)) for place in (*ground().states(), *former)]
    asked += [(place, place.ended.last - timedelta(days=1)) for place in former]
    for place, on in asked:
        for pattern in met(profile(place, on)):
            found.setdefault(pattern, place.code)
    return found


def met(value):
    """Yield the patterns of a document and of what its sentences are made of."""
    if isinstance(value, Phrase):
        yield value.pattern
    elif isinstance(value, Plural):
        yield value.one
    elif isinstance(value, Opened):
        yield "."
    for part in parts(value):
        yield from met(part)


def parts(value):
    if isinstance(value, tuple):
        return value
    if isinstance(value, Spoken):
        own = (*getattr(value, "values", {}).values(), *getattr(value, "parts", ()))
        return (*own, getattr(value, "text", None))
    return [getattr(value, item.name) for item in fields(value)] if is_dataclass(value) else ()


def test_every_pattern_of_a_profile_is_known_to_the_translators():
    """A word from a list that nobody marked would stay English, and nothing would tell."""
    met_in = patterns()
    lost = {
        folder: {pattern: met_in[pattern] for pattern in met_in.keys() - said_in(folder) - {""}}
        for folder in tool.LANGUAGES
    }
    assert not any(lost.values()), f"mark or translate (a State that has it): {lost}"


def said_in(folder):
    """Return what a language has a translation for, in any catalogue."""
    return {
        message.id[0] if message.pluralizable else message.id
        for home in HOMES
        for message in tool.read(home, folder)
        if message.id and not message.context and all(tool._strings(message.string) or [""])
    }
