"""Tables in CSV are read whole, and a folder that cannot be read is never an empty one."""

import os
import tempfile
from pathlib import Path

import pytest

from comity.facts import RecordError
from comity.facts.records import LARGEST_BYTES, list_records, read_rows, read_yaml

NOBODY = 65534


@pytest.fixture
def table(tmp_path):
    """Write a text as ``rec.csv`` and read the columns ``state`` and ``act``."""

    def write(text):
        path = tmp_path / "rec.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_rows(path, ("state", "act"))

    return write


def _refused(call, *given_values):
    with pytest.raises(RecordError) as caught:
        call(*given_values)
    return str(caught.value)


def test_rows_come_with_their_line_and_cells_in_order(table):
    assert table("state,act\nMEX,signature\nKEN,\n") == [
        (2, ["MEX", "signature"]),
        (3, ["KEN", ""]),
    ]


def test_a_cell_may_hold_commas_quotes_and_line_ends(table):
    assert table('state,act\nMEX,"a ""b"", c\nd"\n')[0][1] == ["MEX", 'a "b", c\nd']


def test_line_ends_of_windows_are_read(table):
    assert table("state,act\r\nMEX,signature\r\n") == [(2, ["MEX", "signature"])]


@pytest.mark.parametrize("mark", ["\u2028", "\x85", "\x0b", "\x0c", "\x1c"])
def test_only_line_ends_end_a_row(table, mark):
    """Letters pasted from web pages bring the line separators of Unicode into a cell."""
    assert table(f"state,act\nMEX,a{mark}b\n")[0][1] == ["MEX", f"a{mark}b"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("state,act\nMEX,signature", "last line: is cut off: the file does not end with a line"),
        ("state,act\nMEX,sign", "last line: is cut off"),
        ("", "last line: is cut off"),
        ("\n", "line 1: the columns are ''; expected 'state,act'."),
        ("state\nMEX\n", "line 1: the columns are 'state'; expected 'state,act'."),
        ("state,act,day\n", "line 1: the columns are 'state,act,day'; expected 'state,act'."),
        ("act,state\n", "line 1: the columns are 'act,state'; expected 'state,act'."),
        ("\ufeffstate,act\n", "line 1: the columns are '\\ufeffstate,act'"),
        ("state;act\nMEX;signature\n", "line 1: the columns are 'state;act'"),
        ("state,act\nMEX\n", "line 2: has 1 cells; expected 2."),
        ("state,act\nMEX,a,b\n", "line 2: has 3 cells; expected 2."),
        ("state,act\nMEX,a\n\nKEN,b\n", "line 3: has 0 cells; expected 2."),
        ('state,act\nMEX,"a\n', "line 2: is not CSV: unexpected end of data."),
        ('state,act\nMEX,"a"b\n', "line 2: is not CSV: ',' expected after '\"'."),
        ("state,act\nMEX," + "z" * 200_000 + "\n", "line 2: is not CSV: field larger than"),
        (b"state,act\nMEX,\xe9\n", "byte 14: is not UTF-8; save it as UTF-8."),
    ],
)
def test_a_table_that_is_not_whole_is_refused_where_it_breaks(table, text, problem):
    message = _refused(table, text)
    assert f"rec.csv: {problem}" in message, message


def test_a_nul_byte_in_a_table_is_refused(table):
    """A NUL byte is the mark of a damaged file; no name or note holds one."""
    assert "rec.csv: line 2" in _refused(table, b"state,act\nMEX,\x00signature\n")


def test_a_table_too_large_is_refused_unread(tmp_path):
    path = tmp_path / "big.csv"
    path.write_text("state,act\n")
    os.truncate(path, LARGEST_BYTES + 1)
    assert "is larger than 50,000,000 bytes" in _refused(read_rows, path, ("state", "act"))


def test_records_are_listed_in_order_and_by_kind(tmp_path):
    for name in ("b.yml", "a.yml", "c.csv"):
        (tmp_path / name).touch()
    assert list_records(tmp_path, ".yml") == [tmp_path / "a.yml", tmp_path / "b.yml"]
    assert list_records(tmp_path, ".parquet") == []


def test_a_folder_that_is_not_there_is_an_error_and_not_an_empty_list(tmp_path):
    assert "cannot be read (no such file or directory)" in _refused(
        list_records, tmp_path / "none", ".yml"
    )


@pytest.mark.parametrize(
    "ask",
    [
        lambda folder: list_records(folder, ".yml"),
        lambda folder: read_yaml(folder / "a.yml"),
        lambda folder: read_rows(folder / "a.csv", ("state",)),
    ],
    ids=["list", "yaml", "rows"],
)
def test_a_folder_closed_to_the_reader_is_an_error_and_not_an_empty_list(ask):
    """The superuser may read everything, so the question is asked as nobody."""
    root = os.geteuid() == 0
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        closed = Path(name) / "closed"
        closed.mkdir(mode=0o000)
        try:
            if root:
                os.seteuid(NOBODY)
            assert "cannot be read (permission denied)" in _refused(ask, closed)
        finally:
            if root:
                os.seteuid(0)
            closed.chmod(0o755)
