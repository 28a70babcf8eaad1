"""The chapters of figures: the numbers of their publishers, with year, age and gaps in words."""

import re
from datetime import date
from functools import cache

import pytest

import comity
from comity.evidence import catalogue
from comity.profile import profile
from comity.profile.document import Age, Bars, Chart, Note, Paragraph, Table, Tiles

ON = date(2026, 11, 21)
FIGURES = ("people", "refuge", "money", "safety", "mobility", "outlook", "policy")


@cache
def profile_of(code, on=ON):
    return profile(comity.resolve(code), on)


def chapter(code, name, on=ON):
    return next(s for s in profile_of(code, on).sections if s.id == name)


def of_kind(section, kind):
    return [block for block in section.blocks if isinstance(block, kind)]


def figures(code, name, on=ON):
    """Every figure of a chapter: label, and its cells by the titles of their columns."""
    return {
        row.cells[0].text: {
            column.title: cell for column, cell in zip(table.columns, row.cells, strict=True)
        }
        for table in of_kind(chapter(code, name, on), Table)
        if table.columns[-1].title == "Source, edition"
        for row in table.rows
    }


def sentences(code, name, on=ON):
    return " ".join(block.text for block in of_kind(chapter(code, name, on), Paragraph))


def notes(code, name, on=ON):
    return " ".join(n for table in of_kind(chapter(code, name, on), Table) for n in table.notes)


def test_kenyas_migrants_are_those_of_the_revision_of_2024():
    """International Migrant Stock 2024: 992,536 in Kenya, 540,466 from Kenya (D01)."""
    found = figures("KEN", "people")
    here, abroad = found["Migrants living here"], found["Emigrants living abroad"]
    assert (here["Kenya"].text, here["Year"].text) == ("992,536", "2024")
    assert abroad["Kenya"].text == "540,466"
    assert here["Source, edition"].text == "UN DESA, 2024"
    assert here["Source, edition"].age is Age.AGEING


def test_the_world_stands_beside_the_state():
    """Revision 2024: 304,021,813 migrants in the world in 2024 (D01)."""
    assert figures("KEN", "people")["Migrants living here"]["World"].text == "304,021,813"
    assert figures("KEN", "refuge")["Refugees hosted"]["World"].text == "28,461,306"


def test_the_ten_largest_origins_and_destinations_are_bars_with_their_table():
    """Revision 2024: 401,953 from Somalia in Kenya; 210,991 from Kenya in the United States."""
    origins, destinations = of_kind(chapter("KEN", "people"), Bars)
    assert (origins.role, destinations.role) == ("in", "out")
    assert (origins.total, destinations.total) == ("992,536", "540,466")
    assert [bar.label for bar in origins.bars[:3]] == ["Somalia", "Uganda", "South Sudan"]
    assert (destinations.bars[0].label, destinations.bars[0].text) == ("United States", "210,991")
    for block in (origins, destinations):
        assert len(block.bars) == 10 == len(block.table.rows)
        values = [bar.value for bar in block.bars]
        assert values == sorted(values, reverse=True)
        assert [row.cells[1].text for row in block.table.rows] == [bar.text for bar in block.bars]
        assert "edition 2024" in block.source and "Mid-2024" in block.source
    assert "Of other or unknown origin: 65,396." in origins.source


def test_the_trend_is_a_share_of_the_population_beside_region_and_world():
    (trend,) = of_kind(chapter("KEN", "people"), Chart)
    assert (trend.years[0], trend.years[-1]) == (1990, 2024)
    assert [line.role for line in trend.series] == ["own", "region", "world"]
    assert trend.series[0].values[-1] == pytest.approx(1.759, abs=0.001)
    assert trend.series[2].values[-1] == pytest.approx(3.725, abs=0.001)


def test_a_day_of_2016_speaks_of_2015_with_the_revision_of_2024():
    """250.0 million in 2015, revision 2024; nothing later is shown as present."""
    here = figures("KEN", "people", date(2016, 6, 30))["Migrants living here"]
    assert (here["Year"].text, here["World"].text) == ("2015", "250,042,020")
    for name in ("people", "refuge", "money", "safety", "policy"):
        years = {row["Year"].text for row in figures("KEN", name, date(2016, 6, 30)).values()}
        assert all(int(year) <= 2016 for year in years), (name, years)
    (trend,) = of_kind(chapter("KEN", "people", date(2016, 6, 30)), Chart)
    assert trend.years[-1] == 2015
    ages = chapter("KEN", "people", date(2016, 6, 30)).blocks[-1]
    assert ages.caption == "Migrants here by age, mid-2015, persons"


def test_ages_of_an_older_edition_say_so():
    """Only 76 destinations have ages in the revision of 2024; Kenya is not one of them."""
    table = chapter("KEN", "people").blocks[-1]
    assert table.caption == "Migrants here by age, mid-2020, persons"
    assert "these are of the edition of 2020" in " ".join(table.notes)
    parts = [float(row.cells[-1].text) for row in table.rows]
    assert sum(parts) == pytest.approx(100, abs=0.3)


@pytest.mark.parametrize(("code", "added", "printed"), [("FRA", "9,782,362", "9,186,757")])
def test_ages_that_do_not_add_up_to_the_printed_total_say_so(code, added, printed):
    """Revision 2024, destination by age and sex: the ages of France exceed its total."""
    said = notes(code, "people")
    assert f"The ages add up to {added}, but the same table prints {printed} in all" in said


def test_ages_that_add_up_carry_no_such_warning():
    assert "add up" not in notes("DEU", "people")


@pytest.mark.parametrize("code", ["SSD", "SDN"])
def test_the_split_of_sudan_is_named_and_never_passed_by_a_line(code):
    """South Sudan became independent on 9 July 2011."""
    split = "South Sudan separated from Sudan on 9 July 2011"
    assert split in notes(code, "people") and split in notes(code, "refuge")
    (trend,) = of_kind(chapter(code, "people"), Chart)
    own = trend.series[0]
    first = next(y for y, v in zip(trend.years, own.values, strict=True) if v is not None)
    assert first == 2015 and split in trend.source


def test_the_union_of_serbia_and_montenegro_is_named_where_its_series_ends():
    """The union of Serbia and Montenegro ended in June 2006."""
    assert re.search(r"Montenegro .*2006", notes("SRB", "people") + notes("MNE", "people"))
    tiles = chapter("SRB", "glance").blocks[0].tiles
    assert tiles[0].spark_label.startswith("2010 to 2024")


def test_a_former_state_is_led_to_those_that_followed_it():
    assert "no series of its own here: see" in sentences("SUN", "refuge")


@pytest.mark.parametrize(
    ("code", "name", "sentence"),
    [
        ("KEN", "refuge", "No data: Refugees resettled here; Refugees naturalised here."),
        ("SSD", "money", "No data: Cost to send from here."),
        ("EUE", "people", "No data: Migrants living here; Emigrants living abroad"),
        ("VAT", "policy", "Holy See did not report in 2019. It is unknown, not zero."),
        ("COK", "money", "It is unknown, not zero."),
        ("TUV", "safety", "No data: Dead and missing on migration routes"),
    ],
)
def test_what_is_not_known_is_said_in_a_sentence(code, name, sentence):
    assert sentence in sentences(code, name)


@pytest.mark.parametrize("code", ["EUE", "VAT", "COK", "SUN", "HKG", "ATA"])
@pytest.mark.parametrize("on", [ON, date(1960, 1, 1)])
def test_every_chapter_of_figures_says_something_of_any_place(code, on):
    for name in FIGURES:
        section = chapter(code, name, on)
        assert section.title and section.lede and section.blocks, name


def test_a_day_of_1960_has_no_figure_of_a_later_year():
    on = date(1960, 1, 1)
    assert figures("KEN", "people", on) == {} and figures("KEN", "money", on) == {}
    assert "after the day asked" in sentences("KEN", "people", on)
    assert figures("KEN", "outlook", on)["Population"]["Year"].text == "1959"
    tiles = chapter("KEN", "glance", on).blocks[0].tiles
    assert tiles[0].value == "no data" and "unknown, not zero" in tiles[0].detail


def test_the_tiles_show_people_first_with_their_course():
    people, norms = of_kind(chapter("KEN", "glance"), Tiles)
    shown = {tile.label: tile for tile in people.tiles}
    assert shown["Migrants living here"].value == "993 k"
    assert shown["From here, living abroad"].value == "540 k"
    assert shown["Refugees hosted"].value == "617 k"
    assert shown["Remittances received"].value == "US$ 4.2 bn"
    assert "UN DESA, 2024" in shown["Migrants living here"].detail
    assert all(len(tile.spark) > 1 and tile.spark_label for tile in people.tiles)
    assert norms.tiles[0].label == "All instruments in force"


def test_the_cost_of_each_corridor_is_set_against_three_per_cent():
    """SDG 10.c: no corridor dearer than 5, and a mean of less than 3 per cent, by 2030."""
    table = next(t for t in of_kind(chapter("KEN", "money"), Table) if "SDG 10.c" in t.caption)
    costs = [float(row.cells[1].text) for row in table.rows]
    for row, cost in zip(table.rows, costs, strict=True):
        verdict = row.cells[3].text
        assert (verdict == "within") is (cost <= 3), row
    assert {row.group for row in table.rows} == {"From Kenya to", "To Kenya from"}
    assert "2020 Q3" in {row.cells[2].text for row in table.rows}


def test_the_chapter_on_deaths_warns_that_its_counts_are_minimum_counts():
    (note,) = of_kind(chapter("KEN", "safety"), Note)
    assert note.title == "Minimum counts" and "minimum" in note.text
    (by_year,) = (t for t in of_kind(chapter("KEN", "safety"), Table) if "by year" in t.caption)
    world = {row.cells[0].text: row.cells[-1].text for row in by_year.rows}
    assert world["2023"] == "8,755" and world["2024"] == "9,191"
    assert "2025" not in world, "a year that is not whole is not shown"


def test_several_causes_of_a_death_are_parted_plainly():
    """One of the causes on record has commas of its own."""
    tables = (t for t in of_kind(chapter("ITA", "safety"), Table) if "causes" in t.caption)
    said = [row.cells[0].text for table in tables for row in table.rows]
    shelter = "Harsh environmental conditions / lack of adequate shelter, food, water"
    assert f"Drowning; {shelter}" in said


def test_visas_are_counted_both_ways():
    found = figures("KEN", "mobility")
    assert found["Destinations open to its passport without a visa"]["Kenya"].text == "70"
    rules = of_kind(chapter("KEN", "mobility"), Table)[-1]
    abroad = [int(row.cells[1].text) for row in rules.rows]
    assert sum(abroad) == 198 and sum(abroad[:3]) == 70


def test_the_outlook_goes_to_2100_and_calls_itself_a_projection():
    """World Population Prospects 2024: 10,180,159,361 people in 2100, medium variant."""
    people, moves = of_kind(chapter("KEN", "outlook"), Chart)
    assert (people.years[0], people.years[-1]) == (1950, 2100) == (moves.years[0], moves.years[-1])
    world = figures("KEN", "outlook")["Population in 2100, medium variant"]["World"].text
    assert world == "10,180,159,361"
    assert "A projection" in notes("KEN", "outlook")


def test_60_of_111_states_stand_in_the_two_top_classes_of_their_policies():
    """SDG 10.7.2 in 2019: 54.1 per cent of the States that reported."""
    (table,) = of_kind(chapter("KEN", "policy"), Table)
    assert table.rows[0].cells[-2].text == "60 of 111 (54.1 %)"
    assert table.rows[0].cells[1].text == "3 of 4, meets"


def test_the_data_sets_are_listed_with_licence_and_age():
    table = chapter("KEN", "sources").blocks[-1]
    assert table.caption == "Data sets of the figures"
    shown = {row.cells[0].detail: row.cells for row in table.rows}
    assert {"migrant_stock_2024", "unhcr_population", "wdi_indicators", "sdg_10_7_2"} <= set(shown)
    for name, cells in shown.items():
        about = catalogue()[name]
        assert [cells[1].text, cells[2].text] == [about.publisher, about.edition]
        assert cells[-1].text == about.licence and cells[3].age is not None


@pytest.mark.parametrize("code", ["KEN", "FRA", "SSD", "TUV", "COK"])
def test_every_figure_has_unit_year_source_and_age(code):
    for name in FIGURES[:-1]:
        for label, row in figures(code, name).items():
            assert row["Unit"].text and re.fullmatch(r"\d{4}", row["Year"].text), label
            assert "," in row["Source, edition"].text and row["Source, edition"].age, label


@pytest.mark.parametrize("code", ["KEN", "SSD"])
def test_every_sign_beside_a_figure_leads_to_a_note(code):
    for name in FIGURES:
        for table in of_kind(chapter(code, name), Table):
            signs = [row.cells[0].detail for row in table.rows]
            wanted = {n for sign in signs for n in re.findall(r"\d+", sign)}
            assert wanted <= {note.split(".")[0] for note in table.notes}
