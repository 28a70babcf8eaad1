"""Strict readers: a record that does not speak clearly is refused, with file, line and field."""

import os
import tracemalloc
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.facts import RecordError
from comity.facts.records import LARGEST_BYTES, Fields, read_yaml


@pytest.fixture
def record(tmp_path):
    """Write a text as ``rec.yml`` and return its path."""

    def write(text):
        path = tmp_path / "rec.yml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def _refused(call, *given_values):
    with pytest.raises(RecordError) as caught:
        call(*given_values)
    return str(caught.value)


def _all_taken(path):
    read_yaml(path).finish()


def test_a_field_is_taken_once_and_nothing_is_left(record):
    fields = read_yaml(record("title: Convention\nparties: 20\nbinding: true\nday: 2003-07\n"))
    assert fields.take("title", str) == "Convention"
    assert fields.take("parties", int) == 20
    assert fields.take("binding", bool) is True
    assert str(fields.day("day")) == "2003-07"
    assert fields.take("note", str, "none") == "none"
    fields.finish()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: [1\n", "line 2: is not YAML: did not find expected ',' or ']'."),
        ("a: 1\nb: 2\na: 3\n", "line 3: is not YAML: the key 'a' is given twice."),
        ("a: {b: 1, b: 2}\n", "line 1: is not YAML: the key 'b' is given twice."),
        ("---\na: 1\n---\nb: 2\n", "line 3: is not YAML: but found another document."),
        ("", "line 1: should be a record of fields, got none."),
        ("# only a comment\n", "line 1: should be a record of fields, got none."),
        ("- a\n- b\n", "line 1: should be a record of fields, got none."),
        ("a: *nowhere\n", "line 1: is not YAML: found undefined alias."),
        ("a: &x [*x]\n", "line 1: is not YAML: found unconstructable recursive node."),
        ("a: !!python/object/apply:os.system [ls]\n", "line 1: is not YAML: could not determine"),
        ("a: !!python/name:os.system\n", "line 1: is not YAML: could not determine"),
        (b"a: \xff\xfe\n", "byte 3: is not UTF-8; save it as UTF-8."),
        (b"a: \x00\n", "file: is not YAML"),
        ("titel: x\n", "line 1, titel: is not a known field; correct its name or remove it."),
    ],
)
def test_a_text_that_is_no_clear_record_is_refused_where_it_breaks(record, text, problem):
    message = _refused(_all_taken, record(text))
    assert f"rec.yml: {problem}" in message, message


@pytest.mark.parametrize(
    "text",
    [
        "? [a, b]\n: c\n",
        "? {a: b}\n: c\n",
        "a: !!timestamp noon\n",
        "a: !!bool perhaps\n",
        "a: !!int ''\n",
        "a: !!int ten\n",
        "a: " + "[" * 3000 + "]" * 3000 + "\n",
    ],
    ids=["list key", "record key", "timestamp", "bool", "empty int", "int", "deep nesting"],
)
def test_whatever_yaml_cannot_make_a_plain_value_of_is_a_record_error(record, text):
    """A reader of records raises one kind of error, whatever the file holds."""
    message = _refused(_all_taken, record(text))
    assert "rec.yml:" in message and len(message) < 600


def test_a_day_that_no_calendar_has_is_refused_on_its_line(record):
    message = _refused(_all_taken, record("id: X\nday: 2003-02-30\n"))
    assert "rec.yml: line 2" in message, message


@pytest.mark.parametrize(
    ("value", "kind", "problem"),
    [
        ("NO", str, "should be a str, got False."),
        ("on", str, "should be a str, got True."),
        ("1.10", str, "should be a str, got 1.1."),
        ("010", str, "should be a str, got 8."),
        ("12:30:00", str, "should be a str, got 45000."),
        ("~", str, "should be a str, got None."),
        ("null", int, "should be a int, got None."),
        ("true", int, "should be a int, got True."),
        ("1", bool, "should be a bool, got 1."),
        ("1.0", int, "should be a int, got 1.0."),
        ("'20'", int, "should be a int, got '20'."),
        ("[1]", dict, "should be a dict, got [1]."),
    ],
)
def test_a_value_that_yaml_reads_as_something_else_is_refused(record, value, kind, problem):
    """YAML 1.1 takes NO for false, 010 for eight and 12:30:00 for a number of seconds."""
    fields = read_yaml(record(f"id: X\ncode: {value}\n"))
    message = _refused(fields.take, "code", kind)
    assert message.endswith(f"rec.yml: line 2, code: {problem}"), message


def test_a_key_that_yaml_reads_as_true_is_an_unknown_field(record):
    message = _refused(_all_taken, record("on: 2003-07-01\n"))
    assert "True: is not a known field" in message


def test_a_key_that_yaml_reads_as_true_is_refused_on_its_line(record):
    message = _refused(_all_taken, record("\non: 2003-07-01\n"))
    assert "line 2" in message, message


@pytest.mark.parametrize(
    ("value", "day"),
    [("2003-07-01", "2003-07-01"), ("2003-07", "2003-07"), ("2003", "2003"), ("'2003'", "2003")],
)
def test_a_day_is_read_at_the_precision_written(record, value, day):
    assert str(read_yaml(record(f"day: {value}\n")).day("day")) == day


@pytest.mark.parametrize(
    "value", ["2003-03-14 10:00:00", "14.3.2003", "0o17", "200", "[2003]", "1e3"]
)
def test_a_value_that_is_no_day_is_refused_with_its_line(record, value):
    fields = read_yaml(record(f"id: X\nday: {value}\n"))
    message = _refused(fields.day, "day")
    assert "rec.yml: line 2, day: " in message and "is not a day; write 2003-07-01" in message


def test_a_missing_field_is_named(record):
    fields = read_yaml(record("id: X\n"))
    assert _refused(fields.take, "title", str).endswith("rec.yml: title: is missing; add it.")
    assert "day: is missing; write YYYY-MM-DD" in _refused(fields.day, "day")


def test_a_word_outside_the_choice_is_refused_with_the_choice(record):
    fields = read_yaml(record("kind: traety\n"))
    message = _refused(fields.choice, "kind", ["treaty", "protocol"])
    assert message.endswith("line 1, kind: is 'traety'; expected treaty | protocol.")


def test_a_problem_inside_a_nested_record_names_the_path_to_the_field(record):
    fields = read_yaml(record("rule:\n  deposits: 20\n  delai: {months: 3}\n"))
    child = fields.child("rule")
    child.take("deposits", int)
    assert _refused(child.finish).endswith(
        "rec.yml: line 3, rule.delai: is not a known field; correct its name or remove it."
    )


@pytest.mark.parametrize("value", ["3", "[1, 2]", "months"])
def test_a_plain_value_where_a_record_is_expected_is_refused(record, value):
    fields = read_yaml(record(f"rule: {value}\n"))
    assert "line 1, rule: should be a record of fields, got" in _refused(fields.child, "rule")


def test_an_absent_nested_record_is_none(record):
    assert read_yaml(record("id: X\n")).child("rule") is None


def _bomb(levels):
    """Aliases of aliases: ten times more leaves with each level, a few bytes of text."""
    lines = ["a0: &a0 [lol,lol,lol,lol,lol,lol,lol,lol,lol,lol]"]
    lines += [f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 10)}]" for n in range(1, levels)]
    return "\n".join([*lines, f"b: *a{levels - 1}", ""])


@pytest.mark.parametrize(
    "ask",
    [
        lambda fields: fields.take("b", str),
        lambda fields: fields.choice("b", ["treaty"]),
        lambda fields: fields.child("b"),
        lambda fields: fields.day("b"),
    ],
    ids=["text", "choice", "record", "day"],
)
def test_aliases_of_aliases_explode_neither_memory_nor_message(record, ask):
    fields = read_yaml(record(_bomb(6)))
    tracemalloc.start()
    try:
        message = _refused(ask, fields)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert len(message) < 600, "the message must not carry the whole value"
    assert peak < 1_000_000, "a million leaves must not be written out to be refused"


def test_a_file_too_large_is_refused_unread(record):
    path = record("a: 1\n")
    os.truncate(path, LARGEST_BYTES + 1)
    assert _refused(read_yaml, path).endswith("file: is larger than 50,000,000 bytes; split it.")


def test_a_file_that_is_not_there_says_so(tmp_path):
    message = _refused(read_yaml, tmp_path / "none.yml")
    assert message.endswith(
        "none.yml: file: cannot be read (no such file or directory). "
        "Check that it is there for you."
    )


def test_a_folder_in_place_of_a_file_is_refused(tmp_path):
    assert "file: cannot be read (is a directory)" in _refused(read_yaml, tmp_path)


@given(text=st.text(alphabet=st.sampled_from("ab:-[]{}*&!?|> #'\"\n\t1,é\x00\x85"), max_size=40))
def test_any_text_is_a_record_or_a_record_error(tmp_path_factory, text):
    path = tmp_path_factory.getbasetemp() / "any.yml"
    path.write_bytes(text.encode())
    with suppress(RecordError):
        assert isinstance(read_yaml(path), Fields)
