"""The interface speaks six languages: nothing is missing, and nothing is lost on the way."""

import importlib.util
import re
from pathlib import Path

import pytest

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
        # The form for one, two or none may say the number in words.
        assert set(HOLES.findall(said[-1])) == wanted, message.id
        assert all(set(HOLES.findall(form)) <= wanted for form in said), message.id


def test_no_sentence_waits_under_a_doubt():
    doubted = [
        (home.name, folder, message.id)
        for home, folder in CATALOGUES
        for message in tool.read(home, folder)
        if message.id and message.fuzzy
    ]
    assert not doubted
