"""Whatever is asked, and however: an answer or a clear refusal, and never a word of it as code."""

import re
from functools import cache
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import URLResolver, get_resolver
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comity.web.rooms.about import lint
from comity.web.rooms.states import files

MARK = "zq<script>alert(1)</script>\"'"
#: What a part of a path, or a value, may hold that its author did not mean; as it is sent.
HARM = (
    *(quote(MARK, safe=""), "%ff%fe", "%00", "%0a%0dSet-Cookie:%20a=b", "%C0%AF", "%ED%A0%80"),
    *("%E2%80%AEKEN", "..%2f..%2fetc%2fpasswd", "..", "%", "%zz", "=1+1", "--5", "-", "%20", ""),
    *("9" * 50, "1e400", "nan", "0x10", "%D9%A2%D9%A0%D9%A2%D9%A4", "2020-02-30", "0000-00-00"),
    *("KEN," * 40, "1-999999999", "1990-", "{{7*7}}", "%(x)s", "%25s", "'%20OR%201=1--", "\\"),
    *("x" * 201, "%F0%9F%98%80" * 60, "a%CC%81" * 90, "%EF%B7%BA" * 60, "javascript:alert(1)"),
)
LONG = ("x" * 10_000, "%E2%80%AE" * 3_000, "%C3%A9" * 4_000, "/" * 5_000, "KEN," * 3_000)
GOOD = {
    "code": ("KEN", "kenya", "SUN"),
    "id": ("ICRMW", "icrmw", "migrant_stock_2024", "untc"),
    "name": ("places", "glossary", "acts", "migrant_stock_2024"),
    "form": ("csv", "json"),
    "a": ("MEX", "kenya"),
    "b": ("USA",),
    "number": ("1",),
}
FORMS = ("html", "json", "csv", "pdf", "docx", "md", "parquet", "acts", "exe")
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW", "get", "")
HEADERS = {
    "HTTP_HOST": ("evil.example", "localhost:99999999", "localhost:80@evil.example", "a" * 3_000),
    "HTTP_ACCEPT": ("application/json", "*/*;q=x", MARK, "\xff\xfe"),
    "HTTP_ACCEPT_ENCODING": ("gzip", "gzip;q=0", "br, *;q=zz", "\x00"),
    "HTTP_ACCEPT_LANGUAGE": ("ar", "xx" * 300, "fr;q=1e999", MARK),
    "HTTP_IF_NONE_MATCH": ("*", "W/", '"' * 500, "\xff", MARK),
    "HTTP_IF_MODIFIED_SINCE": (
        *("0", "Mon, 99 Foo 99999 99:99:99 GMT", "Thu, 01 Jan 1970 00:00:00 -0000", "\xff"),
        *("Fri, 31 Dec 9999 23:59:59 -9999", "Mon, 01 Jan 2024 00:00:00 +99999999999", "9" * 5_000),
    ),
    "HTTP_HX_REQUEST": ("true", "false", MARK),
    "HTTP_HX_CURRENT_URL": ("http://[", "%zz", MARK),
    "HTTP_HX_TARGET": (MARK, "\xff"),
    "HTTP_X_FORWARDED_FOR": ("", ",,,", MARK, "::1%" + "a" * 999),
    "HTTP_X_FORWARDED_HOST": ("evil.example",),
    "HTTP_X_REQUEST_ID": ('a"\n{}', "x" * 9_000, "a" * 8),
    "HTTP_RANGE": ("bytes=0-1", "bytes=-0", "bytes=9-1,3-", "x", "bytes=" + "9" * 5_000 + "-"),
    "HTTP_ORIGIN": ("null", MARK),
    "HTTP_COOKIE": ("a=" + "b" * 9_000, "\xff", "django_language=ar"),
    "CONTENT_TYPE": ("multipart/form-data", "application/json; charset=zz"),
    "CONTENT_LENGTH": ("9" * 30, "-1", "x"),
}
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
MANY = (
    "&".join(f"x{n}=1" for n in range(2_000)),
    "on=2003-07-01&" * 59,
    "states=" + "KEN,UGA," * 2_000,
    "&".join(f"states={code}" for code in ("KEN", "UGA", "TZA", "RWA", "BDI", "SSD", "ETH") * 8),
    "compare=" + "%2C".join(["KEN", "UGA", "TZA", "RWA", "BDI", "SSD", "ETH", "DJI", "SOM", "ERI"]),
    "utm_x=" + "y" * 60_000,
    "\xff\xfe=\xff&on=\xe9",
    "&&==&=;%",
)
_PART = re.compile(r"<(?:\w+:)?(\w+)>")


def routes(patterns, before=""):
    """Go through the addresses of the site as they are written in the URL conf."""
    for item in patterns:
        here = before + str(item.pattern)
        if isinstance(item, URLResolver):
            yield from routes(item.url_patterns, here)
        else:
            yield here.replace("^", "").replace("$", "")


ROUTES = sorted({*routes(get_resolver().url_patterns), "static/design/text.css", "nothing/<id>"})


def quoted(text):
    return quote(text.encode(errors="surrogatepass"))


def filled(route, fill):
    return "/" + _PART.sub(lambda part: fill(part[1]), route)


def good(name, which=0):
    return GOOD[name][which % len(GOOD[name])]


@cache
def the_site():
    """Return one site for all who ask, so that what one asks could spoil what another gets."""
    return Client(raise_request_exception=False)


def ask(path, query="", method="GET", **headers):
    """Ask as a server would pass it on: nothing of it is made better on the way."""
    raw = re.sub(rb"%([0-9a-fA-F]{2})", lambda h: bytes([int(h[1], 16)]), path.encode())
    answer = the_site().request(
        PATH_INFO=raw.decode("latin-1"), QUERY_STRING=query, REQUEST_METHOD=method, **headers
    )
    answer.close()
    judged(answer, f"{method} {path[:200]}?{query[:200]} {str(headers)[:300]}")


def judged(answer, asked):
    """See that an answer is one that may be given, and says nothing that was put into its mouth."""
    status = answer.status_code
    assert status in {200, 204, 206, 301, 302, 304} or 400 <= status < 500 or status == 503, asked
    if status >= 400:
        assert "no-store" in answer.get("Cache-Control", ""), asked
    assert answer.has_header("Content-Security-Policy"), asked
    assert {name: answer.get(name) for name in ALWAYS} == ALWAYS, asked
    for name, value in answer.items():
        assert not re.search(r"[\x00-\x1f\x7f]", name + value), asked
    assert re.match(r"/(?![/\\])", answer.get("Location", "/")), asked
    assert "Set-Cookie" not in answer
    if not answer.streaming and re.search("html|xml|svg", answer.get("Content-Type", "")):
        assert b"zq<script" not in answer.content, asked
        assert b"Traceback" not in answer.content, asked


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Let nothing be made by another process: how that goes is tested elsewhere.

    What stands in here is kept by nobody: the next test in this process finds the real thing.
    """
    monkeypatch.setattr(files, "_run", lambda asked: Path(asked[6]).write_bytes(b"%PDF"))
    monkeypatch.setattr(lint, "findings", tuple)


def parameters():
    """Return every parameter that a page or an endpoint may know, and some that none does."""
    names = {"limit", "offset", "where", "year", "measure", "utm_x", "format", "x", "__class__"}
    for path in Path(files.__file__).parents[1].rglob("*.py"):
        text = path.read_text(encoding="utf-8") if path.name.startswith("views") else ""
        for known in re.findall(r"@page\(([^)]*)\)", text):
            names |= set(re.findall(r'"([a-z]+)"', known))
    return sorted(names)


PARAMETERS = parameters()
GOOD_VALUES = ("2003-07-01", "KEN", "KEN,UGA,TZA", "all", "1", "2", "bound", "total", "stock")
questions = st.lists(
    st.tuples(
        st.sampled_from(PARAMETERS) | st.sampled_from(HARM),
        st.sampled_from(HARM) | st.sampled_from(GOOD_VALUES) | st.text(max_size=30).map(quoted),
    ),
    max_size=5,
)
headers = st.dictionaries(st.sampled_from(sorted(HEADERS)), st.integers(0, 9), max_size=3).map(
    lambda chosen: {name: HEADERS[name][n % len(HEADERS[name])] for name, n in chosen.items()}
)


@pytest.mark.parametrize("route", [route for route in ROUTES if "<" in route])
def test_no_part_of_a_path_brings_it_down(route):
    for fixed in set(_PART.findall(route)):
        for harm in (*HARM, *LONG):
            ask(filled(route, lambda name: harm if name == fixed else good(name)))  # noqa: B023


@pytest.mark.parametrize("before", ["", "ar/", "xx/", "/evil.example/", "\\\\evil.example/"])
def test_no_address_leads_to_another_site(before):
    for route in ROUTES:
        ask("/" + before + filled(route, good)[1:].removesuffix("/"), "next=//evil.example")


@pytest.mark.parametrize("route", ROUTES)
def test_no_parameter_method_or_header_brings_it_down(route):
    path = filled(route, good)
    for form in FORMS:
        ask(path, f"format={form}&on=2003-07-01")
    for query in MANY:
        ask(path, query)
    for method in METHODS:
        ask(path, method=method, **{"wsgi.input": BytesIO(b"a=1")})
    for name, values in HEADERS.items():
        for value in values:
            ask(path, **{name: value})


@given(
    route=st.sampled_from(ROUTES),
    which=st.integers(0, 3),
    before=st.sampled_from(("", "", "fr/", "ar/", "zh-hans/")),
    asked=questions,
    form=st.sampled_from(("", "", *FORMS)),
    sent=headers,
    method=st.sampled_from(("GET", "GET", "GET", "HEAD", *METHODS)),
)
@settings(
    deadline=None,
    max_examples=400,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_no_question_of_any_kind_brings_a_page_down(
    route, which, before, asked, form, sent, method
):
    pairs = [*asked, ("format", form)] if form else asked
    query = "&".join(f"{name}={value}" for name, value in pairs)
    path = filled(route, lambda name: good(name, which))
    ask(f"/{before}{path[1:]}", query, method, **sent)
