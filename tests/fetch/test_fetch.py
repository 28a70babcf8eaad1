"""Fresh data of each kind of service, and every way in which they may be wrong."""

import gzip
from datetime import date

import polars as pl
import pytest
from fetch_samples import as_csv, bank, incident, prices, prospects

from comity.facts.errors import FetchError, UnknownNameError
from comity.fetch import current, fetch, services

LATER = date(2026, 6, 1)


def test_the_workbook_of_the_united_nations_becomes_stocks_by_year_and_sex(
    web, fetched, make, tmp_path
):
    """Layout of the 2024 revision: aggregates go, unknown origins stay, `..` is no figure."""
    web.says("/data", make.Answer(make.stock_workbook(), headers={"ETag": '"a"'}))
    vintage = fetched("migrant_stock_2024")
    table = make.rows_of(vintage)
    pairs = table.filter(pl.col("sex") == "total").drop("sex").rows()
    assert pairs == [
        ("ABW", "XKX", 1990, 100),
        ("ABW", "XKX", 2024, 140),
        ("KEN", "UGA", 1990, 80),
        ("KEN", "UGA", 2024, 120),
        ("KEN", "XXX", 1990, 20),
    ]
    assert table.schema["stock_persons"] == pl.Int64
    assert table.height == 15
    origin = vintage.origin
    assert (origin.fetched, origin.etag, origin.licence) == ("2026-05-04", '"a"', "CC BY 3.0 IGO")
    assert vintage.name == f"2026-05-04-{origin.data_sha256[:8]}"
    assert current("migrant_stock_2024", tmp_path) == vintage


def test_world_population_prospects_come_packed_and_in_thousands(web, fetched, make):
    packed = gzip.compress(b"\xef\xbb\xbf" + as_csv(prospects()))
    web.says("/data", make.Answer(packed))
    vintage = fetched("wpp_annual_2024")
    rows = make.rows_of(vintage).to_dicts()
    assert [(row["state"], row["year"], row["variant"]) for row in rows] == [
        ("KEN", 2023, "estimate"),
        ("KEN", 2024, "medium"),
    ]
    first = rows[0]
    assert first["births_persons"] == 1450722.0
    assert first["net_migration_persons"] == -17111.0
    assert first["growth_share"] == 0.01952
    assert first["sex_ratio_at_birth"] == 1.022
    assert first["net_migration_low80_persons"] is None
    assert "net_migration_low80_persons" in vintage.origin.absent


def test_pages_of_the_refugee_agency_are_joined(web, fetched, make):
    rows = make.unhcr_rows(6)
    pages = [make.unhcr_page(1, 2, rows[:3]), make.unhcr_page(2, 2, rows[3:])]
    for at, page in enumerate(pages, start=1):
        web.says(f"/p?year=2026&page={at}", page)
    table = make.rows_of(fetched("unhcr_population", "/p?year={year}"))
    assert table.height == 6
    assert table["refugees_persons"].sum() == 615
    assert table["other_protection_persons"].null_count() == 6, "a dash is not zero"


def test_indicators_of_the_world_bank_become_columns_without_aggregates(web, fetched, make):
    population = [("SP.POP.TOTL", c, "2020", v) for c, v in (("KEN", 10), ("WLD", 99), ("UGA", 7))]
    web.says("/a?page=1", make.Answer(bank(1, 2, population[:2], 3)))
    web.says("/a?page=2", make.Answer(bank(2, 2, population[2:], 3)))
    others = [name for name in services()["wdi_indicators"].rename if "." in name][1:]
    rest = [(name, "KEN", "2020", 2.5) for name in others]
    web.says("/b?page=1", make.Answer(bank(1, 1, rest, len(rest))))
    rows = make.rows_of(fetched("wdi_indicators", "/a", "/b")).to_dicts()
    assert [(row["state"], row["population_persons"]) for row in rows] == [("KEN", 10), ("UGA", 7)]
    assert (rows[0]["inflation_share"], rows[1]["inflation_share"]) == (0.025, None)


def test_incidents_are_dated_placed_and_numbered(web, fetched, make):
    rows = [
        incident(),
        incident(
            **{"Main ID": "b", "Incident Date": "", "Month": "January", "Country of Origin": ""}
        ),
        incident(**{"Main ID": "c", "Total Number of Dead and Missing": 0}),
    ]
    web.says("/data", make.Answer(as_csv(rows)))
    found = make.rows_of(fetched("missing_migrants")).to_dicts()
    assert [(row["incident"], row["date"], row["origins"]) for row in found] == [
        (1, date(2024, 1, 1), "UNK"),
        (2, date(2024, 2, 3), "SYR,UNK"),
    ]
    assert (found[0]["latitude"], found[0]["longitude"]) == (33.1, 13.2)
    assert (found[0]["state"], found[0]["survivors_persons"]) == ("LBY", None)


def test_prices_of_providers_are_averaged_by_corridor_and_quarter(web, fetched, make):
    rows = [("ARE", "IND", 4.0), ("ARE", "IND", 6.0), ("USA", "MEX", 3.0), ("USA", "MEX", None)]
    web.says("/data", make.Answer(prices(rows)))
    table = make.rows_of(fetched("remittance_prices"))
    assert table.rows() == [("ARE", "IND", 2025, 3, 0.05), ("USA", "MEX", 2025, 3, 0.03)]


def test_prices_saved_from_the_databank_are_read_too(web, fetched, make):
    rows = [
        {
            "Sending Countries Code": "ARE", "Receiving Countries  Code": code,
            "2020Q2 [YR2020Q2]": "..", "2020Q3 [YR2020Q3]": cost,
        }
        for code, cost in (("IND", 5.5), ("PAK", 4))
    ]  # fmt: skip
    web.says("/data", make.Answer(as_csv(rows)))
    table = make.rows_of(fetched("remittance_prices_databank"))
    assert table.rows() == [("ARE", "IND", 2020, 3, 0.055), ("ARE", "PAK", 2020, 3, 0.04)]


def test_a_service_without_a_lasting_address_asks_for_one(tmp_path, client):
    with pytest.raises(FetchError, match="Give the address of the file"):
        fetch("remittance_prices_databank", tmp_path, today=LATER, client=client)


def test_an_unknown_service_is_answered_with_near_misses(tmp_path):
    with pytest.raises(UnknownNameError, match=r"Did you mean .*unhcr_population"):
        fetch("unhcr_populations", tmp_path, today=LATER)


# What may come instead
