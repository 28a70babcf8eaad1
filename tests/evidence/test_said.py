"""Figures can be said in another language: label, note, breaks and reasons, all of them."""

from datetime import date

import pytest

from comity.evidence import corridor, figures
from comity.evidence.breaks import _RELATIONS, breaks_of
from comity.evidence.figures_other import DOMAINS, POLICY
from comity.evidence.store import store
from comity.facts.voice import Spoken, say

DAYS = (date(1960, 1, 1), date(2003, 7, 1), date(2026, 11, 28))


class Upper:
    """A language that has every English word in capitals, and leaves what records say."""

    def pattern(self, text):
        parts = text.replace("}", "{").split("{")
        return "".join(p.upper() if at % 2 == 0 else f"{{{p}}}" for at, p in enumerate(parts))

    def plural(self, one, many, number):
        return self.pattern(one if number == 1 else many)

    def number(self, text):
        return text

    def day(self, day):
        return str(day)

    def place(self, code, *, short):
        return code.upper() if short else code

    def between(self, mark):
        return mark

    def kept(self, text):
        return text.upper()


@pytest.mark.parametrize("code", ["KEN", "SDN", "SRB", "SUN", "PSE", "TUV", "USA", "VAT", "EUE"])
@pytest.mark.parametrize("on", DAYS)
def test_no_word_of_a_figure_stays_english(code, on):
    for item in figures(code, on):
        for text in filter(None, (item.label, item.note, *item.breaks)):
            assert isinstance(text, Spoken), (item.id, text)
            assert say(text, Upper()).isupper(), (item.id, text)


@pytest.mark.parametrize(
    ("pair", "on"),
    [(("MEX", "USA"), None), (("TUV", "TCD"), None), (("SDN", "TCD"), date(1980, 1, 1))],
)
def test_no_word_of_a_note_between_two_places_stays_english(pair, on):
    for item in corridor(*pair, on=on).parts:
        assert not item.note or say(item.note, Upper()).isupper(), item.note


def test_a_split_keeps_its_places_and_its_day_in_every_language():
    found, ground = store().dataset("unhcr_population"), store().ground
    said = [say(item.sentence, Upper()) for item in breaks_of(found, ["SSD"], 1951, 2024, ground)]
    assert said == [
        "SSD SEPARATED FROM SDN ON 2011-07-09. FIGURES BEFORE AND AFTER ARE NOT JOINED."
    ]


def test_every_domain_of_policies_and_every_way_to_follow_a_state_can_be_translated():
    assert set(store().table(POLICY)["domain_label"].unique()) == DOMAINS
    assert {row.relation for row in store().ground.successions} == {*_RELATIONS, "successor"}
