"""SDMX-CSV, plain CSV, workbooks and Data Packages as offices send them."""

import json
from datetime import date

import pytest

from comity.evidence.exchange import About, Format, format_of, read, write
from comity.evidence.exchange.read import read_raw
from comity.facts import QuestionError
from comity.facts.errors import ExchangeError

HEAD = "REF_AREA,ORIGIN,SEX,AGE,CRITERION,DURATION,MEASURE,TIME_PERIOD,OBS_VALUE"
LINE = "KEN,SOM,F,_T,BIRTH,_U,STOCK,2020,5"


@pytest.fixture
def text_file(tmp_path):
    def make(text, encoding="utf-8"):
        path = tmp_path / "figures.csv"
        path.write_bytes(text.encode(encoding))
        return path

    return make


def test_columns_may_come_in_any_order_and_attributes_may_be_absent(text_file, migration):
    """Field guide of SDMX-CSV: any order of columns is valid for uploads."""
    names, cells = HEAD.split(",")[::-1], LINE.split(",")[::-1]
    table = read(text_file(f"{','.join(names)}\n{','.join(cells)}\n"))
    assert tuple(table.columns) == migration.columns
    row = table.row(0, named=True)
    assert (row["REF_AREA"], row["OBS_VALUE"], row["SOURCE"]) == ("KEN", 5.0, None)


@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_the_separator_is_found_in_the_header(text_file, separator):
    """SDMX-CSV 2.0 reads csv as character-separated values."""
    table = read(text_file(f"\ufeff{HEAD}\r\n{LINE}\r\n".replace(",", separator)))
    assert table["OBS_VALUE"].to_list() == [5.0]


def test_sdmx_csv_1_names_its_dataflow_in_the_first_column(text_file):
    path = text_file(f"DATAFLOW,{HEAD}\nESTAT:MIGR(1.0),{LINE}\n")
    assert format_of(path) is Format.SDMX_CSV_1
    assert read(path)["SEX"].to_list() == ["F"]


def test_sdmx_csv_2_may_carry_keys_names_and_a_sub_field_mark(text_file):
    """Field guide, "Column headers": STRUCTURE[;], STRUCTURE_NAME, SERIES_KEY, OBS_KEY."""
    head = f"STRUCTURE[;],STRUCTURE_ID,STRUCTURE_NAME,ACTION,SERIES_KEY,OBS_KEY,{HEAD}"
    path = text_file(f"{head}\ndataflow,X:Y(1.0.0),Name,A,k,k,{LINE}\n")
    assert format_of(path) is Format.SDMX_CSV_2
    assert read(path)["REF_AREA"].to_list() == ["KEN"]


def test_localised_names_after_identifiers_are_cut(text_file):
    """Option labels=both: ``ID: name`` in the header and in coded cells."""
    head = HEAD.replace("SEX", "SEX: Sex").replace("OBS_VALUE", "OBS_VALUE: Value")
    path = text_file(f"DATAFLOW,{head}\nX:Y(1.0),{LINE.replace('F', 'F: Female')}\n")
    assert read(path)["SEX"].to_list() == ["F"]


@pytest.mark.parametrize(
    ("framing", "problem"),
    [
        ("dataflow,X:Y(1.0.0),D", "column ACTION: is 'D'; expected I | A | M | R."),
        ("table,X:Y(1.0.0),I", r"column STRUCTURE: is 'table'; expected dataflow \|"),
        (
            f"dataflow,X:Y(1.0.0),I,{LINE}\ndataflow,X:Z(1.0.0),I",
            r"mixes X:Y\(1.0.0\) and X:Z\(1.0.0\); send one file for each.",
        ),
    ],
)
def test_a_message_that_deletes_or_mixes_is_refused(text_file, framing, problem):
    path = text_file(f"STRUCTURE,STRUCTURE_ID,ACTION,{HEAD}\n{framing},{LINE}\n")
    with pytest.raises(ExchangeError, match=problem):
        read(path)


@pytest.mark.parametrize(
    ("head", "problem"),
    [
        (HEAD.replace("SEX", "SEXE"), r"'SEXE' is no column of MIGRATION. Did you mean SEX\?"),
        (HEAD.replace("AGE", "SEX"), "names 'SEX' twice; rename one."),
        (HEAD.replace(",OBS_VALUE", ""), "has no column OBS_VALUE"),
    ],
)
def test_a_header_that_is_not_of_the_structure_is_refused(text_file, head, problem):
    cells = ",".join(LINE.split(",")[: head.count(",") + 1])
    with pytest.raises(ExchangeError, match=problem):
        read(text_file(f"{head}\n{cells}\n"))


def test_a_figure_that_is_no_number_is_refused_not_dropped(text_file):
    with pytest.raises(ExchangeError, match="OBS_VALUE: '1 234' is no number"):
        read(text_file(f"{HEAD}\n{LINE[:-1]}1 234\n"))


def test_a_workbook_gives_years_and_figures_as_they_look(workbook):
    """A sheet stores 2020 as a number; a code list of years has no decimals."""
    cells = ["KEN", "SOM", "F", "_T", "BIRTH", "_U", "STOCK", 2020, 5.25]
    path = workbook([HEAD.split(","), cells, [None] * 9, [*cells[:7], "2024-06", None]])
    assert format_of(path) is Format.XLSX
    table = read(path)
    assert table["TIME_PERIOD"].to_list() == ["2020", "2024-06"]
    assert table["OBS_VALUE"].to_list() == [5.25, None]


def test_a_data_package_says_what_it_holds(about, make_table, tmp_path, migration):
    """Data Package 1.0: licences, sources, and a schema for each table."""
    folder = write(make_table({}), tmp_path / "package", Format.PACKAGE, about)
    content = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert content["licenses"] == [{"name": "CC-BY-4.0"}]
    assert content["sources"] == [{"title": "Census"}]
    schema = content["resources"][0]["schema"]
    assert [field["name"] for field in schema["fields"]] == list(migration.columns)
    assert schema["primaryKey"] == list(migration.dimensions)
    assert schema["fields"][2]["constraints"] == {"required": True, "enum": ["_T", "F", "M", "_U"]}
    assert read(folder / "datapackage.json").equals(read(folder))


def test_a_data_package_without_a_licence_is_not_written(make_table, tmp_path):
    with pytest.raises(QuestionError, match="A Data Package states its licence"):
        write(make_table({}), tmp_path / "p", Format.PACKAGE, About(date(2026, 11, 21)))
    assert not (tmp_path / "p").exists()


def test_formulas_are_those_of_the_sheet_that_is_read(workbook, migration):
    """Notes on a second sheet may well count something."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    notes = (
        f'<worksheet xmlns="{space}"><sheetData><row><c><f>1+1</f><v>2</v></c></row>'
        "</sheetData></worksheet>"
    )
    rows = [HEAD.split(","), LINE.split(",")]
    path = workbook(rows, parts={"xl/worksheets/notes.xml": notes})
    assert read_raw(path, migration).formulas == ()
    assert read_raw(workbook(rows, formula="A1"), migration).formulas == ((3, "REF_AREA"),)
