"""What is written is what is read, in every format and by another implementation."""

import io
import math
import tempfile
from pathlib import Path

import polars as pl
import pytest
import sdmx
import sdmx.reader.xml.v30  # sdmx1 2.28 derives it from 2.1 as it stands when first read
from hypothesis import given
from hypothesis import strategies as st

from comity.evidence.exchange import (
    Format,
    convert,
    format_of,
    read,
    structure,
    structure_xml,
    write,
)
from comity.evidence.exchange.conform import FORMULA

WRITTEN = [kind for kind in Format if kind is not Format.XLSX]
CODES = {name: list(structure().codes(name)) for name in structure().columns}
# Any character that XML 1.0 can carry (production 2), line ends and quotes among them.
CHARACTERS = st.characters(
    codec="utf-8",
    exclude_categories=("Cs",),
    exclude_characters=[*map(chr, [*range(9), 11, 12, *range(14, 32)]), "\ufffe", "\uffff"],
)


def understood(message, **given):
    """Let sdmx1 read a message."""
    return sdmx.read_sdmx(io.BytesIO(message), **given)


def is_plain(text):
    return not pl.Series([text]).str.contains(FORMULA)[0]


words = st.text(CHARACTERS, min_size=1, max_size=12).filter(is_plain)
figures = st.one_of(
    st.floats(allow_nan=False, allow_infinity=False),
    st.integers(-(2**53), 2**53).map(float),
)
periods = st.sampled_from(["2020", "2024-06", "2024-Q1", "2015-07-01/P5Y"])


@st.composite
def tables(draw):
    count = draw(st.integers(0, 6))
    columns = {}
    for name, kind in structure().schema.items():
        values = st.sampled_from(CODES[name]) if CODES[name] else words
        if name == "TIME_PERIOD":
            values = periods
        if name == "OBS_VALUE":
            values = figures
        if name not in structure().dimensions:
            values = st.none() | values
        cells = draw(st.lists(values, min_size=count, max_size=count))
        columns[name] = pl.Series(cells, dtype=pl.Float64 if name == "OBS_VALUE" else pl.String)
        columns[name] = columns[name].cast(kind)
    return pl.DataFrame(columns)


@pytest.mark.parametrize("kind", WRITTEN)
@given(table=tables())
def test_reading_what_was_written_gives_the_same_table(kind, about, table):
    """Order, missing cells, spaces, line ends and each digit of a figure survive."""
    with tempfile.TemporaryDirectory() as folder:
        path = write(table, Path(folder) / "out", kind, about)
        assert read(path).equals(table, null_equal=True)
        assert read(path).schema == table.schema
        assert format_of(path) is kind


@pytest.mark.parametrize("kind", WRITTEN)
@pytest.mark.parametrize("other", WRITTEN)
def test_a_file_converted_twice_says_what_it_said(kind, other, about, make_table, tmp_path):
    table = make_table({"SOURCE": "Census, 2019"}, {"ORIGIN": "XXA", "OBS_VALUE": None})
    first = write(table, tmp_path / "first", kind, about)
    second = convert(first, tmp_path / "second", other, about)
    assert read(second).equals(table)


@pytest.mark.parametrize(
    ("kind", "version"),
    [
        (Format.SDMX_ML_21, "2.1"),
        (Format.SDMX_ML_21_GENERIC, "2.1"),
        (Format.SDMX_ML_30, "3.0"),
    ],
)
def test_another_implementation_reads_the_same_figures(kind, version, about, make_table, tmp_path):
    """Read with sdmx1 and the structure message that goes with the data."""
    table = make_table(
        {"OBS_VALUE": 12.5, "SOURCE": 'Census "2019" & survey'},
        {"SEX": "F", "OBS_VALUE": 0.1, "OBS_STATUS": "E"},
    )
    path = write(table, tmp_path / "data.xml", kind, about)
    own = understood(structure_xml(version, about).encode()).structure["MIGRATION"]
    (data,) = understood(path.read_bytes(), structure=own).data
    found = [
        (float(obs.value), str(obs.key["SEX"].value), len(obs.attached_attribute))
        for obs in data.obs
    ]
    assert found == [(12.5, "_T", 2), (0.1, "F", 2)]
    assert data.obs[0].attached_attribute["SOURCE"].value == 'Census "2019" & survey'


def test_files_of_another_implementation_are_read(about, make_table, tmp_path):
    """sdmx1 groups by series where it writes; the figures are the same."""
    table = make_table({"TIME_PERIOD": "2015"}, {"TIME_PERIOD": "2020", "OBS_VALUE": 2.0})
    path = write(table, tmp_path / "data.xml", Format.SDMX_ML_21, about)
    own = understood(structure_xml("2.1", about).encode()).structure["MIGRATION"]
    message = understood(path.read_bytes(), structure=own)
    again = tmp_path / "again.xml"
    again.write_bytes(sdmx.to_xml(message, pretty_print=True))
    assert read(again).equals(table)


def test_figures_that_no_format_carries_are_refused(about, make_table, tmp_path):
    for value in (math.inf, math.nan):
        with pytest.raises(ValueError, match="leave what is unknown empty"):
            write(make_table({"OBS_VALUE": value}), tmp_path / "x", Format.CSV, about)
    assert not list(tmp_path.iterdir())
