"""Merging tables of treaty participation: what is preferred, what is kept beside it."""

import importlib.util
import sys
from pathlib import Path

import pytest

TOOLS = Path(__file__).parents[2] / "tools"


@pytest.fixture(scope="module")
def tool():
    """Load the importer with its neighbour, as running it from its folder does."""
    sys.path.insert(0, str(TOOLS))
    try:
        spec = importlib.util.spec_from_file_location(
            "import_participation", TOOLS / "import_participation.py"
        )
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        yield module
    finally:
        sys.path.remove(str(TOOLS))


def claim(tool, act, day, source, **more):
    return tool.Claim("ICRMW", "VCT", act, day, (source,), **more)


def rows(tool, *claims):
    return [(c.act, c.day, c.sources, c.claim) for c in tool.merge(claims)]


def test_the_source_closest_to_the_depositary_is_preferred_and_the_other_kept(tool):
    """Saint Vincent and the Grenadines: the depositary says 2010, another table 2005."""
    found = rows(
        tool,
        claim(tool, "accession", "2005-09-15", "S02"),
        claim(tool, "accession", "2010-10-29", "S01"),
    )
    assert found == [
        ("accession", "2005-09-15", ("S02",), "other"),
        ("accession", "2010-10-29", ("S01",), "preferred"),
    ]


def test_a_year_that_agrees_supports_the_day(tool):
    found = rows(
        tool,
        claim(tool, "accession", "2010-10-29", "S01"),
        claim(tool, "ratification", "2010", "T01", grade="low"),
    )
    assert found == [("accession", "2010-10-29", ("S01", "T01"), "")]


def test_the_finer_of_two_agreeing_dates_is_kept(tool):
    found = rows(
        tool,
        claim(tool, "ratification", "2019", "S03"),
        claim(tool, "ratification", "2019-06-11", "T01", grade="high"),
    )
    assert [day for _, day, _, _ in found] == ["2019-06-11"]


def test_a_consent_after_a_withdrawal_is_an_act_of_its_own(tool):
    found = rows(
        tool,
        claim(tool, "accession", "1980-11-14", "S01"),
        claim(tool, "denunciation", "1998-05-26", "I29"),
        claim(tool, "accession", "1998-08-26", "I29", grade="high"),
    )
    assert [(act, day, kept) for act, day, _, kept in found] == [
        ("accession", "1980-11-14", ""),
        ("denunciation", "1998-05-26", ""),
        ("accession", "1998-08-26", ""),
    ]


def test_a_year_that_the_depositary_should_show_and_does_not_is_outweighed(tool):
    found = rows(tool, claim(tool, "accession", "1976", "S03"))
    assert found == [("accession", "1976", ("S03",), "other")]


def test_two_statements_of_one_state_are_two_statements(tool):
    found = rows(
        tool,
        claim(tool, "declaration", "", "S01", articles="15"),
        claim(tool, "declaration", "", "S01", articles="46"),
    )
    assert len(found) == 2


def test_the_differences_are_shown_before_anything_is_written(tool, tmp_path):
    made = tool.by_instrument(tool.merge([claim(tool, "accession", "2010-10-29", "S01")]))
    assert tool.changes(tmp_path, made) == [
        "ICRMW + VCT,accession,2010-10-29,day,,depositary,,,S01,,,"
    ]
    assert list(tmp_path.iterdir()) == []
    tool.write(tmp_path, made)
    assert tool.changes(tmp_path, made) == []
    assert [path.name for path in tmp_path.iterdir()] == ["ICRMW.csv"]


def test_a_date_that_is_no_date_stops_the_import(tool):
    with pytest.raises(ValueError, match="'soon' is not a day"):
        claim(tool, "accession", "soon", "S01").row()
