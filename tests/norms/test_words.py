"""What the norms say of a State can be said in another language."""

from datetime import date

import pytest

from comity.facts.phrases import PlaceName
from comity.facts.voice import Spoken, say
from comity.norms import ActKind, Confidence, Sense, Standing, norms, status


class Codes:
    """A voice that gives the codes of places, and days as figures."""

    def pattern(self, text):
        return text

    def day(self, day):
        return str(day)

    def place(self, code, *, short):
        return code if not short else f"{code}!"

    def kept(self, text):
        return text


@pytest.fixture(scope="module")
def doubts():
    """Every doubt about any State towards any instrument, with the State."""
    library = norms()
    return {
        (code, doubt)
        for item in library
        for code in library.ground.places
        for sense in Sense
        for spell in item.spells(code, sense)
        for doubt in spell.doubts
    }


def test_every_doubt_can_be_said_in_another_language(doubts):
    assert doubts
    assert not [doubt for _, doubt in doubts if not isinstance(doubt, Spoken)]


def test_a_doubt_about_the_life_of_a_state_knows_which_state_is_meant(doubts):
    lives = {(code, d) for code, d in doubts if "place" in d.values}
    assert {"SUN", "SSD", "CSK"} <= {code for code, _ in lives}
    for code, doubt in lives:
        assert isinstance(doubt.values["place"], PlaceName)
        assert say(doubt, Codes()).startswith(f"{code} ")


@pytest.mark.parametrize("kind", [*ActKind, *Standing, *Confidence])
def test_every_kind_has_words_that_can_be_said_in_another_language(kind):
    assert isinstance(kind.words, Spoken) and kind.words


@pytest.mark.parametrize("on", [date(1960, 1, 1), date(1979, 6, 1), date(2026, 11, 28)])
def test_every_standing_can_be_said_in_another_language(on):
    library = norms()
    answers = [
        status(item, code, on, sense)
        for item in library
        for code in library.ground.places
        for sense in Sense
    ]
    assert not [a for a in answers if not isinstance(a.words, Spoken)]
    since = {a.since_text for a in answers}
    assert any(text.startswith("by ") for text in since)
    plain = {text for text in since if not isinstance(text, Spoken)}
    assert not any(sign.isalpha() for text in plain for sign in text)
