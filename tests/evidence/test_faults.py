"""Known faults of the sources are found again, and the report lists them in short."""

from pathlib import Path

import polars as pl
import pytest

from comity.evidence.catalogue import CATALOGUE, COLUMNS
from comity.evidence.fault import spans
from comity.evidence.faults import check_faults, fault_report, faults
from comity.evidence.store import store
from comity.facts import KNOWLEDGE

REPORT = Path(__file__).parents[2] / "docs" / "faults.md"


def _found(rule, dataset):
    own = (item for item in faults(store()) if (item.rule, item.dataset) == (rule, dataset))
    return {item.key: item for item in own}


def test_a_sum_of_money_sent_from_a_state_to_itself_is_found():
    assert list(_found("K451", "remittances_2017")) == ["VUT"]


def test_refugees_in_their_own_country_are_found_with_their_years():
    assert _found("K451", "unhcr_population")["CHL"].years == (1985,)


def test_an_unknown_place_is_not_taken_for_the_same_place():
    assert "UNK" not in _found("K451", "unhcr_population")


def test_a_fall_of_more_than_nine_tenths_is_found_with_both_numbers():
    fault = _found("K452", "unhcr_population")["UKR -> RUS"]
    assert fault.years == (2023, 2024)
    assert "from 1,227,554 in 2023 to 6,894 in 2024" in fault.detail


def test_women_and_men_unlike_the_total_are_found():
    assert list(_found("K453", "migrant_stock_age_2024")) == ["BRA"]


def test_ages_above_all_ages_are_found():
    assert set(_found("K454", "migrant_stock_age_2024")) == {"AZE", "BRA", "ETH", "FRA"}


def test_codes_outside_the_ground_are_listed_even_when_explained():
    assert list(_found("K455", "migrant_stock_2024")) == ["XXX"]
    assert set(_found("K457", "unhcr_population")) == {"TIB", "UNK", "XXA"}


def test_other_origins_are_in_the_totals_of_both_revisions():
    """The origins, other and unknown ones included, add up to the total of the set by age."""
    assert not _found("K456", "migrant_stock_2024")
    assert not _found("K456", "migrant_stock_2020")


@pytest.fixture
def folder(tmp_path):
    """The ground and the catalogue of the bundle, with tables that a test may spoil."""
    for name in ("facts", "evidence"):
        (tmp_path / name).mkdir()
        for path in (KNOWLEDGE / name).iterdir():
            if path.is_file():
                (tmp_path / name / path.name).symlink_to(path)
    return tmp_path


def _spoil(folder, name, change):
    path = folder / "evidence" / f"{name}.parquet"
    table = change(pl.read_parquet(path))
    path.unlink()
    table.write_parquet(path)


def test_a_total_without_other_origins_is_found(folder):
    _spoil(folder, "migrant_stock_2024", lambda table: table.filter(pl.col("origin") != "XXX"))
    found = {item.subject for item in check_faults(folder) if item.id == "K456"}
    assert found == {"migrant_stock_2024"}


def test_a_total_that_is_changed_is_found(folder):
    more = pl.when(pl.col("sex") == "total").then(pl.col("stock_persons") + 5)
    changed = more.otherwise(pl.col("stock_persons")).alias("stock_persons")
    _spoil(folder, "migrant_stock_2024", lambda table: table.with_columns(changed))
    found = {item.subject for item in check_faults(folder) if item.id == "K453"}
    assert "migrant_stock_2024" in found


def test_faults_are_reports_and_stop_no_release():
    found = check_faults()
    assert found
    assert not [item for item in found if item.open]
    assert {item.where for item in found} == {CATALOGUE}
    assert all(len(item.problem) < 400 for item in found)


def test_a_catalogue_that_cannot_be_read_is_left_to_its_own_check(folder):
    (folder / COLUMNS).unlink()
    (folder / COLUMNS).write_text("", encoding="utf-8")
    assert check_faults(folder) == ()


def test_the_report_in_the_guide_is_that_of_the_tables():
    assert REPORT.read_text(encoding="utf-8") == fault_report()


def test_the_report_is_short_enough_to_be_read():
    assert len(fault_report().splitlines()) < 600


def test_years_are_written_in_short():
    assert spans((2001, 2000, 2003)) == "2000-2001, 2003"
    assert spans(()) == ""
