"""What a statistics office is told of its file: where, what, and what to do."""

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.evidence.exchange import Format, Kind, validate, write

TODAY = date(2026, 11, 21)


@pytest.fixture
def findings(csv_file):
    """Validate rows that differ from a plain stock; return what was found of a kind."""

    def find(kind, *rows, **given):
        report = validate(csv_file(*rows, **given), today=TODAY)
        return [item for item in report.findings if item.kind is kind]

    return find


def test_a_correct_file_is_clean_in_each_format(about, make_table, tmp_path):
    table = make_table({}, {"SEX": "F", "OBS_VALUE": 400.0}, {"SEX": "M", "OBS_VALUE": 600.0})
    for kind in Format:
        if kind is not Format.XLSX:
            report = validate(write(table, tmp_path / kind, kind, about), today=TODAY)
            assert report.clean and not report.findings, (kind, report.findings)
            assert report.observations == 3


def test_an_unknown_code_is_named_with_its_row_and_the_code_meant(findings):
    """The header is row 1, as a spreadsheet counts."""
    (found,) = findings(Kind.UNKNOWN_CODE, {}, {"ORIGIN": "SOMM"})
    assert (found.row, found.column, found.given) == (3, "ORIGIN", "'SOMM'")
    assert found.sentence() == (
        "row 3, ORIGIN: 'SOMM'; expected a code of CL_ORIGIN. Did you mean SOM?"
    )


@pytest.mark.parametrize(
    ("column", "given_", "meant"),
    [
        ("ORIGIN", "Ivory Coast", "CIV"),
        ("ORIGIN", "SO", "SOM"),
        ("ORIGIN", "Stateless", "XXA"),
        ("SEX", "female", "F"),
        ("MEASURE", "STOK", "STOCK"),
    ],
)
def test_a_name_in_place_of_a_code_is_understood(findings, column, given_, meant):
    (found,) = findings(Kind.UNKNOWN_CODE, {column: given_})
    assert found.advice == f"Did you mean {meant}?"


def test_a_code_met_often_is_one_finding_with_its_count(csv_file):
    rows = [{"ORIGIN": "QQQ", "TIME_PERIOD": str(1990 + at)} for at in range(30)]
    report = validate(csv_file(*rows), today=TODAY)
    (found,) = (item for item in report.findings if item.kind is Kind.UNKNOWN_CODE)
    assert found.given == "'QQQ' (30 times)"
    assert report.counts[Kind.UNKNOWN_CODE] == 30


def test_a_missing_dimension_is_told_as_a_column_or_as_cells(findings, migration):
    without = [name for name in migration.columns if name != "SEX"]
    (column,) = findings(Kind.MISSING_COLUMN, {}, columns=without)
    assert column.sentence() == "file, SEX: nothing; expected a column SEX. Add it."
    (cell,) = findings(Kind.MISSING_VALUE, {"AGE": None})
    assert (cell.row, cell.column, cell.expected) == (2, "AGE", "a code of CL_AGE")


def test_a_column_of_its_own_is_told_with_the_one_meant(findings, migration):
    names = [name.replace("ORIGIN", "ORIGINS") for name in migration.columns]
    (found,) = findings(Kind.UNKNOWN_COLUMN, {"ORIGINS": "SOM"}, columns=names)
    assert (found.given, found.advice) == ("'ORIGINS'", "Did you mean ORIGIN?")


@pytest.mark.parametrize("text", ["1 234", "1,234", "12.5k", "n/a", "..", "inf", "0x10", "１２３a"])
def test_a_figure_that_is_no_number_is_found(findings, text):
    (found,) = findings(Kind.WRONG_TYPE, {"OBS_VALUE": text})
    assert (found.row, found.column, found.expected) == (2, "OBS_VALUE", "a number")


def test_an_empty_figure_is_unknown_and_no_fault(csv_file):
    assert validate(csv_file({"OBS_VALUE": None}), today=TODAY).clean


def test_only_net_migration_may_be_negative(findings):
    (found,) = findings(Kind.NEGATIVE, {"OBS_VALUE": -5}, {"MEASURE": "NET", "OBS_VALUE": -5})
    assert (found.row, found.given) == (2, "'-5'")


@pytest.mark.parametrize("text", ["20", "2020-13", "2020-02-32", "June 2020", "2020-Q5", "2020/21"])
def test_a_period_is_written_as_sdmx_writes_it(findings, text):
    """SDMX 2.1, ObservationalTimePeriodType."""
    (found,) = findings(Kind.WRONG_TYPE, {"TIME_PERIOD": text})
    assert (found.column, found.expected) == ("TIME_PERIOD", "a period")


@pytest.mark.parametrize("text", ["2020", "2020-06", "2020-06-30", "2020-Q2", "2015-07-01/P5Y"])
def test_the_periods_of_sdmx_are_accepted(csv_file, text):
    assert validate(csv_file({"TIME_PERIOD": text}), today=TODAY).clean


def test_a_period_in_the_future_must_be_a_forecast(findings):
    late = findings(
        Kind.FUTURE,
        {"TIME_PERIOD": "2027"},
        {"TIME_PERIOD": "2026-12"},
        {"TIME_PERIOD": "2050", "OBS_STATUS": "F"},
        {"TIME_PERIOD": "2026"},
    )
    assert [item.row for item in late] == [2, 3]
    assert late[0].expected == "a period that has begun by 2026-11-21"


def test_a_key_given_twice_names_both_rows(findings):
    (found,) = findings(Kind.DUPLICATE, {}, {"SEX": "F"}, {"OBS_VALUE": 7})
    assert (found.row, found.expected) == (4, "each key once; it stands at 2 too")


def test_female_and_male_make_the_total(findings):
    rows = ({"OBS_VALUE": 1000}, {"SEX": "F", "OBS_VALUE": 400}, {"SEX": "M", "OBS_VALUE": 650})
    (found,) = findings(Kind.TOTAL, *rows)
    assert (found.row, found.column, found.given) == (2, "SEX", "a total of 1,000")
    assert found.expected == "1,050, to which female and male add up (2 given)"


def test_rounding_of_parts_is_no_fault(findings):
    rows = ({"OBS_VALUE": 1001}, {"SEX": "F", "OBS_VALUE": 400}, {"SEX": "M", "OBS_VALUE": 600})
    assert not findings(Kind.TOTAL, *rows)


def test_one_part_above_the_whole_is_found_without_the_other(findings):
    (found,) = findings(Kind.TOTAL, {"OBS_VALUE": 100}, {"SEX": "F", "OBS_VALUE": 130})
    assert found.column == "SEX"
    (age,) = findings(Kind.TOTAL, {"OBS_VALUE": 100}, {"AGE": "Y0T4", "OBS_VALUE": 130})
    assert (age.column, age.expected) == (
        "AGE",
        "130, to which the largest age group add up (1 given)",
    )


def test_origins_above_their_total_are_an_error_and_below_it_a_share(csv_file):
    """Missing origins are not zero: the share that the parts cover is told instead."""
    parts = [{"OBS_VALUE": 30}, {"ORIGIN": "UGA", "OBS_VALUE": 50}]
    over = validate(csv_file({"ORIGIN": "_T", "OBS_VALUE": 60}, *parts), today=TODAY)
    assert dict(over.counts) == {Kind.TOTAL: 1}
    assert not over.clean
    under = validate(csv_file({"ORIGIN": "_T", "OBS_VALUE": 100}, *parts), today=TODAY)
    assert dict(under.counts) == {Kind.COVERAGE: 1}
    assert under.clean, "a warning does not make a file wrong"
    assert under.findings[0].advice.startswith("The parts cover 80.0%;")


def test_a_flow_above_the_stock_that_it_feeds_is_found(findings):
    flow = {"MEASURE": "FLOW", "OBS_VALUE": 5000}
    (found,) = findings(Kind.FLOW_ABOVE_STOCK, {}, flow)
    assert (found.row, found.expected) == (3, "no more than the stock of 1,000 that it feeds")
    other = {**flow, "CRITERION": "CITIZENSHIP"}
    assert not findings(Kind.FLOW_ABOVE_STOCK, {}, other), "other criteria are not compared"


def test_a_series_that_changes_its_criterion_is_mixed(findings):
    later = {"TIME_PERIOD": "2024", "CRITERION": "CITIZENSHIP"}
    (found,) = findings(Kind.MIXED, {}, later)
    assert (found.row, found.column, found.given) == (3, "CRITERION", "'BIRTH and CITIZENSHIP'")
    both = [
        {"CRITERION": c, "TIME_PERIOD": t} for c in ("BIRTH", "CITIZENSHIP") for t in (2015, 2020)
    ]
    assert not findings(Kind.MIXED, *both), "two whole series side by side are no mixture"


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "@SUM(1)", "+1", "-1+2"])
def test_a_cell_that_a_spreadsheet_would_run_is_found(findings, text):
    """CWE-1236."""
    (found,) = findings(Kind.FORMULA, {"SOURCE": text})
    assert (found.row, found.column, found.advice) == (2, "SOURCE", "Write the value itself.")
    assert len(findings(Kind.FORMULA, {"OBS_VALUE": "=1+1"})) == 1


def test_a_formula_in_a_workbook_is_found(workbook, migration):
    rows = [list(migration.columns)]
    report = validate(workbook(rows, formula="1+1"), today=TODAY)
    (found,) = (item for item in report.findings if item.kind is Kind.FORMULA)
    assert (found.row, found.column, found.given) == (2, "REF_AREA", "a formula")


def test_a_file_that_cannot_be_read_is_a_finding_not_an_exception(tmp_path):
    path = tmp_path / "x.csv"
    path.write_bytes(b"\xff\xfe\x00")
    report = validate(path, today=TODAY)
    (found,) = report.findings
    assert (found.kind, report.clean, report.observations) == (Kind.UNREADABLE, False, 0)


def test_findings_in_sdmx_ml_name_the_line(about, make_table, tmp_path):
    path = write(make_table({}, {"ORIGIN": "QQQ"}), tmp_path / "x", Format.SDMX_ML_21, about)
    report = validate(path, today=TODAY)
    assert (report.unit, report.findings[0].row) == ("line", 6)
    assert path.read_text().splitlines()[5].find('ORIGIN="QQQ"') > 0


def test_a_few_findings_of_each_kind_are_kept_and_the_rest_counted(csv_file):
    rows = [{"OBS_VALUE": "x", "TIME_PERIOD": str(1900 + at)} for at in range(100)]
    report = validate(csv_file(*rows), today=TODAY, most=3)
    assert len(report.findings) == 3
    assert dict(report.counts) == {Kind.WRONG_TYPE: 100}
    assert next(report.lines()) == "wrong type (error, 100 met)"
    assert list(report.lines())[-1] == "  and 97 more"


@given(
    cells=st.dictionaries(
        st.sampled_from(["ORIGIN", "SEX", "TIME_PERIOD", "OBS_VALUE", "SOURCE", "MEASURE"]),
        st.text(st.characters(codec="utf-8", exclude_characters='",\n\r\0'), max_size=12),
    )
)
def test_no_text_in_a_cell_breaks_the_validation(make_table, cells):
    """Whatever stands in a cell, the answer is a report whose findings name rows."""
    rows = make_table({}, {}).cast(str).to_dicts()
    rows[0] |= cells
    lines = [rows[0].keys(), *(row.values() for row in rows)]
    text = "\n".join(",".join(cell or "" for cell in line) for line in lines)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "figures.csv"
        path.write_text(text + "\n", encoding="utf-8", newline="")
        report = validate(path, today=TODAY)
    assert report.observations == 2
    assert all(item.row in {2, 3} for item in report.findings)
    assert all("\n" not in item.sentence() for item in report.findings)
