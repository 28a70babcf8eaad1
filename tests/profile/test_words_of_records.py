"""Words that bundled data sets repeat can be said in another language, not only in English."""

from comity.evidence.figures_other import DEATHS, POLICY
from comity.evidence.store import store
from comity.facts.phrases import Kept, capital, marked, term
from comity.profile.chapters.policy import _domain
from comity.profile.chapters.safety import _causes_in, _named


class Backwards:
    """A voice that says every pattern from its end."""

    def pattern(self, text):
        return text[::-1]


def test_every_cause_and_route_of_a_death_has_words_for_translators():
    found = store().table(DEATHS)
    causes = {_causes_in(text) for text in found["cause"].drop_nulls().unique()}
    routes = {_named(text) for text in found["route"].drop_nulls().unique()}
    english = [part for said in causes for part in said.parts if isinstance(part, Kept)]
    english += [route for route in routes if isinstance(route, Kept)]
    assert not english
    assert isinstance(_named("Struck by lightning"), Kept), "a new one stays as it is on record"


def test_the_comma_within_a_cause_parts_nothing():
    """One cause of the records is “… / lack of adequate shelter, food, water”."""
    shelter = "Harsh environmental conditions / lack of adequate shelter, food, water"
    assert len(_causes_in(shelter).parts) == 1
    assert len(_causes_in(f"Drowning,{shelter},Violence").parts) == 3


def test_every_domain_of_migration_policies_has_words_for_translators():
    labels = store().table(POLICY)["domain_label"].unique()
    assert not [text for text in labels if isinstance(_domain(f"Migration policies: {text}"), Kept)]


def test_a_capital_is_set_in_the_language_that_is_spoken():
    assert capital(term(marked("persons"))).said(Backwards()) == "Snosrep"
