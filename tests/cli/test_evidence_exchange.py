"""Files of other offices, and fresh data, on the command line."""

import json
import shutil
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import polars as pl
import pytest

from comity.facts import KNOWLEDGE
from comity.fetch.vintage import store as keep

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A folder with the example files."""
    shutil.copytree(EXAMPLES, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_each_finding_names_row_and_column_and_says_what_to_do(ask):
    said = ask("validate", "faulty.csv", "--json")
    assert said.code == 1
    found = {(r["row"], r["column"]): r for r in said.records}
    code = found[5, "ORIGIN"]
    assert (code["kind"], code["given"]) == ("unknown code", "'TZN'")
    assert code["expected"] and code["what"].startswith("Did you mean TZA")
    assert found[6, "OBS_VALUE"]["kind"] == "wrong type"
    assert found[2, "SEX"]["kind"] == "total unlike its parts"
    assert "row 5, ORIGIN" in ask("validate", "faulty.csv").out


def test_a_file_without_a_fault_passes(ask):
    said = ask("validate", "good.csv")
    assert (said.code, said.err) == (0, "")
    assert said.out == "good.csv: 4 observations, 0 errors, 0 warnings\n"


def test_a_file_that_is_no_table_is_a_finding_and_no_crash(ask, folder):
    (folder / "page.csv").write_text("<!doctype html><html></html>", encoding="utf-8")
    (record,) = ask("validate", "page.csv", "--json").records
    assert record["kind"] == "unreadable file"
    assert ask("validate", "nowhere.csv").code == 1


def test_without_a_file_the_columns_expected_are_listed(ask):
    records = ask("validate", "--json").records
    assert [r["column"] for r in records][:3] == ["REF_AREA", "ORIGIN", "SEX"]
    assert "KEN" in records[0]["codes"]
    assert ask("validate", "--message", "2.1").out.startswith("<?xml")


@pytest.mark.parametrize("form", ["sdmx-ml-3.0", "sdmx-ml-2.1", "sdmx-csv-2.0", "sdmx-csv-1.0"])
def test_what_is_converted_there_and_back_is_the_same(ask, folder, form):
    there = ask("convert", "good.csv", "--to", form, "--out", "there")
    assert (there.code, there.out, there.err) == (0, "there\n", "")
    assert ask("validate", "there").code == 0
    ask("convert", "there", "--to", "csv", "--out", "back.csv")
    ask("convert", "good.csv", "--to", "csv", "--out", "same.csv")
    assert (folder / "back.csv").read_bytes() == (folder / "same.csv").read_bytes()


def vintage(home, value, day, table=None, dataset="sdmx_test_flow"):
    """Keep a table as `comity fetch` does."""
    if table is None:
        table = pl.DataFrame({"state": ["KEN", "UGA"], "year": [2020, 2020], "value": [value, 5.0]})
    origin = {
        "dataset": dataset,
        "service": "sdmx:TEST/FLOW",
        "address": "https://example.org/data",
        "fetched": day.isoformat(),
        "raw_sha256": "0" * 64,
        "raw_bytes": 10,
        "etag": "",
        "last_modified": "",
        "licence": "CC BY 4.0",
        "absent": [],
    }
    return keep(table, origin, day, home)


def test_what_a_newer_vintage_revised_is_told_with_old_and_new(ask, tmp_path):
    older = vintage(tmp_path, 10.0, date(2026, 1, 1))
    newer = vintage(tmp_path, 12.0, date(2026, 2, 1))
    words = ("vintages", "sdmx_test_flow", "--into", tmp_path)
    kept = ask(*words, "--json").records
    assert [(r["vintage"], r["current"]) for r in kept] == [(older.name, False), (newer.name, True)]
    said = ask("vintages", "sdmx_test_flow", "diff", "--into", tmp_path)
    assert "0 rows added, 0 removed, 1 figure revised" in " ".join(said.out.split())
    (record,) = ask("vintages", "sdmx_test_flow", "diff", "--into", tmp_path, "--json").records
    assert (record["what"], record["state"]) == ("revised", "KEN")
    assert (record["old"], record["new"], record["change"]) == (10.0, 12.0, 2.0)
    sums = ask("vintages", "sdmx_test_flow", "diff", "--by-year", "--into", tmp_path, "--json")
    assert sums.records[0]["change"] == 2.0


def test_the_bundled_edition_is_listed_without_a_folder(ask):
    (record,) = ask("vintages", "unhcr_population", "--json").records
    assert (record["vintage"], record["current"]) == ("bundled", True)


def test_the_sources_that_can_be_fetched_are_listed(ask):
    records = json.loads(ask("fetch", "--json").out)
    assert {"unhcr_population", "missing_migrants"} <= {record["source"] for record in records}


BAD = [
    (("fetch", "unhcr_population"), ["set COMITY_HOME", "--into"]),
    (("fetch", "unhcr_populatoin", "--into", "own"), ["Did you mean unhcr_population"]),
    (("vintages", "nosuch"), ["No data set is called 'nosuch'"]),
    (("vintages", "unhcr_population", "diff"), ["Only one edition"]),
    (("vintages", "unhcr_population", "dif"), ["Did you mean diff"]),
    (("vintages", "unhcr_population", "--by-year"), ["belong to"]),
    (("vintages", "../..", "--into", "own"), ["is no name of a data set"]),
    (("convert", "nowhere.csv", "--to", "csv", "--out", "x.csv"), ["nowhere.csv"]),
    (("convert", "good.csv", "--to", "xslx", "--out", "x"), ["No format is called 'xslx'"]),
    (("convert", "good.csv", "--to", "data-package", "--out", "x"), ["licence"]),
    (("convert", "good.csv", "--to", "csv", "--out", "/dev/null/x"), ["Cannot write"]),
    (("validate", "good.csv", "--message", "3.0"), ["--message"]),
    (("validate", "--message", "4.0"), ["2.1 or 3.0"]),
    (("validate", "good.csv", "--structure", "/nowhere"), ["/nowhere"]),
]


@pytest.mark.parametrize(("words", "phrases"), BAD, ids=lambda x: " ".join(x)[:50])
def test_a_bad_question_about_files_is_one_clear_line(ask, words, phrases):
    said = ask(*words)
    assert (said.code, said.out) == (2, ""), said
    assert said.err.startswith("Error: ") and said.err.count("\n") == 1
    assert all(phrase in said.err for phrase in phrases), said.err


def test_a_vintage_in_use_answers_in_place_of_the_bundled_edition(ask, tmp_path, monkeypatch):
    """The vintage carries one figure that no publisher gave, so that it can be told apart."""
    bundled = pl.read_parquet(KNOWLEDGE / "evidence" / "unrwa_refugees.parquet")
    changed = bundled.with_columns(palestine_refugees_persons=pl.lit(7, pl.Int64))
    kept = vintage(tmp_path, 0.0, date(2026, 5, 4), changed, "unrwa_refugees")
    monkeypatch.setenv("COMITY_HOME", str(tmp_path))
    rows = ask("series", "unrwa_refugees", "--json").records
    assert {row["palestine_refugees_persons"] for row in rows} == {7}
    assert all(row["overridden"] for row in rows)
    records = ask("vintages", "unrwa_refugees", "--json").records
    used = [(record["vintage"], record["current"]) for record in records]
    assert used == [("bundled", False), (kept.name, True)]
    said = ask("vintages", "unrwa_refugees", "diff")
    assert f"bundled to {kept.name}" in said.out and "revised" in said.out


class Page(BaseHTTPRequestHandler):
    """Answers every question with a web page."""

    def do_GET(self):
        body = b"<!doctype html><html><body>Moved.</body></html>"
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words):
        """Say nothing."""


@pytest.fixture
def page():
    """A web server of this machine that sends a page where data are expected."""
    server = HTTPServer(("127.0.0.1", 0), Page)
    thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/data.csv"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_web_page_instead_of_data_is_one_line_and_what_was_kept_stays(ask, page, tmp_path):
    home = tmp_path / "home"
    said = ask("fetch", "missing_migrants", "--address", page, "--into", home)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("Error: Cannot fetch missing_migrants from http://127.0.0.1")
    assert said.err.count("\n") == 1 and said.err.strip().endswith("The data kept so far stay.")
    (record,) = ask("vintages", "missing_migrants", "--into", home, "--json").records
    assert (record["vintage"], record["current"]) == ("bundled", True)
