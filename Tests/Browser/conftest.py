"""The world, the browser and the pages that every suite here uses."""

from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from served_world import ServedWorld

SCREENSHOTS = Path(__file__).parents[2] / ".build" / "screenshots"
# Puzzles of the demo world of seed 1, as docs/demo.md tells them.
KEY_BILLET = "pos_013714"
OFFICE = "MAP-JOR"
PUZZLES = (Path(__file__).parents[2] / "docs" / "demo.md").read_text()
MILLISECONDS_TO_WAIT = 15_000


@pytest.fixture(scope="session")
def world():
    served = ServedWorld()
    yield served
    assert served.stop() == 0, "the server did not end in order"


@pytest.fixture
def world_of_its_own(world):
    """A world for a test that changes it; no other test sees the change."""
    served = world.copy()
    yield served
    assert served.stop() == 0, "the server did not end in order"


@pytest.fixture(scope="session")
def contested(world):
    """A position of the slate with the candidates whom it could have instead, at two or more different regrets."""
    for line in world.json(f"/slates/{world.slate}?limit=1000")["rows"]:
        regrets = world.json(f"/slates/{world.slate}/explain?position={line['position']}")["regrets"]
        others = [row for row in regrets if row["person"] != line["person"] and row["loss"]]
        if len({row["loss"] for row in others}) > 1:
            return line["position"], others
    raise AssertionError("no position of the slate is contested")


@pytest.fixture(scope="session")
def flagged(world):
    """A position with a named relief whose entry carries a flag; no puzzle is about the position or the person."""
    vacant = world.json("/positions?status=vacant&relief=none&funded=yes&sort=id&limit=60")["rows"]
    for position in (row["id"] for row in vacant if row["id"] not in PUZZLES):
        free = world.json(f"/positions/{position}").get("free_and_qualified") or []
        person = next((row["person"] for row in free if row["person"] not in PUZZLES), None)
        if person is None:
            continue
        world.send(f"/positions/{position}/relief", {"person": person, "from": "2027-06-01"})
        if "<dt>Flag</dt>" in world.get(f"/positions/{position}"):
            return position
    raise AssertionError("no relief of the world is flagged")


@pytest.fixture(scope="session")
def core_pages(world, contested, flagged):
    """Every core page by name."""
    person = world.json("/people?limit=1")["rows"][0]["id"]
    other_slate = world.solve("2027-01-04", "2027-01-05")
    unfilled = world.json(f"/slates/{world.slate}?table=unfilled&limit=1")["rows"][0]["position"]
    return {
        "desk": "/",
        "world": "/world",
        "positions": "/positions",
        "position": f"/positions/{KEY_BILLET}",
        "people": "/people",
        "person": f"/people/{person}",
        "gap": "/staffing/gap",
        "projected": "/staffing/projected",
        "gap-days": "/staffing/gap-days",
        "overlap-days": "/staffing/overlap-days?sort=-day",
        "slates": "/slates",
        "slate": f"/slates/{world.slate}",
        "explain": f"/slates/{world.slate}/explain?position={KEY_BILLET}",
        "whatif": f"/slates/{world.slate}/whatif?position={contested[0]}&person={contested[1][0]['person']}",
        "why": f"/slates/{world.slate}/why?person={contested[1][0]['person']}",
        "diff": f"/slates/diff?before={other_slate}&after={world.slate}",
        "countries": "/countries",
        "country": "/countries/PHL",
        "offices": "/offices",
        "office": f"/offices/{OFFICE}",
        "journal": "/journal",
        "sign-in": "/sign-in",
        "help": "/help",
        "slate-unfilled": f"/slates/{world.slate}?table=unfilled&sort=-eligible",
        "slate-unplaced": f"/slates/{world.slate}?table=unplaced&grade__gte=O4",
        "explain-unfilled": f"/slates/{world.slate}/explain?position={unfilled}",
        "front": f"/slates/{other_slate}/front",
        "runs": "/runs",
        "run": f"/runs/{world.json('/runs?limit=1')['rows'][0]['id']}",
        "journal-filtered": "/journal?object_kind=slate&at__gte=2026-01-01&sort=at",
        "position-flagged": f"/positions/{flagged}",
    }


@pytest.fixture(scope="session")
def browser():
    SCREENSHOTS.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser, world):
    """Opens a page in a context of its own; what the browser complains of fails the test."""
    contexts = []
    complaints = []

    def opened(path, **options):
        context = browser.new_context(base_url=world.address, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(MILLISECONDS_TO_WAIT)
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        answer = page.goto(path)
        assert answer.status == 200, f"{path}: {answer.status}"
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []
