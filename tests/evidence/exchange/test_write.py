"""What is written appears whole or not at all, and carries nothing that runs."""

from datetime import date

import polars as pl
import pytest

from comity.evidence.exchange import About, Format, named_format, write
from comity.facts import OutputError, QuestionError
from comity.facts.errors import ExchangeError


def test_a_failed_write_leaves_what_was_there(about, make_table, tmp_path):
    target = tmp_path / "out.csv"
    target.write_text("before")
    with pytest.raises(ExchangeError):
        write(make_table({"SOURCE": "=HYPERLINK(1)"}), target, Format.CSV, about)
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]
    assert target.read_text() == "before"


def test_a_place_that_cannot_be_written_is_named(about, make_table, tmp_path):
    with pytest.raises(OutputError, match="No such file or directory"):
        write(make_table({}), tmp_path / "none" / "x.csv", Format.CSV, about)


@pytest.mark.parametrize("text", ["=1+1", "+A1", "@SUM(A1)", "-2+3|cmd", "\t=1"])
def test_a_text_that_a_spreadsheet_would_run_is_not_written_as_csv(
    text, about, make_table, tmp_path
):
    """CWE-1236; SDMX-ML is not opened as a spreadsheet and carries the text as it is."""
    table = make_table({"SOURCE": text})
    for kind in (Format.CSV, Format.SDMX_CSV_1, Format.SDMX_CSV_2, Format.PACKAGE):
        with pytest.raises(ExchangeError, match="would run as a formula"):
            write(table, tmp_path / "x", kind, about)
    write(table, tmp_path / "x.xml", Format.SDMX_ML_21, about)


def test_a_control_character_is_refused_where_xml_cannot_carry_it(about, make_table, tmp_path):
    """XML 1.0, production 2."""
    table = make_table({"SOURCE": "a\x0bb"})
    with pytest.raises(ExchangeError, match=r"column SOURCE: .* holds a control character"):
        write(table, tmp_path / "x.xml", Format.SDMX_ML_30, about)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"ORIGIN": None}, "column ORIGIN: is empty in row 1; state each dimension."),
        ({"ORIGIN": ""}, "column ORIGIN: is empty in row 1"),
    ],
)
def test_an_observation_without_its_whole_key_is_not_written(
    change, problem, about, make_table, tmp_path
):
    with pytest.raises(ExchangeError, match=problem):
        write(make_table(change), tmp_path / "x", Format.CSV, about)


def test_columns_of_another_structure_are_not_written(about, make_table, tmp_path):
    table = make_table({})
    with pytest.raises(ExchangeError, match="column EXTRA: Remove it; columns are REF_AREA"):
        write(table.with_columns(pl.lit(1).alias("EXTRA")), tmp_path / "x", Format.CSV, about)
    with pytest.raises(ExchangeError, match="column SEX: is missing from the table"):
        write(table.drop("SEX"), tmp_path / "x", Format.CSV, about)
    words = table.with_columns(pl.lit("many").alias("OBS_VALUE"))
    with pytest.raises(ExchangeError, match="has a column of the wrong type"):
        write(words, tmp_path / "x", Format.CSV, about)


def test_workbooks_are_read_only(about, make_table, tmp_path):
    with pytest.raises(QuestionError, match=r"xlsx is read, not written\. Choose one of csv,"):
        write(make_table({}), tmp_path / "x.xlsx", Format.XLSX, about)


def test_a_format_is_found_by_its_name_and_a_near_miss_is_suggested():
    assert named_format(" SDMX-CSV-2.0 ") is Format.SDMX_CSV_2
    with pytest.raises(QuestionError, match=r"called 'sdmx-csv'\. Did you mean sdmx-csv"):
        named_format("sdmx-csv")


def test_a_sender_is_an_identifier():
    with pytest.raises(QuestionError, match="is no identifier of a sender"):
        About(date(2026, 11, 21), sender='"><x/>')
