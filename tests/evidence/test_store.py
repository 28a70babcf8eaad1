"""The data sets of a user beside those of the bundle: added, or in their place and marked."""

from datetime import date

import polars as pl
import pytest

from comity.evidence import figures, series, sql, store, top, why
from comity.evidence.store import KEPT, Store
from comity.facts.errors import RecordError, UnknownNameError


def test_a_data_set_of_the_user_takes_the_place_of_the_bundled_one_and_says_so(home):
    own = store(home=home)
    found = series("idmc_displaced", state="Syria", within=own)
    assert found.rows["idps_persons"].to_list() == [10, 20]
    assert found.overridden
    assert found.read_from == str(home / "evidence" / "idmc_displaced.parquet")
    bundled = series("idmc_displaced", state="Syria")
    assert not bundled.overridden
    assert bundled.read_from == "bundled"


def test_every_answer_that_rests_on_an_override_is_marked(home):
    own = store(home=home)
    found = {item.id: item for item in figures("SYR", date(2026, 6, 1), within=own)}
    assert found["idps"].value == 20
    assert found["idps"].overridden
    assert "National Statistics Office" in found["idps"].source
    assert not found["refugees_hosted"].overridden
    assert "Takes the place of the bundled data set" in why(found["idps"], within=own)


def test_a_new_data_set_of_the_user_is_added_without_taking_any_place(home):
    own = store(home=home)
    found = series("our_register", origin="Türkiye", within=own)
    assert found.rows.height == 2
    assert not found.overridden
    assert "Added by the user" in why(found, within=own)
    assert sql("select sum(stock_persons) as n from our_register", within=own)["n"][0] == 3


def test_an_added_stock_does_not_silently_become_the_latest_edition_of_the_united_nations(home):
    """Editions name revisions of one publication; a register of one State is not one."""
    assert top("DEU", "origins", within=store(home=home)).dataset.id == "migrant_stock_2024"


def test_without_a_folder_only_the_bundle_is_asked():
    with pytest.raises(UnknownNameError, match="No data set is called 'our_register'"):
        series("our_register")


def test_a_folder_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(RecordError, match="create it, or unset COMITY_HOME"):
        store(home=tmp_path / "nowhere")


def test_a_folder_without_statistics_adds_nothing(tmp_path):
    assert store(home=tmp_path).own == {}


def test_a_column_of_the_bundle_keeps_its_meaning(home):
    text = "stock_persons: {kind: number, unit: cases, type: Int64, missing: unknown, meaning: X}\n"
    (home / "evidence" / "columns.yml").write_text(text, encoding="utf-8")
    with pytest.raises(RecordError, match="means something else in the bundle"):
        series("our_register", within=store(home=home))


def test_a_table_that_is_not_as_its_descriptor_says_is_refused(home):
    (home / "evidence" / "idmc_displaced.parquet").write_bytes(b"PAR1 cut off")
    with pytest.raises(RecordError, match="is not whole Parquet"):
        series("idmc_displaced", within=store(home=home))


def test_what_is_asked_of_a_table_is_the_same_whether_it_is_kept_or_not():
    def asked(table):
        return table.group_by("state").agg(pl.col("idps_persons").sum()).sort("state")

    own = Store()
    before = own.ask("idmc_displaced", asked)
    assert not own._tables, "nothing is kept of a table that was only asked"
    own.table("idmc_displaced")
    assert own.ask("idmc_displaced", asked).equals(before)


def test_the_tables_asked_for_last_are_kept_and_no_more_than_fit():
    own = Store()
    for name in ("unhcr_asylum_decisions", "idmc_displaced", "wpp_mortality_2024", "sdg_10_7_2"):
        table = own.table(name)
        assert own.table(name).equals(table)
        cells = sum(table.height * table.width for table in own._tables.values())
        assert cells <= KEPT
    assert own.table("sdg_10_7_2") is table
    assert "unhcr_asylum_decisions" not in own._tables


def test_a_question_to_a_table_that_is_cut_off_is_refused(home):
    (home / "evidence" / "idmc_displaced.parquet").write_bytes(b"PAR1 cut off")
    with pytest.raises(RecordError, match="is not whole Parquet"):
        store(home=home).ask("idmc_displaced", lambda table: table.select("year"))
