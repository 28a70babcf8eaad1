"""Figures on the command line: of a State, of two places, and how one came about."""

import pytest

DAY = ("--on", "2026-11-21")


def figure(records, name):
    (found,) = [record for record in records if record["figure"] == name]
    return found


def test_both_editions_of_the_stocks_answer_and_each_names_its_revision(ask):
    """United Nations, International Migrant Stock: revision 2024 (D01) and revision 2020 (D01)."""
    records = ask("corridor", "MEX", "USA", *DAY, "--json").records
    newer, older = (figure(records, f"stock_{year}_MEX_USA") for year in (2024, 2020))
    assert (newer["value"], newer["year"], newer["edition"]) == (11_279_561, 2024, "2024")
    assert (older["value"], older["year"], older["edition"]) == (10_853_105, 2020, "2020")
    of_2020 = {item["year"]: item["value"] for item in newer["history"]}[2020]
    assert of_2020 == 11_177_052, "the newer revision gives another figure for the same year"


def test_a_corridor_is_told_both_ways_with_its_sources_and_its_age(ask):
    """World Bank, Bilateral Remittance Matrix 2017: 30.0 billion USD to Mexico."""
    said = ask("corridor", "Mexico", "usa", *DAY)
    assert (said.code, said.err) == (0, "")
    assert "30,019,187,026 USD" in said.out and "1.9 years" in said.out
    text = " ".join(said.out.split())
    assert "migrant_stock_2020" in text and "edition 2020, known to 2020" in text
    assert "no data" in text and "it is unknown, not zero" in text


def test_the_figures_of_a_state_have_unit_year_edition_and_age(ask):
    """UNHCR: 617,125 refugees in Kenya at the end of 2025."""
    records = ask("figures", "KEN", *DAY, "--json").records
    hosted = figure(records, "refugees_hosted")
    assert (hosted["value"], hosted["unit"], hosted["year"]) == (617_125, "persons", 2025)
    assert (hosted["known_to"], hosted["age_days"]) == ("2025-12-31", 325)
    assert all(r["dataset"] and r["edition"] and r["publisher"] for r in records)
    said = ask("figures", "KEN", *DAY, "--chapter", "refuge")
    assert "617,125 persons" in said.out and "11 months" in said.out


def test_a_figure_that_is_not_known_is_listed_with_the_reason(ask):
    record = figure(ask("figures", "KEN", *DAY, "--json").records, "resettled_here")
    assert record["value"] is None and record["note"].endswith("It is unknown, not zero.")
    assert "no data" in ask("figures", "KEN", *DAY, "--chapter", "refuge").out


def test_csv_of_figures_holds_one_row_for_each_with_plain_numbers(ask):
    rows = ask("figures", "KEN", *DAY, "--csv").rows
    here = figure(rows, "migrants_here")
    assert (here["value"], here["dataset"]) == ("992536", "migrant_stock_2024")
    assert figure(rows, "net_migration")["value"] == "-27330.0", "a number is no formula"
    assert "shown" not in here and "notes" not in here


def test_on_an_earlier_day_nothing_later_is_shown_but_projections(ask):
    records = ask("figures", "KEN", "--on", "2016-06-30", "--chapter", "people", "--json").records
    assert all(r["year"] is None or r["year"] <= 2015 for r in records)
    assert figure(records, "migrants_here")["year"] == 2015


@pytest.mark.parametrize("name", ["recognition_rate", "migrants_share"])
def test_a_figure_can_be_followed_to_its_source(ask, name):
    said = ask("why", name, "KEN", *DAY)
    assert said.code == 0 and "Step 1: " in said.out
    assert "Licence: CC BY" in said.out and "edition" in said.out
    (record,) = ask("why", name, "KEN", *DAY, "--json").records
    assert record["figure"] == name and record["chain"][0] in said.out


def test_why_explains_a_part_of_a_corridor_and_a_data_set(ask):
    part = ask("why", "stock_2020_MEX_USA", *DAY).out
    assert "10,853,105 persons (2020)" in part and "edition 2020" in part
    whole = ask("why", "unrwa_refugees").out
    assert whole.startswith("Registered Palestine refugees") and "Holes: " in whole


BAD = [
    (("corridor", "MEX", "Mexico"), ["are the same place"]),
    (("corridor", "MEX", "Utopia"), ["No State is called 'Utopia'"]),
    (("figures", "KEN", "--chapter", "refuges"), ["'refuges'", "Did you mean refuge"]),
    (("figures", "KEN", "--on", "2020"), ["'2020' is not one day"]),
    (("why", "recognition_rat", "KEN"), ["'recognition_rat'", "Did you mean recognition_rate"]),
    (("why", "recognition_rate"), ["is no data set", "name its State"]),
]


@pytest.mark.parametrize(("words", "phrases"), BAD, ids=lambda x: " ".join(x)[:40])
def test_a_bad_question_about_figures_is_one_clear_line(ask, words, phrases):
    said = ask(*words)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("Error: ") and said.err.count("\n") == 1
    assert all(phrase in said.err for phrase in phrases), said.err
