"""From a value back to its source: edition, definition and every step."""

from datetime import date

import pytest

from comity.evidence import corridor, figures, measured, said, series, top, why
from comity.facts.errors import QuestionError, UnknownNameError


def test_a_figure_names_source_edition_definition_steps_and_age():
    figure = {item.id: item for item in figures("Germany", date(2026, 1, 1))}["migrants_share"]
    text = why(figure)
    for words in (
        "Migrants as a share of the population: 19.8% (2024)",
        "Step 1: sum of stock_persons in migrant_stock_2024",
        "divided by the second",
        "Age of the source on the day asked: 366 days",
        "edition 2024",
        "Concept: birth or citizenship; duration: none stated",
        "Licence: CC BY 3.0 IGO",
    ):
        assert words in text, words


def test_a_missing_figure_says_why_there_is_none():
    figure = {item.id: item for item in figures("USA", date(2026, 1, 1))}["sdg_10_7_2_all"]
    assert "no data" in why(figure)
    assert "did not report in 2019" in why(figure)


def test_every_kind_of_answer_can_be_asked():
    found = series("unhcr_population", origin="SDN", asylum="TCD")
    for value, words in (
        (found, "Break: South Sudan separated from Sudan"),
        (measured(found, "refugees_persons"), "where origin = SDN and asylum = TCD"),
        (corridor("Sudan", "Chad"), "Remittances from Sudan to Chad: no data"),
        (top("Germany", "origins"), "of 16,750,084 persons"),
        ("remittances_2017", "Modelled"),
    ):
        assert words in why(value), words


def test_nothing_is_said_of_a_bare_number():
    with pytest.raises(QuestionError, match="Nothing is known about a int"):
        why(5)
    with pytest.raises(UnknownNameError, match="Did you mean remittances_2017"):
        why("remittances_2018")


def test_a_value_is_said_with_unit_and_year():
    found = {item.id: item for item in figures("Germany", date(2026, 1, 1))}
    assert said(found["migrants_here"]) == "16,750,084 persons (2024)"
    assert said(found["net_migration_rate"]) == "-4.0 per 1000 inhabitants (2025)"
    assert said(found["idps"]) == "no data"
