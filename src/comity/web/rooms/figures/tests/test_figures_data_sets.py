"""Pages about data sets: what they say, and what they refuse."""

import csv
import io

import polars as pl
import pytest

DAY = "on=2026-11-21"


def text_of(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, answer.content[:500]
    return answer.content.decode()


def json_of(client, path):
    answer = client.get(f"{path}{'&' if '?' in path else '?'}format=json")
    assert answer.status_code == 200
    return answer.json()


def test_the_list_names_every_data_set_with_its_publisher_its_age_and_its_licence(client):
    page = text_of(client, f"/figures/?{DAY}")
    assert "27 data sets" in page
    assert "International migrant stock by destination, origin and sex, revision 2024" in page
    assert "1.9 years old" in page
    assert "CC BY 3.0 IGO" in page


def test_a_kind_narrows_the_list(client):
    found = json_of(client, "/figures/?kind=money")["records"]
    assert {item["dataset"] for item in found} == {"remittances_2017", "wdi_indicators"}


def test_a_kind_that_is_none_is_refused_with_those_that_are(client):
    answer = client.get("/figures/?kind=stok")
    assert answer.status_code == 400
    assert "Did you mean stock?" in answer.content.decode()


@pytest.mark.parametrize(
    ("dataset", "year", "total", "edition"),
    [
        ("migrant_stock_2024", 2024, "304,021,813 persons", "edition 2024"),
        ("migrant_stock_2024", 2015, "250,042,020 persons", "edition 2024"),
        ("migrant_stock_2020", 2015, "247,958,644 persons", "edition 2020"),
    ],
)
def test_the_stock_of_the_world_names_its_revision(client, dataset, year, total, edition):
    page = text_of(client, f"/figures/{dataset}/?year={year}&sex=total&{DAY}")
    tile = page[page.index('class="tiles"') : page.index("</ul>", page.index('class="tiles"'))]
    assert total in tile
    assert edition in tile
    assert str(year) in tile


def test_several_years_of_a_pair_are_a_line_with_its_table_and_its_source(client):
    page = text_of(client, f"/figures/migrant_stock_2024/?destination=Germany&origin=POL&{DAY}")
    assert page.count("<svg") >= 2
    assert "1,883,559" in page
    assert "known to 2024, 1.9 years before 2026-11-21" in page


def test_many_rows_of_one_year_are_bars_and_the_largest_stands_first(client):
    page = text_of(client, f"/figures/migrant_stock_2024/?origin=MEX&year=2024&{DAY}")
    assert "largest of" in page
    first = page[page.index("<tbody>", page.index("The largest first")) :]
    assert first.index("11,279,561") < first.index("</tr>")


def test_one_measure_is_shown_at_a_time_and_files_hold_all_unless_one_is_asked(client):
    path = f"/figures/unhcr_population/?asylum=KEN&origin=SOM&year=2025&{DAY}"
    assert "refugees_persons (persons)" in text_of(client, path)
    assert "stateless_persons (persons)" not in text_of(client, path)
    assert {"refugees_persons", "stateless_persons"} <= set(json_of(client, path)["records"][0])
    one = json_of(client, f"{path}&measure=refugees_persons")["records"][0]
    assert one["refugees_persons"] == 319471
    assert "stateless_persons" not in one


def test_figures_of_unlike_units_are_never_drawn_together(client):
    page = text_of(client, f"/figures/sdg_migration/?state=KEN&year=2015&{DAY}")
    assert "<figure" not in page


def test_a_pair_without_a_row_is_unknown_and_not_zero(client):
    path = f"/figures/migrant_stock_2024/?destination=TUV&origin=SMR&{DAY}"
    assert "it is unknown, not zero." in text_of(client, path)
    assert json_of(client, path)["records"] == []


def test_an_empty_cell_is_no_data(client):
    page = text_of(client, f"/figures/wdi_indicators/?state=PRK&measure=gdp_usd&{DAY}")
    assert "no data" in page
    assert "gdp_usd is empty in" in page


def test_a_split_of_a_state_is_told(client):
    page = text_of(client, f"/figures/migrant_stock_2024/?destination=SSD&{DAY}")
    assert "separated from" in page


def test_an_unknown_data_set_is_not_found_and_its_like_is_named(client):
    for path in ("/figures/migrant_stock_2023/", "/figures/migrant_stock_2023/?state=KEN&x=1"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert "migrant_stock_2024" in answer.content.decode()


def test_a_year_that_is_not_covered_names_those_near(client):
    answer = client.get("/figures/migrant_stock_2024/?year=2023")
    assert answer.status_code == 400
    assert "has no year 2023; ask for 2015 or 2020 or 2024." in answer.content.decode()


def test_a_span_of_years_takes_those_that_are_there(client):
    path = f"/figures/migrant_stock_2024/?destination=DEU&origin=POL&year=1996-2012&{DAY}"
    assert [row["year"] for row in json_of(client, path)["records"]] == [2000, 2005, 2010]
    assert 'value="2000-2010"' in text_of(client, path)


def test_rows_are_parted_into_pages_and_the_last_page_ends_the_answer(client):
    path = f"/figures/migrant_stock_2024/?destination=DEU&{DAY}"
    assert "Page 1 of 3" in text_of(client, path)
    assert "Next page" not in text_of(client, f"{path}&page=3")
    assert client.get(f"{path}&page=4").status_code == 400


def test_a_file_of_text_is_never_cut_in_silence(client):
    path = "/figures/migrant_stock_2024/?sex=all&year=1990-2024"
    for form in ("csv", "json"):
        answer = client.get(f"{path}&format={form}")
        assert answer.status_code == 400
        assert "222,899 rows" in answer.content.decode()
    assert "hold 20,000 rows" in text_of(client, path)
    whole = pl.read_parquet(io.BytesIO(client.get(f"{path}&format=parquet").content))
    assert whole.height == 222_899


def test_the_csv_holds_every_row_with_its_edition_and_no_formula(client):
    path = f"/figures/visa_requirements/?passport=KEN&format=csv&{DAY}"
    rows = list(csv.DictReader(io.StringIO(client.get(path).content.decode())))
    assert len(rows) == 198
    assert {row["edition"] for row in rows} == {"2025-01-12"}
    cells = [cell for row in rows for cell in row.values()]
    assert not [cell for cell in cells if cell[:1] in {"=", "+", "@", "\t", "\r"}]


def test_all_that_is_known_of_a_data_set_stands_below_its_rows(client):
    page = text_of(client, f"/figures/unhcr_asylum_decisions/?{DAY}")
    for words in (
        "Method",
        "Holes",
        "Cite as",
        "CC BY 4.0",
        "An empty cell is",
        "persons or cases",
    ):
        assert words in page


def test_the_part_for_htmx_is_no_whole_page(client):
    answer = client.get("/figures/idmc_displaced/?state=SYR", HTTP_HX_REQUEST="true")
    assert "<html" not in answer.content.decode()
    assert "idps_persons" in answer.content.decode()


@pytest.mark.parametrize("dataset", ["visa_history", "migrant_stock_data_type_2024"])
def test_a_data_set_without_a_measure_is_a_table_alone(client, dataset):
    page = text_of(client, f"/figures/{dataset}/?destination=KEN&{DAY}")
    assert "<figure" not in page
    assert "Kenya" in page
