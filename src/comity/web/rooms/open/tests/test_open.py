"""Downloads: whole tables, their dictionary, and what search engines read."""

import csv
import io
import json
import re
from xml.etree import ElementTree

import polars as pl
import pytest
from django.conf import settings

from comity.answers.forms import to_csv
from comity.evidence import catalogue, columns, table
from comity.norms import norms
from comity.web.core.room import Bulk
from comity.web.rooms import rooms
from comity.web.rooms.open import sitemap, stream
from comity.web.rooms.open.bulks import bulks, dictionary, types

NAMES = tuple(bulks())
#: One file each: of the ground, of the norms, of the statistics with flags and with text.
SOME = ("places", "acts", "sdg_10_7_2", "missing_migrants", "migrant_stock_2024")
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def body(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, path
    return b"".join(answer) if answer.streaming else answer.content


def test_every_table_of_every_room_is_listed_with_both_files(client):
    page = client.get("/downloads/").content.decode()
    for name in NAMES:
        assert f'href="/downloads/{name}.csv"' in page
        assert f'href="/downloads/{name}.parquet"' in page
    assert {"places", "memberships", "acts"} <= set(NAMES)
    assert set(catalogue()) <= set(NAMES)


def test_the_acts_of_a_treaty_are_all_there(client):
    text = body(client, "/downloads/acts.csv").decode()
    rows = [row for row in csv.DictReader(io.StringIO(text)) if row["instrument"] == "ICRMW"]
    assert len(rows) == len(norms().instrument("ICRMW").acts)
    kept = pl.read_parquet(body(client, "/downloads/acts.parquet"))
    assert kept.filter(pl.col("instrument") == "ICRMW").height == len(rows)
    ratified = [r for r in rows if r["state"] == "MEX" and r["act"] == "ratification"]
    assert [row["day"] for row in ratified] == ["1999-03-08"]


@pytest.mark.parametrize("name", SOME)
def test_both_files_hold_the_same_rows(client, name):
    whole = pl.read_parquet(body(client, f"/downloads/{name}.parquet"))
    text = body(client, f"/downloads/{name}.csv").decode()
    rows = csv.reader(io.StringIO(text))
    assert next(rows) == whole.columns == list(types(name))
    assert sum(1 for _ in rows) == whole.height


def test_a_table_of_the_bundle_is_sent_as_the_file_that_it_is(client):
    sent = body(client, "/downloads/sdg_10_7_2.parquet")
    assert sent == catalogue()["sdg_10_7_2"].file.read_bytes()


def test_figures_are_the_same_in_csv(client):
    text = body(client, "/downloads/sdg_10_7_2.csv").decode()
    assert pl.read_csv(io.StringIO(text)).height == table("sdg_10_7_2").height == 777


def test_a_large_table_is_sent_in_parts():
    parts = [part.height for part in stream.parts(bulks()["wpp_population_2024"])]
    assert sum(parts) == catalogue()["wpp_population_2024"].expect.rows > 600_000
    assert max(parts) <= stream.ROWS


def test_no_text_is_taken_for_a_formula():
    rows = pl.DataFrame(
        {"a": ["=1+1", "-x", "@b", "plain", None], "b": [True, False, None, True, True]}
    ).with_columns(c=pl.Series([["a", "b"], ["=c"], [], None, ["d"]]), d=-1.5)
    bulk = Bulk("x", "X", "About.", lambda: rows, dict, "", "")
    lines = b"".join(stream.csv(bulk)).decode().splitlines()
    assert lines == [
        "a,b,c,d",
        "'=1+1,yes,a; b,-1.5",
        "'-x,no,'=c,-1.5",
        '\'@b,,"",-1.5',
        "plain,yes,,-1.5",
        ",yes,d,-1.5",
    ]


@pytest.mark.parametrize("sign", list("=+-@\t\r\n＝＋－＠"))
def test_a_sign_that_begins_a_formula_is_kept_from_it_in_every_file(sign):
    bulk = Bulk("x", "X", "", lambda: pl.DataFrame({"a": [f"{sign}1"]}), dict, "", "")
    for text in (b"".join(stream.csv(bulk)).decode(), to_csv([{"a": f"{sign}1"}], ["a"])):
        assert text.replace('"', "") == f"a\n'{sign}1\n"


def test_an_empty_table_still_has_its_head():
    bulk = Bulk("x", "X", "", lambda: pl.DataFrame(schema={"a": pl.String}), dict, "", "")
    assert b"".join(stream.csv(bulk)) == b"a\n"


def test_the_dictionary_explains_every_column_of_every_table(client):
    found = body(client, "/downloads/dictionary.csv").decode()
    rows = list(csv.DictReader(io.StringIO(found)))
    explained = {(row["table"], row["column"]) for row in rows if row["meaning"]}
    assert explained == {(name, column) for name in NAMES for column in types(name)}
    assert json.loads(body(client, "/downloads/dictionary.json")) == dictionary()
    stock = next(
        r for r in rows if (r["table"], r["column"]) == ("migrant_stock_2024", "stock_persons")
    )
    assert (stock["unit"], stock["type"]) == ("persons", "whole number")


def test_every_number_of_the_statistics_has_its_unit():
    known = {name for name, column in columns().items() if column.unit}
    for row in dictionary():
        if row["table"] in catalogue() and row["column"] in known:
            assert row["unit"], row


def test_a_file_is_not_sent_again_to_who_has_it(client):
    first = client.get("/downloads/places.csv")
    again = client.get("/downloads/places.csv", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    "path",
    [
        "/downloads/nothing.csv",
        "/downloads/..%2f..%2fsettings.csv",
        "/downloads/acts.xls",
        "/downloads/dictionary.xml",
        "/downloads/acts.csv?x=1",
    ],
)
def test_what_is_not_there_is_refused(client, path):
    assert client.get(path).status_code in {400, 404}


def test_search_engines_read_each_table_as_a_data_set(client):
    page = client.get("/downloads/").content.decode()
    data = json.loads(
        re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)[1]
    )
    assert data["@type"] == "DataCatalog" and len(data["dataset"]) == len(NAMES)
    for item in data["dataset"]:
        assert 50 <= len(item["description"]) <= 5000
        assert item["license"] and item["creator"]["name"] and item["dateModified"]
        assert item["isAccessibleForFree"] is True and item["variableMeasured"]
        assert {file["encodingFormat"] for file in item["distribution"]} == {
            "text/csv",
            "application/vnd.apache.parquet",
        }
    stock = next(item for item in data["dataset"] if item["@id"].endswith("/migrant_stock_2024"))
    assert stock["temporalCoverage"] == "1990/2024"
    assert {"persons"} <= {value.get("unitText") for value in stock["variableMeasured"]}


def test_one_table_is_described_alone_too(client):
    data = json.loads(body(client, "/downloads/acts.jsonld"))
    assert (data["@context"], data["@type"]) == ("https://schema.org/", "Dataset")
    assert json.loads(body(client, "/downloads/catalogue.jsonld"))["@type"] == "DataCatalog"


def test_robots_are_led_to_the_sitemap(client):
    text = body(client, "/robots.txt").decode()
    assert "Sitemap: http://testserver/sitemap.xml" in text and "Disallow: /*?" in text


def test_the_sitemap_lists_every_page_in_every_language(client):
    found = ElementTree.fromstring(body(client, "/sitemap.xml"))
    if found.tag == f"{MAP}sitemapindex":
        parts = [loc.text.removeprefix("http://testserver") for loc in found.iter(f"{MAP}loc")]
        urls = [u for part in parts for u in ElementTree.fromstring(body(client, part))]
    else:
        urls = list(found)
    places = [url.find(f"{MAP}loc").text.removeprefix("http://testserver") for url in urls]
    pages = {path for room in rooms() for path in room.pages()}
    assert len(places) == len(set(places)) == len(pages) * len(settings.LANGUAGES)
    assert pages <= set(places)
    assert all(len(url) == 2 + len(settings.LANGUAGES) + 1 for url in urls)


def test_each_listed_page_answers(client):
    paths = sitemap.paths()
    step = max(1, len(paths) // 40)
    for number, path in enumerate(paths[::step]):
        code = settings.LANGUAGES[number % len(settings.LANGUAGES)][0]
        assert client.get(sitemap.in_language(path, code)).status_code == 200, path


def test_a_part_that_is_not_there_is_refused(client):
    assert client.get("/sitemap-999.xml").status_code == 404
    assert client.get("/sitemap-0.xml").status_code == 404


def test_many_pages_are_listed_in_several_files(client, monkeypatch):
    monkeypatch.setattr(sitemap, "MOST", 60)
    index = ElementTree.fromstring(client.get("/sitemap.xml?x=1").content)
    assert index.tag == f"{MAP}sitemapindex"
    assert len(index) == len(sitemap.files())
