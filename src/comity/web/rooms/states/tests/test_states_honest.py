"""What is not verified, and what has no day, is said to be so."""


def test_a_membership_that_was_not_verified_is_marked_in_every_form(client):
    page = client.get("/states/?group=G77&on=2024-01-01").content.decode()
    mexico = page[page.index('href="/states/MEX/') :]
    assert "not verified" in mexico[: mexico.index("</li>")]
    kenya = page[page.index('href="/states/KEN/') :]
    assert "not verified" not in kenya[: kenya.index("</li>")]
    asked = "group=G77&on=2024-01-01"
    for path in (f"/states/?{asked}&format=json", f"/api/v1/states?{asked}"):
        assert "Membership not verified: MEX." in client.get(path).json()["remarks"]


def test_a_consent_without_a_day_may_have_been_given_in_the_time_asked_about(client):
    """Tajikistan had ratified C143 by 2012; no source gives the day."""
    asked = "/states/TJK/changes/?since=2005-01-01&on=2010-01-01"
    found = client.get(f"{asked}&format=json").json()["records"]
    act = next(row for row in found if (row["what"], row["id"]) == ("act", "C143"))
    assert (act["day"], act["certain"]) == (None, False)
    page = client.get(asked).content.decode()
    assert "may lie outside this time" in page
    later = client.get("/states/TJK/changes/?since=2013-01-01&on=2020-01-01&format=json").json()
    assert ("act", "C143") not in {(row["what"], row["id"]) for row in later["records"]}


def test_a_treaty_that_may_no_longer_bind_is_not_counted_and_is_said_to_be_unsure(client):
    """Malaysia denounced C105 in 1990; the year of effect is known, the day is not."""
    page = client.get("/compare/?states=MYS,SGP&on=1991-06-30").content.decode()
    counts = page[page.index('id="counts"') : page.index('id="standings"')]
    assert "1 not certain" in counts
