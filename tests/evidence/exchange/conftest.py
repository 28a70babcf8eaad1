"""Specimens of the files that statistics offices send, made here and small."""

import zipfile
from datetime import date
from xml.sax.saxutils import escape

import polars as pl
import pytest

from comity.evidence.exchange import About, Structure, structure

ROW = {
    "REF_AREA": "KEN",
    "ORIGIN": "SOM",
    "SEX": "_T",
    "AGE": "_T",
    "CRITERION": "BIRTH",
    "DURATION": "Y_GE1",
    "MEASURE": "STOCK",
    "TIME_PERIOD": "2020",
    "OBS_VALUE": 1000.0,
    "UNIT_MEASURE": "PS",
    "OBS_STATUS": None,
    "SOURCE": None,
}
SHEET_SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


@pytest.fixture(scope="session")
def migration() -> Structure:
    """The structure of migration figures."""
    return structure()


@pytest.fixture(scope="session")
def about() -> About:
    """The head of a message prepared on a fixed day."""
    return About(date(2026, 11, 21), licence="CC-BY-4.0", sources=("Census",))


@pytest.fixture(scope="session")
def make_table(migration):
    """A maker of tables: one row for each mapping of what differs from a plain stock."""

    def make(*rows) -> pl.DataFrame:
        wide = {name: [{**ROW, **row}[name] for row in rows] for name in ROW}
        return pl.DataFrame(wide, schema=dict(migration.schema))

    return make


@pytest.fixture
def csv_file(tmp_path):
    """A maker of CSV files: one line for each mapping of what differs from a plain stock."""

    def make(*rows, name="figures.csv", columns=tuple(ROW)):
        lines = [",".join(columns)]
        for row in rows:
            cells = {**ROW, **row}
            texts = ("" if cells[key] is None else str(cells[key]) for key in columns)
            lines.append(",".join(f'"{text}"' if "," in text else text for text in texts))
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return make


def sheet_xml(rows, formula=None) -> str:
    """Write a sheet with its texts inside it, numbers as numbers."""
    lines = []
    for row in rows:
        cells = []
        for value in row:
            if isinstance(value, int | float):
                cells.append(f"<c><v>{value}</v></c>")
            elif value is None:
                cells.append("<c/>")
            else:
                cells.append(f'<c t="inlineStr"><is><t>{escape(value)}</t></is></c>')
        lines.append(f"<row>{''.join(cells)}</row>")
    if formula:
        lines.append(f"<row><c><f>{formula}</f><v>1</v></c></row>")
    return f'<worksheet xmlns="{SHEET_SPACE}"><sheetData>{"".join(lines)}</sheetData></worksheet>'


@pytest.fixture
def workbook(tmp_path):
    """A maker of the smallest workbooks that readers accept; ``parts`` adds or replaces."""

    def make(rows=((),), name="figures.xlsx", parts=None, formula=None):
        content = {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
            f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{SHEET_SPACE}" xmlns:r="{OFFICE}"><sheets>'
            '<sheet name="Data" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
            f'<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
            "</Relationships>",
            "xl/worksheets/sheet1.xml": sheet_xml(rows, formula),
            **(parts or {}),
        }
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
            for part, text in content.items():
                file.writestr(part, text)
        return path

    return make
