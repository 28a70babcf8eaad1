"""What holds in a browser for a sample of the pages of every room."""

from urllib.parse import urlsplit

WIDE = "document.documentElement.scrollWidth"


def test_axe_finds_nothing_to_mend(visit, violations, path):
    assert violations(visit(path, bypass_csp=True)) == []


def test_axe_finds_nothing_to_mend_on_a_phone_in_arabic_in_the_dark(visit, violations, path):
    page = visit(f"/ar{path}", 390, color_scheme="dark", bypass_csp=True)
    assert violations(page) == []


def test_the_policy_of_the_page_is_kept_and_nothing_leaves_the_site(visit, site, path):
    page = visit(path)
    page.wait_for_function("window.htmx !== undefined")
    status = page.answer.status
    refused = f"Failed to load resource: the server responded with a status of {status}"
    said = [text for text in page.complaints if not (status >= 400 and refused in text)]
    assert said == []
    hosts = {urlsplit(asked).netloc for asked in page.requests if not asked.startswith("data:")}
    assert hosts == {urlsplit(site).netloc}


def test_the_page_never_scrolls_sideways(visit, path):
    """Reflow (WCAG 1.4.10): what is wide scrolls in its own region."""
    for start in (path, f"/ar{path}"):
        page = visit(start)
        for width in (1280, 390, 320):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate(WIDE) <= width, (start, width)


def test_the_page_is_whole_without_a_script(visit, path):
    page = visit(path, java_script_enabled=False)
    assert page.locator("h1").count() == 1
    assert page.locator("h1").inner_text().strip()
    assert page.locator("main").is_visible()
