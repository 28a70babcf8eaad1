"""How answers are printed for programs and spreadsheets."""

import csv
import io
import subprocess
import sys

import pytest

from comity.cli.output import Answer, Form, show

QUESTIONS = [
    ("status", "ICRMW", "MEX", "CIV", "--on", "2003-07-01"),
    ("parties", "REF1951", "--on", "2015-01-01"),
    ("parties", "REF1951", "REF1967", "--on", "2015-01-01"),
    ("parties", "GCM-VOTE"),
    ("timeline", "ICRMW", "MEX", "--from", "1990", "--to", "2000"),
    ("diff", "ICRMW", "--from", "2003-01-01", "--to", "2004-01-01"),
    ("compare", "KEN", "UGA", "--on", "2020-01-01"),
    ("instruments",),
    ("instruments", "ICRMW"),
    ("states", "--all"),
    ("sources",),
    ("sources", "S01"),
    ("check", "--all"),
]


@pytest.mark.parametrize("words", QUESTIONS, ids=" ".join)
def test_csv_has_one_row_for_each_record_and_no_formula(ask, words):
    rows, records = ask(*words, "--csv").rows, ask(*words, "--json").records
    assert len(rows) == len(records) > 0
    for row, record in zip(rows, records, strict=True):
        assert None not in row, "a row has more cells than the head"
        assert not [cell for cell in row.values() if cell[:1] in "=+-@\t\r" and cell]
        plain = {k: v for k, v in record.items() if isinstance(v, str) and k in row}
        assert all(row[name].removeprefix("'") == text for name, text in plain.items())


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_cell_that_a_spreadsheet_would_run_is_made_text(capsys, cell):
    show(Answer("", [{"name": cell, "list": [cell, "b"]}], {"name": ""}), Form.CSV)
    printed = capsys.readouterr().out
    assert printed.count(f"'{cell}") == 2, printed


def test_a_cell_with_commas_quotes_and_lines_is_read_back_whole(capsys):
    text = 'a, "b"\nc; d'
    show(Answer("", [{"name": text, "none": None, "yes": True}], {"name": ""}), Form.CSV)
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out), strict=True)
    assert row == {"name": text, "none": "", "yes": "yes"}


def test_a_reader_who_has_read_enough_is_no_error():
    """As in ``comity parties CRC --json | head -1``."""
    command = [sys.executable, "-m", "comity", "parties", "CRC", "--json", "--on", "2020-01-01"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as asked:
        assert asked.stdout.readline() == b"[\n"
        asked.stdout.close()
        complaint = asked.stderr.read()
    assert complaint == b""


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
@pytest.mark.parametrize(
    "words",
    [
        ("status", "ICRMW", "CIV", "--on", "2020-01-01"),
        ("states", "--json"),
        ("states", "--csv"),
        ("profile", "CIV", "--on", "2020-01-01", "--format", "md"),
    ],
    ids=lambda words: f"{words[0]} {words[-1]}",
)
def test_a_terminal_of_few_characters_is_no_error(process, encoding, words):
    """As on Windows, where what is sent to a file is cp1252 unless told otherwise."""
    said = process(*words, env={"PYTHONIOENCODING": encoding}, errors="replace")
    assert (said.code, said.err) == (0, "")
    assert "Ivoire" in said.out
