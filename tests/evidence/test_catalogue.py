"""A descriptor is read strictly, and a check replays what it says: nothing passes in silence."""

import shutil

import polars as pl
import pytest

from comity.evidence import catalogue, columns, table
from comity.evidence.catalogue import Concept, Kind
from comity.evidence.checks import check_evidence
from comity.facts import KNOWLEDGE, RecordError, UnknownNameError
from comity.facts.findings import RULES

COLUMNS = """\
state: {kind: place, type: String, missing: never, meaning: The State.}
year: {kind: year, type: Int16, missing: never, meaning: The year.}
sex: {kind: word, type: String, missing: never, words: [total, female], meaning: Sex.}
stock_persons: {kind: number, unit: persons, type: Int64, missing: unknown, meaning: Migrants.}
"""
SOURCES = """\
D01:
  title: A table
  publisher: An office
  locator: a shelf
  read: 2026-01-01
  licence: CC BY 4.0
  tier: depositary
"""
DESCRIPTOR = """\
tiny:
  title: Migrants in two States
  publisher: An office
  edition: "2024"
  licence: CC BY 4.0
  citation: An office (2024).
  source: D01
  snapshot: 2024-06
  file: tiny.parquet
  keys: [state, year, sex]
  measures: [stock_persons]
  concept: birth
  duration: a year
  unit: persons
  kind: stock
  coverage: {from: 2020, to: 2024, places: 2}
  method: Counted.
  holes: None known.
  breaks: [SDN]
  codes: {XXX: unknown}
  expect:
    rows: 3
    totals:
      - {where: {year: 2024, sex: total}, sum: stock_persons, is: 300}
      - {where: {state: [KEN, MEX]}, is: 2}
      - {sum: stock_persons, is: 330, within: 0.1}
    ranges: {stock_persons: [0, 1000]}
"""
ROWS = [("KEN", 2024, "total", 100), ("MEX", 2024, "total", 200), ("XXX", 2024, "female", None)]
SCHEMA = {"state": pl.String, "year": pl.Int16, "sex": pl.String, "stock_persons": pl.Int64}


def store(root, rows=ROWS, name="tiny", schema=SCHEMA):
    path = root / "evidence" / f"{name}.parquet"
    pl.DataFrame(rows, schema=schema, orient="row").write_parquet(path)
    return path


def write(root, name, text):
    (root / "evidence" / name).write_text(text, encoding="utf-8")


@pytest.fixture
def root(tmp_path):
    """A folder of knowledge with one small data set that is as it should be."""
    (tmp_path / "evidence").mkdir()
    shutil.copytree(KNOWLEDGE / "facts", tmp_path / "facts")
    write(tmp_path, "columns.yml", COLUMNS)
    write(tmp_path, "sources.yml", SOURCES)
    write(tmp_path, "catalogue.yml", DESCRIPTOR)
    write(tmp_path, "left_out.csv", "id,reason\nsecret,All rights reserved.\n")
    store(tmp_path)
    return tmp_path


def refused(root):
    with pytest.raises(RecordError) as caught:
        catalogue(root)
    return caught.value


def findings(root):
    return [(item.id, item.subject) for item in check_evidence(root)]


def test_a_descriptor_says_who_counts_what_and_how(root):
    tiny = catalogue(root)["tiny"]
    assert (tiny.concept, tiny.kind, tiny.unit) == (Concept.BIRTH, Kind.STOCK, "persons")
    assert tiny.columns == ("state", "year", "sex", "stock_persons")
    assert str(tiny.snapshot) == "2024-06", "a day keeps the precision published"
    assert tiny.codes == {"XXX": "unknown"} and tiny.breaks == ("SDN",)
    assert tiny.file == root / "evidence" / "tiny.parquet"


def test_a_small_data_set_as_it_should_be_has_no_finding(root):
    assert findings(root) == []
    assert table("tiny", root).height == 3


#: What is put in the place of what, and the field and the problem that the refusal names.
MALFORMED = [
    ("  title: Migrants in two States\n", "", "title", "is missing; add it."),
    ("title: Migrants in two States", 'title: ""', "title", "is empty; write it."),
    ('edition: "2024"', "edition: 2024", "edition", "should be a str, got 2024."),
    ("  kind: stock\n", "  kind: heap\n", "kind", "expected stock | flow | population"),
    ("concept: birth", "concept: blood", "concept", "expected birth | citizenship"),
    ("snapshot: 2024-06", "snapshot: soon", "snapshot", "soon"),
    ("keys: [state, year, sex]", "keys: []", "keys", "are empty"),
    ("keys: [state, year, sex]", "keys: [state, state]", "keys", "twice"),
    ("keys: [state, year, sex]", "keys: [state, 7]", "keys", "should be a list of words"),
    ("[stock_persons]\n  concept", "[stocks]\n  concept", "measures", "'stocks', which is not in"),
    ("unit: persons", "unit: thousands", "unit", "the measures say 'persons' in columns.yml."),
    ("from: 2020", "from: 2030", "coverage", "ends 2024, before it begins 2030."),
    ("places: 2}", "places: 2, towns: 3}", "coverage.towns", "is not a known field"),
    ("rows: 3", "rows: many", "expect.rows", "should be a int, got 'many'."),
    ("rows: 3", "rows: true", "expect.rows", "should be a int, got True."),
    ("sum: stock_persons, is: 300", "sum: stocks, is: 300", "expect.totals", "'stocks', which is"),
    ("is: 300", "is: lots", "totals.is", "should be a number, got 'lots'."),
    ("is: 300", "was: 300", "totals.is", "should be a number, got None."),
    ("[0, 1000]", "[1000, 0]", "expect.ranges", "begins at 1000, above its end 0."),
    ("[0, 1000]", "[0]", "expect.ranges", "should be two numbers"),
    ("file: tiny.parquet", "file: ../tiny.parquet", "file", "expected a name such as"),
    ("file: tiny.parquet", "file: tiny.csv", "file", "expected a name such as stock.parquet."),
    ("holes: None known.", "holes: None known.\n  rating: 5", "rating", "is not a known field"),
]


@pytest.mark.parametrize(("old", "new", "field", "problem"), MALFORMED)
def test_a_malformed_descriptor_is_refused_by_file_line_and_field(root, old, new, field, problem):
    assert DESCRIPTOR.count(old) == 1, "the test changes one place"
    write(root, "catalogue.yml", DESCRIPTOR.replace(old, new))
    error = refused(root)
    assert error.file.endswith("catalogue.yml")
    line, _, place = error.where.partition(", ")
    assert place.startswith("tiny.") and place.endswith(field), error.where
    assert line.removeprefix("line ").isdigit(), error.where
    assert problem in error.problem, error.problem


WRONG_COLUMNS = [
    ("unit: persons, ", "", "stock_persons.unit", "belongs to every number"),
    ("meaning: The State.", 'meaning: ""', "state.meaning", "is empty; write it."),
    ("type: Int16", "type: int", "year.type", "expected Boolean | Date"),
    ("words: [total, female], ", "", "sex.words", "belong to every column of words"),
    ("kind: year, type", "kind: time, type", "year.kind", "expected place | places | year"),
    ("missing: unknown", "missing: zero", "stock_persons.missing", "expected unknown |"),
    ("The year.", "The year., note: x", "year.note", "is not a known field"),
]


@pytest.mark.parametrize(("old", "new", "field", "problem"), WRONG_COLUMNS)
def test_a_malformed_column_is_refused_by_file_and_field(root, old, new, field, problem):
    assert COLUMNS.count(old) == 1, "the test changes one place"
    write(root, "columns.yml", COLUMNS.replace(old, new))
    with pytest.raises(RecordError) as caught:
        columns(root)
    assert caught.value.file.endswith("columns.yml")
    assert field in caught.value.where and problem in caught.value.problem, str(caught.value)


def test_an_unknown_data_set_is_an_error_with_near_misses():
    with pytest.raises(UnknownNameError, match="Did you mean migrant_stock_2024"):
        table("migrant_stock_2042")


def test_a_table_cut_off_is_refused(root):
    path = root / "evidence" / "tiny.parquet"
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(RecordError, match=r"tiny\.parquet: file: is not whole Parquet"):
        table("tiny", root)
    assert findings(root) == [("K401", "tiny")], "and the check says so without stopping"


def test_a_bundled_table_cut_off_is_refused(root):
    whole = catalogue()["sdg_10_7_2"].file.read_bytes()
    (root / "evidence" / "tiny.parquet").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(RecordError, match="is not whole Parquet"):
        table("tiny", root)


@pytest.mark.parametrize(
    ("schema", "problem"),
    [
        ({**SCHEMA, "stock_persons": pl.Float64}, "is Float64; expected Int64"),
        ({"state": pl.String, "year": pl.Int16, "sex": pl.String, "n": pl.Int64}, "is missing"),
    ],
)
def test_a_table_with_other_columns_or_types_is_refused(root, schema, problem):
    store(root, schema=schema)
    with pytest.raises(RecordError, match=problem):
        table("tiny", root)


def test_a_table_that_is_not_there_is_a_finding(root):
    (root / "evidence" / "tiny.parquet").unlink()
    assert findings(root) == [("K401", "tiny")]


def test_a_catalogue_that_cannot_be_read_is_a_finding(root):
    write(root, "catalogue.yml", "tiny: [\n")
    assert findings(root) == [("K401", "catalogue")]


#: Rule, what is put in the place of what in the descriptor, what the finding is about.
WRONG_DESCRIPTORS = [
    ("K402", "licence: CC BY 4.0", "licence: GPL-3.0", "tiny"),
    ("K402", "licence: CC BY 4.0", "licence: not stated", "tiny"),
    ("K403", "source: D01", "source: D99", "tiny D99"),
    ("K405", "rows: 3", "rows: 4", "tiny"),
    ("K406", "is: 300}", "is: 301}", "tiny stock_persons year=2024 sex=total"),
    ("K406", "is: 2}", "is: 3}", "tiny rows state=['KEN', 'MEX']"),
    ("K406", "within: 0.1", "within: 0.01", "tiny stock_persons"),
    ("K407", "[0, 1000]", "[0, 150]", "tiny stock_persons"),
    ("K408", "breaks: [SDN]", "breaks: [SDX]", "tiny breaks SDX"),
    ("K408", "codes: {XXX: unknown}", "codes: {}", "tiny state XXX"),
]


@pytest.mark.parametrize(("rule", "old", "new", "subject"), WRONG_DESCRIPTORS)
def test_a_descriptor_that_its_table_does_not_bear_out_is_a_finding(root, rule, old, new, subject):
    write(root, "catalogue.yml", DESCRIPTOR.replace(old, new))
    assert findings(root) == [(rule, subject)], RULES[rule][0]


WRONG_ROWS = [
    ("K408", ("KEX", 2023, "total", 1), "tiny state KEX"),
    ("K409", ROWS[0], "tiny"),
    ("K410", ("KEN", 2023, "women", 1), "tiny sex"),
    ("K413", ("KEN", None, "total", 1), "tiny year"),
    ("K407", ("KEN", 2023, "total", -1), "tiny stock_persons"),
]


@pytest.mark.parametrize(("rule", "row", "subject"), WRONG_ROWS)
def test_a_row_that_breaks_a_rule_is_found(root, rule, row, subject):
    loose = DESCRIPTOR.replace("rows: 3", "rows: 4").replace("    totals:\n", "")
    lines = [line for line in loose.splitlines() if not line.startswith("      - ")]
    write(root, "catalogue.yml", "\n".join(lines) + "\n")
    store(root, [*ROWS, row])
    assert findings(root) == [(rule, subject)], RULES[rule][0]


def test_an_empty_cell_is_unknown_and_neither_zero_nor_a_finding(root):
    assert table("tiny", root)["stock_persons"].to_list() == [100, 200, None]
    assert findings(root) == []


def test_a_file_without_descriptor_and_one_that_was_left_out_are_found(root):
    store(root, name="stray")
    store(root, name="secret")
    assert findings(root) == [("K411", "secret"), ("K411", "secret"), ("K411", "stray")]


def test_a_column_that_nothing_uses_is_found(root):
    spare = "spare: {kind: text, type: String, missing: never, meaning: Nothing.}\n"
    write(root, "columns.yml", COLUMNS + spare)
    assert findings(root) == [("K404", "spare")]


def test_a_bundle_of_18_megabytes_is_found(root):
    with store(root, name="secret").open("ab") as file:
        file.truncate(18_000_000)
    assert ("K412", "size") in findings(root)


def test_an_exception_is_accepted_with_its_reason(root):
    write(root, "catalogue.yml", DESCRIPTOR.replace("source: D01", "source: D99"))
    write(root, "accepted.csv", "id,subject,reason\nK403,tiny D99,The list is being moved.\n")
    (found,) = check_evidence(root)
    assert not found.open and found.accepted == "The list is being moved."
