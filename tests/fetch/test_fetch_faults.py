"""Whatever a server sends instead, the old data stay and one clear line says what came."""

import gzip
import io
import zipfile
from datetime import date

import pytest
from fetch_samples import as_csv, bank, incident, prices, prospects

from comity.facts.errors import FetchError, OutputError
from comity.fetch import current, diff, vintages

LATER = date(2026, 6, 1)


@pytest.fixture
def kept(web, fetched, make, tmp_path):
    """A vintage fetched in May, on which nothing that comes later may leave a trace."""
    web.says("/data", make.Answer(make.stock_workbook()))
    fetched("migrant_stock_2024")
    return lambda: {
        p.relative_to(tmp_path): p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()
    }


def spoilt(make) -> dict[str, tuple[object, str]]:
    """What comes, and what is said of it."""
    whole = make.stock_workbook()
    html = b"\n<!DOCTYPE html><html><body>Moved</body></html>"
    return {
        "500 for ever": (make.Answer(status=500), "it answered 500"),
        "429 for ever": (make.Answer(status=429, headers={"Retry-After": "9"}), "it answered 429"),
        "torn": (make.Answer(whole, cut=900), "broke off after 900 of"),
        "web page": (make.Answer(html), "a web page came instead of data"),
        "no workbook": (make.Answer(b"a,b\n1,2\n"), "no workbook"),
        "half a workbook": (make.Answer(whole[:3000]), "torn or damaged"),
        "zip bomb": (make.Answer(make.zip_bomb(50)), "unfolds to more than 4,000,000 bytes"),
        "other sheet": (make.Answer(make.stock_workbook(sheet="Sheet9")), "has no sheet 'Table 1'"),
        "other header": (make.Answer(make.stock_workbook(header="No.")), "begins with 'Index'"),
        "endless": (
            make.Answer(b"PK\x03\x04", headers={"Content-Length": ""}, endless=True),
            "larger than 2,000,000 bytes",
        ),
        "sent to a file": (
            make.Answer(status=302, headers={"Location": "file:///etc/passwd"}),
            "begins with file:",
        ),
        "sent elsewhere": (
            make.Answer(status=302, headers={"Location": "http://example.org/"}),
            "leads to another host",
        ),
        "figures far too large": (
            make.Answer(make.stock_workbook(scale=1_000_000)),
            "outside 0 to 2.4e+07",
        ),
    }


FAULTS = (
    "500 for ever", "429 for ever", "torn", "web page", "no workbook", "half a workbook",
    "zip bomb", "other sheet", "other header", "endless", "sent to a file", "sent elsewhere",
    "figures far too large",
)  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_comes_instead_the_old_data_stay(web, fetched, make, kept, fault):
    before = kept()
    answer, said = spoilt(make)[fault]
    web.says("/data", answer)
    with pytest.raises(FetchError) as caught:
        fetched("migrant_stock_2024", today=LATER)
    line = str(caught.value)
    assert said in line
    assert line.startswith("Cannot fetch migrant_stock_2024 from http://127.0.0.1:")
    assert line.endswith("The data kept so far stay.")
    assert "\n" not in line
    assert len(line) < 600
    assert kept() == before


def test_a_workbook_with_cells_far_apart_is_not_opened(web, fetched, make):
    """Two cells at the corners of a sheet make billions of empty ones."""
    from openpyxl import Workbook

    book = Workbook()
    book.active["A1"], book.active["XFD1048576"] = 1, 2
    packed = io.BytesIO()
    book.save(packed)
    web.says("/data", make.Answer(packed.getvalue()))
    with pytest.raises(FetchError, match="cells too far apart"):
        fetched("migrant_stock_2024")


def test_blocks_of_columns_in_another_order_are_noticed(web, fetched, make):
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(make.stock_workbook()))
    for row in book.active.iter_rows(min_row=12):
        row[7].value, row[8].value, row[9].value, row[10].value = (
            row[9].value, row[10].value, row[7].value, row[8].value,
        )  # fmt: skip
    packed = io.BytesIO()
    book.save(packed)
    web.says("/data", make.Answer(packed.getvalue()))
    with pytest.raises(FetchError, match="not both sexes, male and female"):
        fetched("migrant_stock_2024")


def spoilt_text() -> dict[str, tuple[bytes, str]]:
    rows = prospects()
    odd = [row | {"Births": "n/a"} for row in rows]
    moved = [{("Year" if k == "Time" else k): v for k, v in row.items()} for row in rows]
    nowhere = [row | {"ISO3_code": "QQQ"} for row in rows]
    return {
        "not UTF-8": ("LocID,Location\n1,Côte d'Ivoire\n".encode("latin-1"), "not UTF-8 (byte 18)"),
        "UTF-16": (as_csv(rows).decode().encode("utf-16"), "not UTF-8 (byte 0)"),
        "a column renamed": (as_csv(moved), "the columns Time are missing"),
        "a word for a number": (as_csv(odd), "births_persons holds 'n/a'; expected a number"),
        "an unknown place": (as_csv(nowhere), "state names 1 unknown places: 'QQQ'"),
        "a row twice": (as_csv(rows + rows), "rows share their keys, such as KEN, 2023"),
        "one row": (as_csv(rows[:1])[:-1].split(b"\n")[0] + b"\n", "without rows"),
        "a web page": (b"<html><head></head>Sorry</html>", "a web page came"),
        "ragged": (as_csv(rows) + b"1,2,3" + b",4" * 99, "is no CSV"),
        "torn gzip": (gzip.compress(as_csv(rows))[:-9], "torn or damaged"),
        "gzip bomb": (gzip.compress(b"0" * 30_000_000), "unfolds to more than 4,000,000 bytes"),
        "births of a planet": (as_csv(prospects(float("inf"))), "expected a number"),
    }


@pytest.mark.parametrize("fault", list(spoilt_text()))
def test_a_table_of_text_that_is_not_as_expected_is_refused(web, fetched, make, tmp_path, fault):
    body, said = spoilt_text()[fault]
    web.says("/data", make.Answer(body))
    with pytest.raises(FetchError) as caught:
        fetched("wpp_annual_2024")
    assert said in str(caught.value)
    assert vintages("wpp_annual_2024", tmp_path) == ()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def spoilt_pages(make) -> dict[str, tuple[list[object], str]]:
    rows = make.unhcr_rows(6)
    one, two = make.unhcr_page(1, 2, rows[:3]), make.unhcr_page(2, 2, rows[3:])
    broken = make.Answer(b'{"page": 1, "maxPages": 2, "items": [')
    return {
        "an empty page": ([one, make.unhcr_page(2, 2, [])], "page 2 of 2 is empty"),
        "a page for ever": ([one], "page 1 came when page 2 was asked for"),
        "a page renumbered": ([one, make.unhcr_page(2, 2, rows[:3])], "page 2 repeats the page"),
        "more and more pages": ([one, make.unhcr_page(2, 9, rows[3:])], "changed on the way"),
        "far too many pages": ([make.unhcr_page(1, 10**6, rows)], "at most 2,000 are read"),
        "no items": ([make.Answer(b'{"page": 1, "maxPages": 1}')], "no page, maxPages and items"),
        "a list": ([make.Answer(b"[]")], "no page, maxPages and items"),
        "items no records": (
            [make.Answer(b'{"page": 1, "maxPages": 1, "items": [1]}')],
            "not a list of records",
        ),
        "broken JSON": ([broken], "no JSON"),
        "a deep nest": ([make.Answer(b"[" * 200_000)], "no JSON"),
        "not a number": ([make.Answer(b'{"page": NaN, "maxPages": 1, "items": []}')], "no JSON"),
        "a web page": ([make.Answer(b"<!doctype html><p>Sorry")], "a web page came"),
        "rows twice": ([make.unhcr_page(1, 1, rows + rows)], "rows share their keys"),
        "the last page fails": ([one, make.Answer(status=500)], "it answered 500"),
        "too few rows": ([make.unhcr_page(1, 1, rows[:1])], "less than half of the 6 of before"),
        "two and three": ([one, two, two], ""),
    }


PAGED = (
    "an empty page", "a page for ever", "a page renumbered", "more and more pages",
    "far too many pages", "no items", "a list", "items no records", "broken JSON", "a deep nest",
    "not a number", "a web page", "rows twice", "the last page fails", "too few rows",
)  # fmt: skip


@pytest.mark.parametrize("fault", PAGED)
def test_pages_that_do_not_fit_together_are_refused(web, fetched, make, tmp_path, fault):
    web.says("/p", make.unhcr_page(1, 1, make.unhcr_rows(6)))
    before = fetched("unhcr_population", "/p")
    answers, said = spoilt_pages(make)[fault]
    web.says("/p", *answers)
    with pytest.raises(FetchError) as caught:
        fetched("unhcr_population", "/p", today=LATER)
    assert said in str(caught.value)
    assert vintages("unhcr_population", tmp_path) == (before,)


def test_pages_that_came_are_not_asked_for_again_on_the_same_day(web, fetched, make):
    rows = make.unhcr_rows(6)
    web.says("/p?page=1", make.unhcr_page(1, 2, rows[:3]))
    web.says("/p?page=2", make.Answer(status=500))
    with pytest.raises(FetchError):
        fetched("unhcr_population", "/p")
    web.says("/p?page=2", make.unhcr_page(2, 2, rows[3:]))
    web.asked.clear()
    assert make.rows_of(fetched("unhcr_population", "/p")).height == 6
    assert [path for path, _ in web.asked] == ["/p?page=2"]


def test_pages_of_another_day_are_asked_for_again(web, fetched, make):
    rows = make.unhcr_rows(6)
    web.says("/p?page=1", make.unhcr_page(1, 2, rows[:3]))
    web.says("/p?page=2", make.Answer(status=500))
    with pytest.raises(FetchError):
        fetched("unhcr_population", "/p")
    web.says("/p?page=2", make.unhcr_page(2, 2, rows[3:]))
    web.asked.clear()
    fetched("unhcr_population", "/p", today=LATER)
    assert [path for path, _ in web.asked] == ["/p?page=1", "/p?page=2"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b'[{"message": [{"id": "120", "value": "invalid"}]}]', '"id": "120"'),
        (b'{"page": 1}', "not a list of a heading and rows"),
        (b'[{"page": 1, "pages": 1}, []]', "no page, pages and total"),
        (bank(1, 1, [("SP.POP.TOTL", "KEN", "2020", 1)], 2), "1 rows came of 2 announced"),
        (bank(1, 1, [("A", "KEN", "2020", 1)] * 2, 2), "two values of one indicator"),
    ],
)
def test_a_world_bank_answer_of_another_shape_is_refused(web, fetched, make, body, said):
    web.says("/a", make.Answer(body))
    with pytest.raises(FetchError) as caught:
        fetched("wdi_indicators", "/a")
    assert said in str(caught.value)


def test_a_workbook_that_broke_off_is_completed_by_the_next_call(
    web, fetched, make, clock, tmp_path
):
    whole = make.stock_workbook()
    torn = make.Answer(whole, headers={"ETag": '"a"'}, cut=2_000)
    web.says(
        "/data", torn, make.Answer(status=500), make.Answer(status=500), make.Answer(status=500)
    )
    with pytest.raises(FetchError):
        fetched("migrant_stock_2024")
    web.says("/data", make.Answer(whole, headers={"ETag": '"a"'}))
    web.asked.clear()
    vintage = fetched("migrant_stock_2024")
    assert web.asked[0][1]["Range"] == "bytes=2000-"
    assert vintage.origin.raw_bytes == len(whole)
    assert not (tmp_path / "evidence" / "vintages" / "migrant_stock_2024" / ".work").exists()


def test_a_folder_that_cannot_be_written_is_named(web, fetched, make, tmp_path):
    (tmp_path / "evidence").write_text("a file stands where the folder should be")
    web.says("/data", make.Answer(make.stock_workbook()))
    with pytest.raises(OutputError, match=r"Cannot write .*evidence"):
        fetched("migrant_stock_2024")


def test_new_data_that_say_the_same_are_not_kept_twice(web, fetched, make, tmp_path):
    web.says("/data", make.Answer(make.stock_workbook()))
    first = fetched("migrant_stock_2024")
    assert fetched("migrant_stock_2024", today=LATER) == first
    assert len(vintages("migrant_stock_2024", tmp_path)) == 1


def test_a_revision_at_the_publisher_becomes_the_vintage_in_use(web, fetched, make, tmp_path):
    web.says("/data", make.Answer(make.stock_workbook()))
    old = fetched("migrant_stock_2024")
    web.says("/data", make.Answer(make.stock_workbook(scale=2)))
    new = fetched("migrant_stock_2024", today=LATER)
    assert [item.name for item in vintages("migrant_stock_2024", tmp_path)] == [old.name, new.name]
    found = diff("migrant_stock_2024", old.name, new.name, tmp_path)
    assert found.revised.height == 15
    assert found.revised["change"].to_list()[0] == 140.0


def test_a_vintage_that_never_was_put_in_use_changes_no_answer(web, fetched, make, tmp_path):
    """A machine that stops between the two steps leaves the old data in use."""
    web.says("/data", make.Answer(make.stock_workbook()))
    old = fetched("migrant_stock_2024")
    pointer = tmp_path / "evidence" / "vintages" / "migrant_stock_2024" / "current"
    before = pointer.read_bytes()
    web.says("/data", make.Answer(make.stock_workbook(scale=2)))
    fetched("migrant_stock_2024", today=LATER)
    pointer.write_bytes(before)
    assert current("migrant_stock_2024", tmp_path).name == old.name
    assert fetched("migrant_stock_2024", today=LATER).origin.fetched == "2026-06-01"


def test_a_price_in_words_is_not_left_out_of_the_mean(web, fetched, make):
    web.says("/data", make.Answer(prices([("ARE", "IND", 4.0), ("ARE", "IND", "free")])))
    with pytest.raises(FetchError, match="cc1 total cost % holds 'free'; expected a number"):
        fetched("remittance_prices")


def test_a_workbook_that_declares_a_document_type_is_refused(web, fetched, make):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as book:
        book.writestr(
            "xl/workbook.xml", '<!DOCTYPE x [<!ENTITY a "aaaa">]><workbook>&a;</workbook>'
        )
    web.says("/data", make.Answer(packed.getvalue()))
    with pytest.raises(FetchError, match="declares a document type"):
        fetched("migrant_stock_2024")


def test_a_word_that_the_dictionary_lacks_is_refused(web, fetched, make):
    web.says("/data", make.Answer(as_csv([incident(**{"Incident Type": "Rumour"}), incident()])))
    with pytest.raises(FetchError, match="incident_type holds 1 unknown words: 'Rumour'"):
        fetched("missing_migrants")
