"""What a page costs over a slow link: bytes on the wire and requests, on the first visit and on the second."""

import time
import urllib.request

import pytest

PAGES = [
    "desk", "positions", "position", "people", "person", "gap", "projected", "gap-days", "slates", "slate", "explain",
    "why", "whatif", "diff", "countries", "country", "offices", "office", "journal", "sign-in", "help", "slate-unfilled",
    "slate-unplaced", "explain-unfilled", "front", "journal-filtered", "position-flagged",
]
KILOBYTE = 1024


class Traffic:
    """What came over the network while a page loaded, the endless stream of events left aside."""

    def __init__(self, page):
        self.page = page
        self.cached = set()
        self.byte_counts = {}
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.requestServedFromCache", lambda event: self.cached.add(event["requestId"]))
        session.on("Network.responseReceived", self._received)
        session.on("Network.loadingFinished", self._finished)
        self.identities = {}

    def _received(self, event):
        answer = event["response"]
        if answer.get("mimeType") == "text/event-stream" or answer["url"].startswith("data:"):
            return
        if event["requestId"] in self.cached or answer.get("fromDiskCache"):
            return
        self.identities[event["requestId"]] = answer["url"]

    def visit(self, path):
        """Loads a page and returns how long each answer was on the wire, by address; the page must be at rest before."""
        self.identities, self.cached, self.byte_counts = {}, set(), {}
        self.page.goto(path, wait_until="load")
        self.page.wait_for_function("document.readyState === 'complete'")
        deadline = time.monotonic() + 10
        while not set(self.identities) <= set(self.byte_counts):
            assert time.monotonic() < deadline, f"no end of {set(self.identities) - set(self.byte_counts)}"
            self.page.evaluate("0")  # lets the browser's messages come in
        sizes = {}
        for identity, url in self.identities.items():
            sizes[url] = sizes.get(url, 0) + self.byte_counts[identity]
        return sizes

    def _finished(self, event):
        self.byte_counts[event["requestId"]] = int(event["encodedDataLength"])


def told(sizes):
    return {url.partition("//")[2].partition("/")[2]: size for url, size in sizes.items()}


def visits(browser, world, path):
    """The sizes of a first visit and of a second, after a look at another page."""
    context = browser.new_context(base_url=world.address)
    try:
        traffic = Traffic(context.new_page())
        cold = traffic.visit(path)
        traffic.page.goto("/errors", wait_until="load")
        return cold, traffic.visit(path)
    finally:
        context.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_core_page_is_small(browser, world, core_pages, name):
    cold, warm = visits(browser, world, core_pages[name])
    assert sum(cold.values()) <= 60 * KILOBYTE, told(cold)
    assert sum(warm.values()) <= 25 * KILOBYTE, told(warm)
    assert len(cold) <= 4, told(cold)
    assert len(warm) == 1, told(warm)


def test_the_world_is_small(browser, world):
    cold, warm = visits(browser, world, "/world")
    assert sum(cold.values()) <= 60 * KILOBYTE, told(cold)
    assert sum(warm.values()) <= 25 * KILOBYTE, told(warm)
    assert len(cold) <= 5, told(cold)
    assert len(warm) <= 2, told(warm)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_travels_packed_to_who_takes_it_so(world, core_pages, name):
    def answer(headers):
        request = urllib.request.Request(world.address + core_pages[name], headers={"Accept": "text/html", **headers})
        with urllib.request.urlopen(request) as answered:
            body = answered.read()
            assert int(answered.headers["Content-Length"]) == len(body)
            assert "Accept-Encoding" in answered.headers["Vary"]
            return answered.headers["Content-Encoding"], len(body)

    plain, plain_size = answer({"Accept-Encoding": "identity"})
    packed, packed_size = answer({"Accept-Encoding": "gzip"})
    assert (plain, packed) == (None, "gzip")
    assert packed_size < plain_size / 2


@pytest.mark.parametrize("day", ["2026-12-01", "2025-06-30"])
@pytest.mark.parametrize("noun, key", [("offices", "code"), ("countries", "country")])
def test_the_fullest_sheets_are_small(world, noun, key, day):
    rows = world.json(f"/{noun}?sort=-authorized&limit=15&as_of={day}")["rows"]
    sizes = {row[key]: packed_size(world, f"/{noun}/{row[key]}?as_of={day}") for row in rows}
    assert len(sizes) == 15 and max(sizes.values()) <= 25 * KILOBYTE, sizes


def packed_size(world, path):
    """The bytes of a page and of its head, as they are sent to who takes it packed."""
    headers = {"Accept": "text/html", "Accept-Encoding": "gzip"}
    with urllib.request.urlopen(urllib.request.Request(world.address + path, headers=headers)) as answered:
        return len(answered.read()) + len(bytes(answered.headers))


def test_nothing_comes_from_elsewhere(browser, world, core_pages):
    context = browser.new_context(base_url=world.address)
    try:
        page = context.new_page()
        foreign = []
        page.on("request", lambda request: foreign.append(request.url) if not request.url.startswith(world.address) else None)
        for path in core_pages.values():
            page.goto(path, wait_until="load")
        assert [url for url in foreign if not url.startswith("data:")] == []
    finally:
        context.close()
