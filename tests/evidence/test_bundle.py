"""The bundled statistics say what their publishers say, and ship nothing that may not be."""

import csv

import polars as pl
import pytest

from comity.evidence import catalogue, columns, table
from comity.evidence.checks import LARGEST_BUNDLE, PERMITTED, check_evidence
from comity.evidence.tables import schema
from comity.facts import KNOWLEDGE, ground

FOLDER = KNOWLEDGE / "evidence"


def stock(revision, year):
    world = pl.col("year") == year, pl.col("sex") == "total"
    return table(f"migrant_stock_{revision}").filter(*world)["stock_persons"].sum()


def test_the_world_had_304_million_migrants_in_2024():
    """UN DESA, International Migrant Stock 2024 (D01): 304,021,813 persons."""
    assert stock(2024, 2024) == 304_021_813, "world, 2024, revision 2024"


def test_each_revision_keeps_its_own_answer_for_2015():
    """250.0 million in the revision of 2024, 248.0 million in that of 2020 (D01)."""
    assert stock(2024, 2015) == 250_042_020, "world, 2015, revision 2024"
    assert stock(2020, 2015) == 247_958_644, "world, 2015, revision 2020"


@pytest.mark.parametrize("revision", [2020, 2024])
def test_women_and_men_together_are_the_total_of_every_corridor(revision):
    wide = table(f"migrant_stock_{revision}").pivot(on="sex", values="stock_persons")
    both = wide.drop_nulls(["female", "male"])
    odd = both.filter(pl.col("female") + pl.col("male") != pl.col("total"))
    assert both.height > 60_000 and odd.height == 0, odd.head()


def test_totals_by_age_and_by_origin_are_the_same_for_every_destination():
    """Both tables of the revision of 2024 come from one estimate (D01)."""
    keys = ["destination", "year", "sex"]
    origins = table("migrant_stock_2024").group_by(keys).agg(pl.col("stock_persons").sum())
    ages = table("migrant_stock_age_2024").filter(pl.col("age") == "total")
    joined = origins.join(ages, on=keys, suffix="_age")
    assert joined.height == ages.height == 233 * 8 * 3
    assert (joined["stock_persons"] == joined["stock_persons_age"]).all()


def test_ages_are_known_for_76_destinations_and_not_made_up_for_the_others():
    """Revision 2024 (D01): a destination without ages has the row of all ages alone."""
    ages = table("migrant_stock_age_2024").filter(pl.col("age") != "total")
    assert ages["destination"].n_unique() == 76


def test_south_sudan_and_montenegro_are_marked_as_breaks_where_one_figure_is_repeated():
    """Until 2005 the destination has one repeated figure (2024) or a 0 (2020) (D01)."""
    for revision, repeated in ((2024, {652_365}), (2020, {0})):
        name = f"migrant_stock_{revision}"
        early = table(name).filter(
            pl.col("destination") == "SSD", pl.col("sex") == "total", pl.col("year") <= 2005
        )
        sums = early.group_by("year").agg(pl.col("stock_persons").sum())
        assert set(sums["stock_persons"]) == repeated, name
        assert {"SDN", "SSD", "SRB", "MNE"} <= set(catalogue()[name].breaks), name
        assert "Sudan" in catalogue()[name].holes, name


def test_refugees_of_2015_are_16_million_and_21_with_those_of_unrwa():
    """UNHCR, Global Trends 2015: 16.1 million under its mandate, 21.3 million in all (D05)."""
    at = pl.col("year") == 2015
    mandate = table("unhcr_population").filter(at)["refugees_persons"].sum()
    registered = table("unrwa_refugees").filter(at)["palestine_refugees_persons"].sum()
    assert mandate == 16_110_276
    assert mandate + registered == 21_351_533


def test_the_remittance_matrix_of_2017_adds_up_to_613_billion():
    """World Bank (D07): the printed world cell is 613,466 million US dollars."""
    total = table("remittances_2017")["remit_usd"].sum()
    assert total == 613_463_804_581, "the pairs in the file"
    assert total / 1e6 == pytest.approx(613_466, rel=1e-5), "the printed world cell"


def test_sending_money_became_cheaper_from_9_to_7_per_cent():
    """World Bank, Remittance Prices Worldwide (D09): 9.2 % in 2011, 7.0 % in 2020."""
    means = dict(
        table("remittance_prices").group_by("year").agg(pl.col("cost_share").mean()).rows()
    )
    assert round(means[2011], 3) == 0.092
    assert round(means[2020], 3) == 0.070


def test_60_of_111_states_are_in_the_two_top_classes_of_indicator_10_7_2():
    """UN Statistics Division (D11): 54.1 % of the States that answered in 2019."""
    overall = table("sdg_10_7_2").filter(pl.col("domain") == "all")
    top = overall.filter(pl.col("score") >= 3)
    assert (top.height, overall.height) == (60, 111)
    assert round(100 * top.height / overall.height, 1) == 54.1


@pytest.mark.parametrize(
    ("year", "variant", "millions"),
    [(1950, "estimate", 2493), (2020, "estimate", 7887), (2050, "medium", 9664)],
)
def test_the_world_population_is_that_of_the_prospects_of_2024(year, variant, millions):
    """UN DESA, World Population Prospects 2024 (D03)."""
    rows = table("wpp_population_2024").filter(pl.col("year") == year, pl.col("variant") == variant)
    assert round(rows["population_persons"].sum() / 1e6) == millions


def test_the_accounts_of_a_period_close_but_for_the_residual():
    """Start and births less deaths and net migration give the end: WPP 2022 and 2024."""
    for name in ("wpp_components_2022", "wpp_components_2024"):
        left = table(name).select(
            pl.col("population_end_persons")
            - pl.col("population_start_persons")
            - pl.col("births_persons")
            + pl.col("deaths_persons")
            - pl.col("net_migration_persons")
            - pl.col("residual_persons")
        )
        assert left.to_series().abs().max() < 1, name


def test_more_than_nine_thousand_died_on_the_way_in_2024():
    """IOM, Missing Migrants Project (D10): 8,755 in 2023 and 9,191 in 2024, at least."""
    by_year = table("missing_migrants").group_by("year").agg(pl.col("dead_missing_persons").sum())
    found = dict(by_year.rows())
    assert (found[2023], found[2024]) == (8_755, 9_191)
    assert "minimum" in catalogue()["missing_migrants"].holes


def test_every_snapshot_of_the_visa_matrix_can_be_rebuilt_from_the_runs():
    """199 passports and 198 destinations on every day covered (D12)."""
    runs = table("visa_history")
    days = sorted({*runs["first_seen"], *runs["last_seen"]})
    assert len(days) == 50, "two of the 52 snapshots equal those around them"
    for day in days:
        seen = (pl.col("first_seen") <= day) & (pl.col("last_seen") >= day)
        assert runs.filter(seen).height == 199 * 198, day


def test_every_figure_is_in_the_dictionary_and_every_table_has_its_types():
    for name, dataset in catalogue().items():
        found = table(name)
        assert tuple(found.columns) == dataset.columns, name
        assert set(found.columns) <= set(columns()), name
        assert dict(found.schema) == schema(dataset), name


def test_units_stand_in_the_names_of_columns():
    """A name ends in its unit, so that no figure can be read in another one."""
    ends = {"persons": "_persons", "share": "_share", "usd": "_usd", "years": "_years"}
    for name, meaning in columns().items():
        if meaning.unit in ends:
            assert name.endswith(ends[meaning.unit]), f"{name} is in {meaning.unit}"


def test_shares_are_shares_and_not_per_cent():
    at_most = {"fertility_share": 1, "unemployment_share": 1, "cost_share": 1}
    for name, dataset in catalogue().items():
        for column in at_most.keys() & set(dataset.columns):
            assert table(name)[column].max() <= at_most[column], f"{name} {column}"


def test_the_bundle_stays_below_18_megabytes():
    size = sum(path.stat().st_size for path in FOLDER.glob("*.parquet"))
    assert 0 < size < LARGEST_BUNDLE == 18_000_000, f"{size:,} bytes"


def test_every_data_set_has_a_licence_that_permits_passing_it_on():
    for name, dataset in catalogue().items():
        assert dataset.licence in PERMITTED, f"{name}: {dataset.licence}"


def test_nothing_that_was_left_out_is_in_the_bundle():
    with (FOLDER / "left_out.csv").open(encoding="utf-8", newline="") as file:
        left = {row["id"]: row["reason"] for row in csv.DictReader(file)}
    assert {"mipex2014_overall", "gaskin_abel_flows_annual_ge50", "abel_cohen_flows_5y"} <= set(
        left
    )
    assert all(left.values()), "each has a reason"
    names = {path.stem for path in FOLDER.glob("*.parquet")} | set(catalogue())
    stems = ("mipex", "gaskin", "abel", "citrix", "globalcit")
    assert not names & set(left) and not [name for name in names if name.startswith(stems)]


def test_every_break_names_a_place_of_the_ground_and_is_explained():
    for name, dataset in catalogue().items():
        assert set(dataset.breaks) <= set(ground().places), name
        assert len(dataset.holes) > 60, f"{name} says what is missing"


def test_the_bundled_statistics_bear_out_their_descriptors():
    found = check_evidence()
    assert [(item.id, item.subject, item.problem) for item in found if item.open] == []
