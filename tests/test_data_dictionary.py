"""The data dictionary, the template and the glossary hold every field and word of the records."""

import ast
import re
from dataclasses import fields
from functools import cache
from pathlib import Path

import pytest

from comity.evidence.catalogue import ColumnKind, Concept, Kind, Missing, columns
from comity.evidence.dataset import Dataset
from comity.facts import KNOWLEDGE, PlaceKind, Source, Tier, findings, group, place
from comity.fetch import Origin
from comity.norms import FAMILIES, VOTES, ActKind, Confidence, Sense, Standing
from comity.norms import records as norm_records
from comity.norms.records import ACT_COLUMNS, read_record

ROOT = Path(__file__).parents[1]
TEMPLATE = ROOT / "docs" / "templates" / "instrument.yml"


@cache
def text_of(name):
    return (ROOT / name).read_text(encoding="utf-8")


def section_of(text, heading):
    """Return the part of a page under a heading, up to the next of the same level."""
    _, _, rest = text.partition(f"\n## {heading}\n")
    return rest.partition("\n## ")[0]


RECORDS = {
    "Places: `facts/places.csv`": place.COLUMNS,
    "Successions: `facts/successions.csv`": place.SUCCESSION_COLUMNS,
    "Groups: `facts/groups.csv`": group.GROUP_COLUMNS,
    "Memberships: `facts/memberships.csv`": group.MEMBERSHIP_COLUMNS,
    "Acts: `norms/acts/ID.csv`": ACT_COLUMNS,
    "Accepted exceptions: `facts/accepted.csv` and `norms/accepted.csv`": (
        findings.EXCEPTION_COLUMNS
    ),
    "Sources: `facts/sources.yml`": [f.name for f in fields(Source) if f.name != "id"],
    "Snapshot: `facts/snapshot.yml`": ["day"],
}


def columns_of(path):
    return path.read_text(encoding="utf-8").partition("\n")[0].split(",")


RECORDS |= {
    "Aliases: `facts/aliases.csv`": columns_of(KNOWLEDGE / "facts" / "aliases.csv"),
    "Ambiguous names: `facts/ambiguous.csv`": columns_of(KNOWLEDGE / "facts" / "ambiguous.csv"),
    "Additions: `tools/participation_additions.csv`": columns_of(
        ROOT / "tools" / "participation_additions.csv"
    ),
    "Data sets: `evidence/catalogue.yml`": [
        field.name for field in fields(Dataset) if field.name not in {"id", "line"}
    ],
    "Columns of the statistics: `evidence/columns.yml`": list(columns()),
    "Data sets left out: `evidence/left_out.csv`": columns_of(
        KNOWLEDGE / "evidence" / "left_out.csv"
    ),
    "Vintages: `COMITY_HOME/evidence/vintages/DATASET/`": [f.name for f in fields(Origin)],
}


@pytest.mark.parametrize("record", RECORDS)
def test_every_column_is_in_the_data_dictionary(record):
    section = section_of(text_of("docs/data-dictionary.md"), record)
    assert [name for name in RECORDS[record] if f"`{name}`" not in section] == []


def test_every_table_of_the_ground_is_in_the_data_dictionary():
    files = {path.name for path in (KNOWLEDGE / "facts").iterdir() if path.is_file()}
    page = text_of("docs/data-dictionary.md")
    assert [name for name in sorted(files) if f"facts/{name}`" not in page] == []


def fields_read():
    """Return the fields of an instrument that its reader knows, found in its own code."""
    tree = ast.parse(Path(norm_records.__file__).read_text(encoding="utf-8"))
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    takers = {"take", "choice", "day", "child", "_recorded"}
    found = set()
    for call in calls:
        name = getattr(call.func, "attr", getattr(call.func, "id", ""))
        words = [a.value for a in call.args if isinstance(a, ast.Constant)]
        if name in takers and words:
            found.add(words[0])
    return found


def test_every_record_of_the_statistics_is_in_the_data_dictionary():
    records = (KNOWLEDGE / "evidence").glob("*.[cy][sm][vl]")
    page = text_of("docs/data-dictionary.md")
    names = sorted(path.name for path in records)
    assert {"catalogue.yml", "columns.yml", "left_out.csv"} <= set(names)
    assert [name for name in names if f"evidence/{name}`" not in page] == []


def test_every_field_of_an_instrument_is_in_the_data_dictionary():
    section = section_of(
        text_of("docs/data-dictionary.md"), "Instruments: `norms/instruments/ID.yml`"
    )
    known = fields_read()
    assert {"entry_into_force", "first_of_next_month", "opened", "partial"} <= known
    assert [name for name in sorted(known) if f"`{name}`" not in section] == []


@pytest.mark.parametrize(
    "words",
    [
        *(PlaceKind, ActKind, Confidence, Tier, Standing, Sense, FAMILIES, norm_records.KINDS),
        *(Concept, Kind, ColumnKind, Missing),
    ],
)
def test_every_word_that_a_record_may_hold_is_in_the_data_dictionary(words):
    page = text_of("docs/data-dictionary.md")
    assert [str(word) for word in words if f"`{word!s}`" not in page] == []


def test_the_template_of_an_instrument_can_be_read_and_shows_every_field(tmp_path):
    copy = tmp_path / "EXAMPLE.yml"
    copy.write_bytes(TEMPLATE.read_bytes())
    record = read_record(copy)
    assert record.entry.deposits == 20
    text = TEMPLATE.read_text(encoding="utf-8")
    unshown = [name for name in sorted(fields_read()) if not re.search(rf"\b{name}:", text)]
    assert sorted({*unshown} - {"days", "months", "years"}) == []


#: A vote and the end of an effect are said in the terms of others.
WORDS = [*Standing, *(kind for kind in ActKind if kind not in {*VOTES, ActKind.END_OF_FORCE})]


@pytest.mark.parametrize("word", WORDS, ids=lambda word: word.value)
def test_words_of_treaty_practice_are_in_the_glossary(word):
    plain = word.words.replace("_", " ")
    page = text_of("docs/glossary.md").casefold()
    assert plain in page or f"`{word.value}`" in page
