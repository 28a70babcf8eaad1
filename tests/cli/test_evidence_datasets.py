"""Data sets on the command line: the catalogue, series, SQL, and a folder of one's own."""

import shutil

import polars as pl
import pytest

from comity.facts import KNOWLEDGE

DAY = ("--on", "2026-11-21")


@pytest.mark.parametrize(
    ("edition", "year", "total"),
    [(2024, 2024, 304_021_813), (2024, 2015, 250_042_020), (2020, 2015, 247_958_644)],
)
def test_the_world_total_of_a_year_is_that_of_its_revision(ask, edition, year, total):
    """United Nations: 304.0 million in 2024; 250.0 million in 2015, in revision 2020 248.0."""
    words = ("series", f"migrant_stock_{edition}", "--year", year, "--sex", "total", "--total")
    (record,) = ask(*words, "--json").records
    assert (record["value"], record["unit"]) == (total, "persons")
    assert (record["edition"], record["overridden"]) == (str(edition), False)
    assert f"{total:,} persons" in ask(*words).out


def test_a_series_names_places_editions_and_definition(ask):
    words = ("series", "migrant_stock_2024", "--origin", "Poland", "--destination", "DEU")
    said = ask(*words, "--sex", "total", *DAY)
    assert "Germany" in said.out and "1,883,559" in said.out and "1.9 years before" in said.out
    assert "Counted by: birth or citizenship." in said.out
    rows = ask(*words, "--sex", "total", "--csv").rows
    assert [row["year"] for row in rows][-1] == "2024" and rows[-1]["stock_persons"] == "1883559"
    assert {row["edition"] for row in rows} == {"2024"}


def test_people_see_a_page_and_programs_see_all(ask):
    words = ("series", "migrant_stock_2024", "--destination", "DEU")
    said, rows = ask(*words), ask(*words, "--csv").rows
    assert len(rows) > 40 and f"The first 40 of {len(rows):,} rows" in said.out


def test_of_a_wide_data_set_people_see_some_columns_and_are_told_the_others(ask):
    words = ("series", "wpp_annual_2024", "--state", "KEN", "--year", 2025)
    assert "Not shown: " in ask(*words).out
    said = ask(*words, "--measure", "net_migration_persons")
    assert "-27,330" in said.out and "Not shown" not in said.out
    (row,) = ask(*words, "--csv").rows
    assert row["net_migration_persons"] == "-27330.0" and row["births_per_woman"]


def test_an_option_given_twice_asks_for_both(ask):
    words = ("--year", 2020, "--year", 2024, "--sex", "total", "--destination", "DEU")
    records = ask("series", "migrant_stock_2024", *words, "--json").records
    assert {record["year"] for record in records} == {2020, 2024}


def test_a_split_of_a_state_is_named_in_every_form(ask):
    """South Sudan separated from Sudan on 9 July 2011; the stocks before include it."""
    words = ("series", "migrant_stock_2024", "--destination", "SDN", "--origin", "ERI")
    assert "South Sudan separated from Sudan on 9 July 2011" in ask(*words).out
    records = ask(*words, "--json").records
    assert records and all("9 July 2011" in record["breaks"][0] for record in records)


def test_a_pair_without_a_figure_is_unknown_and_not_zero(ask):
    words = ("series", "migrant_stock_2024", "--destination", "NRU", "--origin", "ISL")
    assert "unknown, not zero" in ask(*words).out
    assert ask(*words, "--json").records == []


def test_the_catalogue_lists_every_data_set_with_its_terms(ask):
    records = ask("catalogue", "--json").records
    assert len(records) == 27
    assert all(r["licence"] and r["citation"] and r["holes"] and r["known_to"] for r in records)
    (one,) = ask("catalogue", "migrant_stock_2024", "--json").records
    units = {column["column"]: column["unit"] for column in one["columns"]}
    assert units["stock_persons"] == "persons" and one["source"] == "D01"
    assert "Migrants living at the destination" in ask("catalogue", "migrant_stock_2024").out


def test_from_a_data_set_one_question_leads_to_its_source(ask):
    (record,) = ask("sources", "D01", "--json").records
    assert record["title"].startswith("International Migrant Stock")


def test_sixty_of_111_states_reach_the_upper_classes_of_sdg_10_7_2(ask):
    """United Nations, SDG indicator 10.7.2 in 2019: 54.1 per cent meet or fully meet it."""
    query = (
        "SELECT count(*) AS states, count(*) FILTER (WHERE score >= 3) AS high "
        "FROM sdg_10_7_2 WHERE domain = 'all'"
    )
    assert ask("sql", query, "--json").records == [{"states": 111, "high": 60}]
    assert ask("sql", query, "--csv").rows == [{"states": "111", "high": "60"}]


def test_a_query_may_call_its_columns_as_it_likes(ask):
    query = "SELECT 1 AS why, 2 AS shown, '=1' AS formula FROM sdg_10_7_2 LIMIT 1"
    assert ask("sql", query, "--json").records == [{"why": 1, "shown": 2, "formula": "=1"}]
    assert ask("sql", query, "--csv").rows[0]["formula"] == "'=1"


REFUSED = [
    "SELECT * FROM read_csv('/etc/passwd')",
    "SELECT * FROM '/etc/passwd'",
    "ATTACH '/tmp/x.db'",
    "INSTALL httpfs",
    "COPY migrant_stock_2024 TO '/tmp/x.csv'",
    "SET memory_limit = '100GB'",
    "DROP TABLE migrant_stock_2024",
    "SELECT getenv('HOME')",
    "SELECT 1; SELECT 2",
    "SELEC",
    "",
]
BAD = [
    *(("sql", query) for query in REFUSED),
    ("sql", "SELECT * FROM nosuch"),
    ("catalogue", "migrant_stok_2024"),
    ("series", "nosuch"),
    ("series", "migrant_stock_2024", "--year", "2023"),
    ("series", "migrant_stock_2024", "--year", "soon"),
    ("series", "migrant_stock_2024", "--state", "KEN"),
    ("series", "migrant_stock_2024", "--where", "origin"),
    ("series", "migrant_stock_2024", "--where", "within=1"),
    ("series", "migrant_stock_2024", "--total"),
    ("series", "visa_requirements", "--total"),
    ("series", "wpp_annual_2024", "--measure", "net_migration"),
]


@pytest.mark.parametrize("words", BAD, ids=lambda words: " ".join(words)[:40])
def test_what_cannot_be_answered_is_one_line_and_exit_code_2(ask, words):
    said = ask(*words)
    assert (said.code, said.out) == (2, ""), said
    assert said.err.startswith("Error: ") and said.err.count("\n") == 1


@pytest.fixture
def home(tmp_path, monkeypatch, ask):
    """A folder of the reader with a data set in place of a bundled one."""
    folder = tmp_path / "evidence"
    folder.mkdir()
    bundled = (KNOWLEDGE / "evidence" / "catalogue.yml").read_text(encoding="utf-8")
    begin = bundled.index("unrwa_refugees:")
    own = bundled[begin:].split("\n\n")[0]
    (folder / "catalogue.yml").write_text(own + "\n", encoding="utf-8")
    table = pl.read_parquet(KNOWLEDGE / "evidence" / "unrwa_refugees.parquet")
    table.write_parquet(folder / "unrwa_refugees.parquet")
    monkeypatch.setenv("COMITY_HOME", str(tmp_path))
    return tmp_path


def test_a_data_set_of_the_reader_is_shown_as_such(ask, home):
    (record,) = ask("catalogue", "unrwa_refugees", "--json").records
    path = str(home / "evidence" / "unrwa_refugees.parquet")
    assert (record["overridden"], record["read_from"]) == (True, path)
    said = ask("series", "unrwa_refugees", "--year", 2015, *DAY).out
    assert "From your own folder, in place of the bundled ones" in " ".join(said.split())
    assert ask("series", "unrwa_refugees", "--csv").rows[0]["overridden"] == "yes"
    query = "SELECT count(*) AS n FROM unrwa_refugees"
    assert "From your own folder, in place of the bundled ones" in ask("sql", query).out


def test_a_folder_of_the_reader_that_is_not_there_is_said(ask, tmp_path, monkeypatch):
    monkeypatch.setenv("COMITY_HOME", str(tmp_path / "gone"))
    said = ask("catalogue")
    assert said.code == 2 and "unset COMITY_HOME" in said.err and said.err.count("\n") == 1


def test_a_descriptor_of_the_reader_that_is_incomplete_is_refused(ask, home):
    path = home / "evidence" / "catalogue.yml"
    shutil.copy(path, home / "kept.yml")
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(x for x in lines if not x.startswith("  licence:")), encoding="utf-8")
    said = ask("catalogue")
    assert (said.code, said.err.count("\n")) == (2, 1) and "licence" in said.err
