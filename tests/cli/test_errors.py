"""A question that cannot be answered is one clear line, exit code 2, and nothing else."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from comity.facts import KNOWLEDGE

NOBODY = 65534
DAY = ("--on", "2020-01-01")

#: What is asked, and what the line must say: what was given, what to do.
BAD_QUESTIONS = [
    (("status", "ICRNW", "MEX"), ["No instrument is called 'ICRNW'", "Did you mean ICRMW"]),
    (("parties", "ZZZZ"), ["No instrument is called 'ZZZZ'", "comity instruments"]),
    (("status", "", "MEX"), ["No instrument is called ''"]),
    (("status", "ICRMW", "Kenia Republic"), ["No State is called 'Kenia Republic'"]),
    (("status", "ICRMW", "Swazilandd"), ["'Swazilandd'", "Did you mean Swaziland"]),
    (("status", "ICRMW", "Xqzw"), ["No State is called 'Xqzw'", "comity states"]),
    (("status", "ICRMW", "Korea"), ["'Korea' may mean", "PRK", "KOR", "Write the code"]),
    (("profile", "Congo"), ["'Congo' may mean", "COD", "COG"]),
    (("status", "ICRMW", "MEX", "--on", "2003-02-30"), ["'2003-02-30' is not a day", "calendar"]),
    (("status", "ICRMW", "MEX", "--on", "1 July 2003"), ["'1 July 2003' is not a day", "write"]),
    (("status", "ICRMW", "MEX", "--on", "2003"), ["'2003' is not one day", "2003-12-31"]),
    (("status", "ICRMW", "MEX", "--on", "1944-12-31"), ["1944-12-31 is outside", "1945-01-01"]),
    (("profile", "MEX", "--on", "2101-01-01"), ["2101-01-01 is outside", "2100-12-31"]),
    (("timeline", "ICRMW", "MEX", "--from", "1900"), ["1900-12-31 is outside the period"]),
    (("timeline", "ICRMW", "MEX", "--from", "2004", "--to", "1998"), ["--from 2004 is after"]),
    (("diff", "ICRMW", "--from", "2003-06-31"), ["'2003-06-31' is not a day"]),
    (("sources", "S99"), ["No source is called 'S99'"]),
    (("states", "--group", "EX"), ["No group is called 'EX'"]),
    (("profile",), ["No State was named", "--all"]),
    (("profile", "MEX", "--format", "odt"), ["'odt' is not a format", "html, pdf, docx, md, json"]),
    (("profile", "MEX", "--compare", "KEN,Utopia"), ["No State is called 'Utopia'"]),
    (("check", "--knowledge", "/nowhere"), ["Error: /nowhere: "]),
    (("sql", "ATTACH '/tmp/other.db'"), ["Only one SELECT is answered"]),
    (("sql", "SELECT * FROM read_text('/etc/passwd')"), ["'read_text' is not allowed"]),
    (("series", "migrant_stock_2023"), ["No data set is called", "Did you mean"]),
    (("corridor", "MEX", "Mexico"), ["are the same place"]),
    (("fetch", "unhcr_population"), ["COMITY_HOME"]),
]


@pytest.mark.parametrize(("words", "phrases"), BAD_QUESTIONS, ids=lambda x: " ".join(x)[:40])
def test_a_bad_question_is_one_clear_line(process, words, phrases, tmp_path):
    said = process(*words, cwd=tmp_path)
    is_one_line(said)
    for phrase in phrases:
        assert phrase in said.err
    assert not list(tmp_path.iterdir()), "a bad question writes nothing"


def is_one_line(said):
    assert (said.code, said.out) == (2, ""), said.err[-500:]
    assert said.err.startswith("Error: ") and said.err.count("\n") == 1
    assert "Traceback" not in said.err


@pytest.mark.parametrize("name", ["Ken\x1b[31mya", "a\nb", "=1+1", "x" * 5000, "\u202eAYNEK"])
def test_a_name_meant_to_mislead_is_shown_and_not_obeyed(process, name):
    said = process("status", "ICRMW", name, *DAY)
    is_one_line(said)
    assert "\x1b" not in said.err and "\u202e" not in said.err and len(said.err) < 400


@pytest.mark.parametrize(
    "words",
    [("status",), ("nosuch",), ("status", "ICRMW", "MEX", "--nosuch"), ("timeline", "ICRMW")],
    ids=" ".join,
)
def test_a_command_put_wrongly_says_how_it_is_used(process, words):
    said = process(*words)
    assert (said.code, said.out) == (2, "")
    assert "Error: " in said.err and "--help" in said.err and "Traceback" not in said.err


@pytest.fixture
def knowledge():
    """A copy of the records in a folder that every user may enter."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield shutil.copytree(KNOWLEDGE, Path(folder) / "knowledge")


@pytest.mark.parametrize(
    "file", ["facts/places.csv", "facts/memberships.csv", "facts/accepted.csv"]
)
def test_a_table_cut_off_in_the_middle_is_named(process, knowledge, file):
    path = knowledge / file
    path.write_bytes(path.read_bytes()[:-20])
    said = process("check", "--knowledge", knowledge)
    is_one_line(said)
    assert f"{path}: last line: is cut off" in said.err


def test_acts_cut_off_in_the_middle_are_a_finding(process, knowledge):
    path = knowledge / "norms" / "acts" / "ICRMW.csv"
    path.write_bytes(path.read_bytes()[:-20])
    said = process("check", "--knowledge", knowledge, "--json")
    (record,) = said.records
    assert (said.code, said.err) == (1, "")
    assert record["where"] == "norms/acts/ICRMW.csv"
    assert record["problem"].startswith("last line: is cut off")


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        (b"\xff\xfe", "is not UTF-8"),
        (b"", "should be a record of fields"),
        (b"a: [", "is not YAML"),
        (b"S01: {}\nS01: {}\n", "line 2: is not YAML: the key 'S01' is given twice"),
        (b"S01: {title: [1]}\n", "line 1, S01.title: should be a str"),
    ],
)
def test_a_file_that_is_no_record_is_named_with_its_line(process, knowledge, text, phrase):
    path = knowledge / "facts" / "sources.yml"
    path.write_bytes(text)
    said = process("check", "--knowledge", knowledge)
    is_one_line(said)
    assert str(path) in said.err and phrase in said.err


#: Runs a command twice: the super-user, who may read everything, gives up these rights
#: between, and every library has then been loaded from wherever it is.
AS_NOBODY = (
    "-c",
    "import contextlib, io, os, sys, comity.cli\n"
    "words = sys.argv[1:]\n"
    "form = ['--json'] if words[0] == 'check' else [*words[1:4], '--format', 'json']\n"
    "sys.argv = ['comity', words[0], *form]\n"
    "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
    "    comity.cli.run()\n"
    f"os.geteuid() or os.seteuid({NOBODY})\n"
    "sys.argv = ['comity', *words]\n"
    "comity.cli.run()\n",
)


@pytest.mark.parametrize("closed", ["norms/acts", "norms/instruments", "facts", "norms", "."])
def test_a_folder_without_permission_is_named(process, knowledge, closed):
    folder = knowledge / closed
    mode = folder.stat().st_mode
    folder.chmod(0)
    try:
        said = process("check", "--knowledge", knowledge, start=AS_NOBODY)
    finally:
        folder.chmod(mode)
    is_one_line(said)
    assert "permission denied" in said.err and str(folder) in said.err


def test_records_below_a_folder_that_may_not_be_entered_are_one_clear_line(process, knowledge):
    outer = knowledge.parent
    outer.chmod(0)
    try:
        said = process("check", "--knowledge", knowledge, start=AS_NOBODY)
    finally:
        outer.chmod(0o755)
    is_one_line(said)


def test_a_folder_that_may_not_be_written_is_one_clear_line(process, knowledge):
    folder = knowledge.parent / "mine"
    folder.mkdir(mode=0o755)
    if os.geteuid():
        folder.chmod(0o555)
    words = ("profile", "KEN", *DAY, "--out", folder / "kenya.json")
    said = process(*words, start=AS_NOBODY)
    is_one_line(said)
    assert "permission denied" in said.err.casefold() and not list(folder.iterdir())


@pytest.mark.parametrize("below", ["kenya.json", "deeper/kenya.json"])
def test_a_place_in_a_folder_that_may_not_be_entered_is_one_clear_line(process, knowledge, below):
    folder = knowledge.parent / "closed"
    folder.mkdir(mode=0)
    said = process("profile", "KEN", *DAY, "--out", folder / below, start=AS_NOBODY)
    folder.chmod(0o755)
    is_one_line(said)
    assert said.err.startswith(f"Error: Cannot write {folder / below}: ")
