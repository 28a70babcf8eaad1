"""How the command line starts: quickly, and with a name for what it knows."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

import comity
from comity.cli.app import COMMANDS

HEAVY = ("docx", "typst", "lxml", "polars", "duckdb", "pycountry")
HEAVY += ("vl_convert", "rich.progress", "comity.evidence", "comity.fetch")
EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
NAME_LOADED = (
    "import sys, comity.cli\n"
    "sys.argv = ['comity', *sys.argv[1:]]\n"
    "try:\n"
    "    comity.cli.run() if sys.argv[1:] else None\n"
    "except SystemExit:\n"
    "    pass\n"
    f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)\n"
)


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("status", "ICRMW", "MEX", "--on", "2003-07-01", "--json"),
        ("parties", "ICRMW", "--on", "2004-12-31"),
    ],
    ids=["import", "status", "parties"],
)
def test_a_small_question_loads_no_heavy_library(process, words):
    said = process(*words, start=("-c", NAME_LOADED))
    assert (said.code, said.err.strip()) == (0, "[]")


def test_the_version_names_the_day_of_the_knowledge(process, ground):
    said = process("--version")
    assert said.out == f"comity {comity.__version__}, knowledge of {ground.snapshot}\n"
    assert re.search(r"knowledge of \d{4}-\d\d-\d\d$", said.out.strip())
    assert (said.code, said.err) == (0, "")


def test_without_a_word_the_commands_are_listed(ask):
    said = ask()
    assert all(name in said.out + said.err for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_example_in_the_help_of_a_command_can_be_copied(ask, name, tmp_path, monkeypatch):
    shutil.copytree(EXAMPLES, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    said = ask(name, "--help")
    example = re.search(r"Example: comity (.+)", said.out)
    assert said.code == 0 and example, said.out
    words = shlex.split(example[1])
    assert words[0] == name
    answer = ask(*words)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.strip()
