"""The check of all records, as a maintainer runs it on a changed copy."""

import shutil

import pytest

from comity.facts import KNOWLEDGE


@pytest.fixture
def knowledge(tmp_path):
    """A copy of the records, to break."""
    return shutil.copytree(KNOWLEDGE, tmp_path / "knowledge")


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path.name} does not hold {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_bundled_records_hold(ask):
    said = ask("check")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("The records hold: ")
    assert ask("check", "--json").records == []


def test_reports_and_accepted_exceptions_are_shown_when_asked_for(ask):
    records = ask("check", "--all", "--json").records
    assert {record["level"] for record in records} == {"error", "report"}
    assert all(record["accepted"] for record in records if record["level"] == "error")
    assert all(record["where"] and record["what"] for record in records)
    count = sum(bool(record["accepted"]) for record in records)
    assert f"{count} accepted exceptions" in ask("check").out


def test_a_whole_copy_holds_as_the_original_does(ask, knowledge):
    assert ask("check", "--knowledge", knowledge).code == 0


def test_a_record_that_answers_otherwise_than_it_expects_fails_the_check(ask, knowledge):
    """ICRMW: Mexico ratified on 8 March 1999; without that act its standing is another."""
    acts = knowledge / "norms" / "acts" / "ICRMW.csv"
    lines = acts.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith("MEX,ratification")]
    assert len(kept) == len(lines) - 1
    acts.write_text("".join(kept), encoding="utf-8")
    said = ask("check", "--knowledge", knowledge, "--json")
    assert said.code == 1
    assert "K209" in {record["id"] for record in said.records}
    assert {record["level"] for record in said.records} == {"error"}


def test_a_missing_field_is_named_with_its_file(ask, knowledge):
    change(knowledge / "norms" / "instruments" / "ICRMW.yml", "\nshort:", "\nshorrt:")
    said = ask("check", "--knowledge", knowledge, "--json")
    (record,) = said.records
    assert (said.code, record["id"]) == (1, "K201")
    assert record["where"] == "norms/instruments/ICRMW.yml"
    assert record["problem"] == "short: is missing; add it."


def test_an_unknown_field_is_named_with_its_file_and_line(ask, knowledge):
    path = knowledge / "norms" / "instruments" / "ICRMW.yml"
    change(path, "\nshort:", "\nspelling: odd\nshort:")
    line = path.read_text(encoding="utf-8").splitlines().index("spelling: odd") + 1
    said = ask("check", "--knowledge", knowledge)
    assert said.code == 1 and said.out.startswith("1 errors")
    text = " ".join(said.out.split())
    assert "K201" in text and f"line {line}, spelling: is not a known field" in text


def test_an_act_of_a_kind_that_does_not_exist_is_named_with_its_line(ask, knowledge):
    change(knowledge / "norms" / "acts" / "ICRMW.csv", "MEX,ratification,", "MEX,ratificaton,")
    rows = (knowledge / "norms" / "acts" / "ICRMW.csv").read_text(encoding="utf-8").splitlines()
    line = next(number for number, row in enumerate(rows, 1) if "ratificaton" in row)
    (record,) = ask("check", "--knowledge", knowledge, "--json").records
    assert record["where"] == "norms/acts/ICRMW.csv"
    assert record["problem"].startswith(f"line {line}, act: is 'ratificaton'; expected signature |")


def test_one_broken_record_does_not_hide_another(ask, knowledge):
    change(knowledge / "norms" / "instruments" / "ICRMW.yml", "\nshort:", "\nodd: 1\nshort:")
    change(knowledge / "norms" / "acts" / "CAT.csv", "signature", "signatur")
    said = ask("check", "--knowledge", knowledge, "--json")
    where = {record["where"] for record in said.records}
    assert {"norms/instruments/ICRMW.yml", "norms/acts/CAT.csv"} <= where


def test_a_broken_ground_stops_the_check_with_file_line_and_field(process, knowledge):
    path = knowledge / "facts" / "sources.yml"
    change(path, "  tier: depositary", "  tier: rumour")
    rows = path.read_text(encoding="utf-8").splitlines()
    line = next(number for number, row in enumerate(rows, 1) if "rumour" in row)
    said = process("check", "--knowledge", knowledge)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"Error: {path}: line {line}, S")
    assert ".tier: is 'rumour'; expected depositary |" in said.err
    assert said.err.count("\n") == 1
