"""A vintage that was fetched takes the place of the bundled table, and says so."""

import json
import shutil
from pathlib import Path

import pytest

from comity.evidence.catalogue import catalogue
from comity.evidence.store import Store
from comity.facts.errors import RecordError

NAME = "2026-11-21-0a1b2c3d"


@pytest.fixture
def home(tmp_path):
    """Keep the bundled table of UNRWA as if it had been fetched."""
    folder = tmp_path / "evidence" / "vintages" / "unrwa_refugees"
    (folder / NAME).mkdir(parents=True)
    bundled = catalogue()["unrwa_refugees"]
    shutil.copy(bundled.file, folder / NAME / "data.parquet")
    origin = {"dataset": "unrwa_refugees", "fetched": "2026-11-21", "rows": bundled.expect.rows}
    (folder / NAME / "origin.json").write_text(json.dumps(origin))
    (folder / "current").write_text(NAME + "\n")
    return tmp_path


def test_the_vintage_in_use_is_read_and_marked(home):
    own = Store(home=home)
    assert own.overridden("unrwa_refugees")
    assert Path(own.read_from("unrwa_refugees")).parent.name == NAME
    assert str(own.dataset("unrwa_refugees").snapshot) == "2026-11-21"
    assert own.table("unrwa_refugees").height == catalogue()["unrwa_refugees"].expect.rows


def test_what_was_not_fetched_stays_that_of_the_bundle(home):
    assert not Store(home=home).overridden("migrant_stock_2024")


def test_a_vintage_without_a_pointer_is_not_in_use(home):
    (home / "evidence" / "vintages" / "unrwa_refugees" / "current").unlink()
    assert not Store(home=home).overridden("unrwa_refugees")


@pytest.mark.parametrize("text", ["", "../../../etc", "2026-11-21-XYZ", "\x00"])
def test_a_pointer_that_names_no_vintage_is_refused(home, text):
    (home / "evidence" / "vintages" / "unrwa_refugees" / "current").write_text(text)
    with pytest.raises(RecordError, match="names no vintage; fetch the data set again"):
        Store(home=home).dataset("unrwa_refugees")


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"fetched": "soon", "rows": 1}', "not json"])
def test_a_record_of_origin_that_cannot_be_read_is_refused(home, text):
    folder = home / "evidence" / "vintages" / "unrwa_refugees" / NAME
    (folder / "origin.json").write_text(text)
    with pytest.raises(RecordError, match="cannot be read as a record of origin"):
        Store(home=home).dataset("unrwa_refugees")
