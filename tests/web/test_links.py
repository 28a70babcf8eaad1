"""Every link of the site leads somewhere, and every anchor is there."""

from collections import Counter, deque
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.urls import resolve
from django.utils.translation import get_language_from_path, override
from lxml import html

#: Pages of one kind beyond this number are looked up, not opened: they are made alike.
OPENED = 12
#: Pages that are opened each, however many there are of their kind.
ALWAYS = frozenset({"sources:source", "instruments:instrument", "figures:dataset"})
LANGUAGES = ("fr", "es", "ar", "ru", "zh-hans")


class Walk:
    """Goes from page to page inside the site, and remembers what it saw."""

    def __init__(self, client, start, most=5000):
        self.client, self.most = client, most
        self.ids, self.wanted, self.faults = {}, [], []
        self.kinds = Counter()
        self.queue, self.seen = deque([start]), {start}

    def go(self):
        while self.queue and len(self.ids) < self.most:
            self.visit(self.queue.popleft())
        return self

    def visit(self, path):
        answer = self.client.get(path)
        hops = 0
        while answer.status_code in {301, 302} and hops < 3:
            answer, hops = self.client.get(answer["Location"]), hops + 1
        if answer.status_code != 200:
            self.faults.append(f"{path}: {answer.status_code}")
            return
        if not answer.get("Content-Type", "").startswith("text/html"):
            answer.close()
            return
        tree = html.fromstring(answer.content)
        self.ids[path] = set(tree.xpath("//@id"))
        for href in tree.xpath("//a/@href | //link/@href | //script/@src | //img/@src"):
            self.meet(path, href)

    def meet(self, path, href):
        address, anchor = urldefrag(urljoin(f"http://testserver{path}", href))
        parts = urlsplit(address)
        if parts.netloc != "testserver" or parts.scheme not in {"http", "https"}:
            return
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        if anchor:
            self.wanted.append((path, target, anchor))
        if target in self.seen:
            return
        self.seen.add(target)
        if self.is_opened(path, parts.path, parts.query):
            self.queue.append(target)

    def is_opened(self, path, target, query):
        if target.startswith("/static/"):
            kind = target
        else:
            try:
                with override(get_language_from_path(target) or "en"):
                    found = resolve(target)
            except Exception as error:
                self.faults.append(f"{path} -> {target}: {error!r}"[:200])
                return False
            asked = "&".join(sorted(pair.split("=")[0] for pair in query.split("&")))
            form = query.partition("format=")[2].partition("&")[0]
            kind = f"{found.view_name}?{asked}{form}"
            if found.view_name in ALWAYS and not query:
                return True
        self.kinds[kind] += 1
        heavy = any(word in f"{target}?{query}" for word in ("format=pdf", "format=docx"))
        return self.kinds[kind] <= (1 if heavy else OPENED)


def anchors_missing(walk):
    """Return the links to an anchor that the page opened does not have."""
    return [
        f"{path} -> {target}#{anchor}"
        for path, target, anchor in walk.wanted
        if target in walk.ids and anchor not in walk.ids[target]
    ]


def test_every_link_from_the_first_page_on_leads_somewhere(client):
    walk = Walk(client, "/").go()
    assert not walk.faults
    assert not anchors_missing(walk)
    assert len(walk.ids) > 300


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_stay_in_their_language(client, language):
    walk = Walk(client, f"/{language}/", most=60).go()
    assert not walk.faults
    assert sum(path.startswith(f"/{language}/") for path in walk.ids) > 15
