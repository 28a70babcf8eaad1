"""Files made to harm end in one sentence, quickly and within bounds."""

import io
import json
import resource
import struct
import time
import zipfile
from itertools import islice, permutations

import pytest

from comity.evidence.exchange import Limits, read
from comity.facts.errors import ExchangeError

V21 = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message"
OPEN = f'<m:StructureSpecificData xmlns:m="{V21}"><m:DataSet>'
CLOSE = "</m:DataSet></m:StructureSpecificData>"
KEY = "REF_AREA ORIGIN SEX AGE CRITERION DURATION MEASURE TIME_PERIOD".split()
SECONDS = 20.0
MEGABYTES = 400


def refused(path, problem, limits=None):
    """Read a file that must be refused, and hold it to its bounds."""
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
    with pytest.raises(ExchangeError, match=problem) as caught:
        read(path, limits=limits or Limits())
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    assert time.perf_counter() - start < SECONDS, "it took too long"
    assert grown < MEGABYTES, "it took too much memory"
    assert len(str(caught.value).replace(str(path), "")) < 400, "the sentence is too long"
    return caught.value


@pytest.fixture
def file(tmp_path):
    def make(content, name="data.xml"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return make


LAUGHS = "<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {chr(98 + at)} '{('&' + chr(97 + at) + ';') * 10}'>" for at in range(12)
)


@pytest.mark.parametrize(
    "doctype",
    [
        f"<!DOCTYPE m [{LAUGHS}]>",
        '<!DOCTYPE m [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE m SYSTEM "http://127.0.0.1:9/evil.dtd">',
        '<!DOCTYPE m [<!ENTITY % p SYSTEM "file:///etc/hostname"> %p;]>',
    ],
    ids=["billion laughs", "outside file", "outside DTD", "parameter entity"],
)
def test_no_document_type_is_ever_taken_in(file, doctype):
    """CWE-776 and CWE-611: refused at the declaration, before any entity exists."""
    body = f'{doctype}{OPEN}<Obs SOURCE="&x;"/>{CLOSE}'
    refused(file(body), "declares a document type or entities, which is refused")


def test_an_entity_that_nobody_declared_is_no_xml(file):
    refused(
        file(f'{OPEN}<Obs SOURCE="&x;"/>{CLOSE}'), r"is not well-formed XML \(undefined entity\)"
    )


def test_deep_nesting_is_refused(file):
    deep = f'<h:Annotations xmlns:h="{V21.replace("message", "common")}">' + "<x>" * 100_000
    refused(file(f"{OPEN}{deep}"), "is nested deeper than 24 elements")
    refused(
        file(f"<m:StructureSpecificData xmlns:m='{V21}'>" + "<a>" * 100_000), "has an element 'a'"
    )


def test_an_attribute_without_end_is_refused_before_it_fills_the_memory(file):
    path = file(f'{OPEN}<Obs SOURCE="{"x" * 30_000_000}"/>{CLOSE}')
    refused(path, "holds an element longer than 1,000,000 bytes")


def test_a_million_attributes_are_refused(file):
    many = " ".join(f'a{at}="1"' for at in range(1_000_000))
    refused(file(f"{OPEN}<Obs {many}/>{CLOSE}"), "holds an element longer than")


def test_observations_that_each_state_other_components_stay_within_bounds(file):
    inside = "".join(f'<Obs A{at}="1"/>' for at in range(3_000))
    refused(file(OPEN + inside + CLOSE), "states more than 200 different components")


def test_observations_that_each_order_their_attributes_anew_are_read_in_time(file):
    """Ten thousand orders of the same components are ten thousand layouts, not tables."""
    orders = islice(permutations(KEY), 10_000)
    inside = "".join(
        "<Obs " + " ".join(f'{name}="{at}"' for name in order) + "/>"
        for at, order in enumerate(orders)
    )
    start = time.perf_counter()
    table = read(file(OPEN + inside + CLOSE))
    assert time.perf_counter() - start < SECONDS
    assert table["AGE"].to_list() == [str(at) for at in range(10_000)]


def test_rows_times_columns_are_bounded(file):
    inside = "".join(f'<Obs A{at % 30}="1"/>' for at in range(1_000))
    few = Limits(text_cells=10_000)
    refused(file(OPEN + inside + CLOSE), "has more than 999 observations", few)
    wide = ",".join(f"c{at}" for at in range(100)) + "\n" + "x\n" * 200
    refused(file(wide, "x.csv"), "has more than 100 observations", few)


@pytest.mark.parametrize("cut", [10, 120, 140, 160])
def test_truncated_xml_names_the_line(file, cut):
    whole = f'{OPEN}\n<Obs SEX="F"/>\n<Obs SEX="M"/>{CLOSE}'
    error = refused(file(whole[:cut]), "is not well-formed XML")
    assert error.where.startswith("line ")


def test_bytes_that_are_not_in_the_declared_encoding_are_refused(file):
    latin = f'<?xml version="1.0" encoding="UTF-8"?>{OPEN}<Obs SOURCE="caf\xe9"/>{CLOSE}'
    refused(file(latin.encode("latin-1")), r"is not well-formed XML \(not well-formed")
    odd = f'<?xml version="1.0" encoding="IBM037"?>{OPEN}{CLOSE}'
    refused(file(odd), "is in 'IBM037'; expected UTF-8|unknown encoding")


def test_an_encoding_that_xml_requires_readers_to_know_is_read(file):
    """XML 1.0, 4.3.3: a processor reads UTF-8 and UTF-16."""
    stated = " ".join(f'{name}="é"' for name in KEY)
    text = f'<?xml version="1.0" encoding="UTF-16"?>{OPEN}<Obs {stated}/>{CLOSE}'
    assert read(file(text.encode("utf-16")))["SEX"].to_list() == ["é"]


@pytest.mark.parametrize("name", ["data.xml", "data.csv"])
@pytest.mark.parametrize("start", ["<!DOCTYPE html><html>", "\n <html lang='en'>", "<HTML>"])
def test_a_web_page_is_not_taken_for_data(file, name, start):
    refused(file(f"{start}<body>503</body></html>", name), r"is a web page \(HTML\), not data")


def test_a_nul_byte_is_refused_in_each_format(file):
    refused(file(f'{OPEN}<Obs SEX="F\0"/>{CLOSE}'), "is not well-formed XML")
    error = refused(file("REF_AREA,SEX\nKEN,\0\n", "x.csv"), "holds a NUL byte; it is not text")
    assert error.where == "line 2"


def test_a_table_in_another_encoding_names_the_line_and_the_byte(file):
    error = refused(
        file(b"REF_AREA,SEX\nKEN,F\nC\xf4te,F\n", "x.csv"), r"is not UTF-8 \(byte 0xF4\)"
    )
    assert error.where == "line 3"
    refused(
        file("REF_AREA,SEX\nCôte".encode()[:-3], "x.csv"), "ends inside a character|has no column"
    )


def test_a_million_columns_are_refused(file):
    refused(
        file(",".join(f"c{at}" for at in range(1_000_000)), "x.csv"), "longer than 1,000,000 bytes"
    )
    refused(file("," * 500_000 + "\n", "x.csv"), "has 500,001 columns; at most 200 are read")


def test_a_file_above_the_limit_is_not_opened(file):
    refused(file("x" * 100, "x.csv"), "has 100 bytes; at most 50 are read", Limits(file_bytes=50))


def test_what_is_no_plain_file_is_refused(tmp_path):
    refused(tmp_path / "none.csv", "cannot be read")
    (tmp_path / "empty.csv").touch()
    refused(tmp_path / "empty.csv", "is empty")
    refused(tmp_path, "datapackage.json: file: cannot be read")


def test_rows_above_the_limit_are_not_laid_out(file):
    """Two bytes for each row would be a hundred in memory."""
    path = file("REF_AREA,SEX\n" + "K\n" * 3_000_000, "x.csv")
    refused(path, "has more than 1,000 observations", Limits(rows=1_000))


def test_a_zip_bomb_is_refused_before_it_unpacks(workbook):
    """Half a gigabyte of spaces in half a megabyte."""
    sheet = "<worksheet>" + " " * 60_000_000
    path = workbook(parts={"xl/worksheets/sheet1.xml": sheet})
    assert path.stat().st_size < 100_000
    refused(path, "unpacks to more than the bytes allowed", Limits(unpacked_bytes=20_000_000))


def test_a_zip_entry_that_lies_about_its_size_is_refused(workbook):
    """The size that the directory states is not trusted: what comes out is counted."""
    path = workbook(parts={"xl/worksheets/sheet1.xml": " " * 1_000_000})
    content = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\1\2", 24), (b"PK\3\4", 22)):
        at = content.rfind(signature)
        content[at + offset : at + offset + 4] = struct.pack("<I", 100)
    path.write_bytes(content)
    refused(path, r"is no whole workbook")


@pytest.mark.parametrize("name", ["../../etc/cron.d/x", "/etc/passwd", "xl\\..\\..\\x.xml"])
def test_path_names_in_a_zip_file_lead_nowhere(workbook, name):
    """CWE-22: nothing is ever unpacked to the disk, and such a file is refused outright."""
    refused(workbook(parts={name: "x"}), "which leads outside the file; refused")


def test_two_cells_far_apart_do_not_fill_the_memory(workbook):
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    for cells in (
        '<row r="1048576"><c r="ZZ1048576"><v>1</v></c></row>',
        '<row><c r="XFD1"><v>1</v></c></row>',
        "<row><c r='A1048576'/></row><row r='1048576'>" + "<c/>" * 40 + "</row>",
    ):
        sheet = f'<worksheet xmlns="{space}"><sheetData>{cells}</sheetData></worksheet>'
        path = workbook(parts={"xl/worksheets/sheet1.xml": sheet})
        refused(path, "is wider than 200 columns|spans more than")


def test_a_sheet_under_another_name_is_held_to_the_same_bounds(workbook):
    """The index of a workbook may call any part a sheet, its styles among them."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = (
        f'<worksheet xmlns="{space}"><sheetData><row><c r="XFD1"/></row></sheetData></worksheet>'
    )
    refused(workbook(parts={"xl/styles.xml": sheet}), "is wider than 200 columns")


def test_entities_in_a_workbook_are_refused(workbook):
    sheet = f"<!DOCTYPE x [{LAUGHS}]><worksheet>&m;</worksheet>"
    refused(workbook(parts={"xl/worksheets/sheet1.xml": sheet}), "declares a document type")


def test_a_workbook_that_is_none_is_refused(file, tmp_path):
    refused(file(b"PK\3\4 not a zip", "x.xlsx"), "is no whole workbook")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as target:
        target.writestr("readme.txt", "hello")
    refused(file(packed.getvalue(), "y.xlsx"), "is no workbook|is no whole workbook")
    refused(file(b"\xd0\xcf\x11\xe0" + b"\0" * 600, "z.xls"), r"is an old Excel file \(xls\)")


@pytest.mark.parametrize("name", ["../secret.csv", "/etc/passwd", "a\\b.csv", "", 7, "sub/x.csv"])
def test_a_data_package_reads_only_beside_its_descriptor(tmp_path, name):
    """Data Package 1.0, "path": absolute and parent paths must not be accepted."""
    (tmp_path / "datapackage.json").write_text(json.dumps({"resources": [{"path": name}]}))
    refused(tmp_path, "expected the name of a file beside the descriptor")


def test_a_link_in_a_data_package_is_not_followed(tmp_path):
    (tmp_path / "data.csv").symlink_to("/etc/passwd")
    (tmp_path / "datapackage.json").write_text('{"resources": [{"path": "data.csv"}]}')
    refused(tmp_path, "is a link; refused")


@pytest.mark.parametrize("text", ["{", "[]", '{"resources": {}}', "[" * 200_000])
def test_a_descriptor_that_is_none_is_refused(tmp_path, text):
    (tmp_path / "datapackage.json").write_text(text)
    refused(tmp_path, "is no JSON|should be a list of one table")
