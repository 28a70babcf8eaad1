"""Places are asked for, and shown, by their names in the language of the page."""

from urllib.parse import quote


def test_a_corridor_is_asked_for_in_arabic(client):
    names = {"a": "الفلبين", "b": "المملكة العربية السعودية"}
    asked = "&".join(f"{key}={quote(name)}" for key, name in names.items())
    answer = client.get(f"/ar/corridors/?{asked}")
    assert (answer.status_code, answer["Location"]) == (302, "/ar/corridors/PHL/SAU/")
    page = client.get("/ar/corridors/PHL/SAU/").content.decode()
    assert 'value="الفلبين"' in page


def test_a_way_between_places_points_as_the_language_is_read(client):
    assert "المكسيك ← " in client.get("/ar/corridors/").content.decode()
    assert "Mexico → " in client.get("/corridors/").content.decode()


def test_places_of_a_data_set_lead_to_their_figures_and_counts_are_written_as_in_french(client):
    page = client.get("/fr/figures/migrant_stock_2024/?year=2024").content.decode()
    assert '<a href="/fr/figures/states/MEX/">Mexique</a>' in page
    assert "9,581" not in page
    assert "Les chiffres sous forme de tableau" in page
    assert "The figures as a table" not in page
