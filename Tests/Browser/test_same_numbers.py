"""One question, four ways: the figure on the page, the JSON, the rows of the CSV and the command."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from conftest import OFFICE
from served_world import number, with_ending

LISTS = {
    "vacant": ("positions", {"status": "vacant"}),
    "vacant-overseas": ("positions", {"status": "vacant", "overseas": "yes"}),
    "key-empty": ("positions", {"status": "vacant", "key_billet": "yes"}),
    "command-later": ("positions", {"command": "INDOPACOM", "status": "filled", "as_of": "2027-06-30"}),
    "people": ("people", {"service": "USN", "kind": "military"}),
    "offices": ("offices", {"command": "EUCOM"}),
    "offices-low": ("offices", {"fill__lt": "85"}),
    "countries": ("countries", {"command": "AFRICOM"}),
}
SHEETS = {
    "gap": ("/staffing/gap", ["staffing", "gap"]),
    "gap-of-command": ("/staffing/gap?command=AFRICOM", ["staffing", "gap", "--where", "command=AFRICOM"]),
    "projected": ("/staffing/projected", ["staffing", "projected"]),
    "office": (f"/offices/{OFFICE}", ["offices", "show", OFFICE]),
    "country": ("/countries/PHL", ["countries", "show", "PHL"]),
}


def list_path(noun, filters):
    return f"/{noun}?" + "&".join(f"{key}={value}" for key, value in filters.items())


def list_command(noun, filters):
    options = []
    for key, value in filters.items():
        options += ["--as-of", value] if key == "as_of" else ["--where", f"{key}={value}"]
    return [noun, "list", *options, "--fields", {"offices": "code", "countries": "country"}.get(noun, "id")]


@pytest.fixture(scope="module")
def commands(world):
    """The answers of all commands; they run two at a time, since each reads the whole register."""
    asked = {name: list_command(*LISTS[name]) for name in LISTS} | {name: SHEETS[name][1] for name in SHEETS}
    asked["slate"] = ["slate", "show", world.slate]
    with ThreadPoolExecutor(2) as pool:
        answers = pool.map(lambda arguments: world.command_json(*arguments), asked.values())
        return dict(zip(asked, answers))


@pytest.mark.parametrize("name", LISTS)
def test_a_list(open_page, world, commands, name):
    path = list_path(*LISTS[name])
    page = open_page(path)
    total = world.json(path)["total"]
    assert total > 0
    assert f"{total:,}" in page.locator("p.answer").inner_text()
    assert len(world.csv(path)) == total
    assert len(world.get(with_ending(path, ".ndjson")).splitlines()) == total
    assert commands[name]["total"] == total
    assert len(commands[name]["rows"]) == total
    shown = page.locator("main table tbody tr").count()
    assert shown == min(total, 50)


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet(open_page, world, commands, name):
    path = SHEETS[name][0]
    page = open_page(path)
    sheet = world.json(path)
    assert commands[name] == {key: value for key, value in sheet.items() if key != "next_url"}
    assert page.locator("p.answer").inner_text() == sheet["answer"]
    first_table = next(value for value in sheet.values() if isinstance(value, list))
    assert len(world.csv(path)) == len(first_table)


def test_a_slate(open_page, world, commands):
    path = f"/slates/{world.slate}"
    page = open_page(path)
    sheet = world.json(path)
    whole = commands["slate"]
    assert whole["figures"] == sheet["figures"] and whole["answer"] == sheet["answer"]
    assert {table["name"]: table["total"] for table in sheet["tables"] if whole[table["name"]]} == {
        name: len(rows) for name, rows in whole.items() if isinstance(rows, list) and rows and name != "history"
    }
    assert whole["history"] == sheet["history"] != []
    assert whole["lines"][: sheet["limit"]] == sheet["rows"]
    assert number(page.locator("p.answer").inner_text()) == sheet["figures"]["filled"]
    assert len(world.csv(path)) == sheet["figures"]["filled"] == sheet["total"] == len(whole["lines"])


def test_the_figures_of_the_gap_are_the_lists_they_lead_to(open_page, world):
    page = open_page("/staffing/gap")
    links = page.locator("main table tbody td a[href^='/positions?'], main table tbody td a[href*='-days?']")
    seen = {}
    count = links.count()
    # The first of the breakdown, and all of the last table, which has every figure.
    for index in [*range(min(count, 24)), *range(max(0, count - 13), count)]:
        seen[links.nth(index).get_attribute("href")] = number(links.nth(index).text_content())
    assert len(seen) > 10
    assert sum("-days" in path for path in seen) == 2
    for path, shown in seen.items():
        listed = world.json(path)
        assert listed["total"] == shown, path


def test_the_world_agrees_with_the_list(open_page, world):
    page = open_page("/world")
    overseas = world.json("/positions?status=vacant&overseas=yes")["total"]
    assert number(page.locator("p.answer").inner_text()) == overseas
    answer = world.json("/world?limit=1000")
    assert answer["figures"]["vacant"] == overseas == world.json(answer["figure_rows"]["vacant"])["total"]
    assert answer["total"] == len(answer["rows"])
    assert sum(row["vacant"] for row in answer["rows"]) == overseas
    assert sum(int(row["vacant"]) for row in world.csv("/world")) == overseas
    dots = page.eval_on_selector_all("svg.map circle[data-authorized]", "all => all.map(dot => dot.dataset)")
    rows = answer["rows"]
    assert sorted((int(dot["authorized"]), int(dot["filled"])) for dot in dots) == sorted(
        (row["authorized"], row["filled"]) for row in rows
    )


def test_the_desk_agrees_with_the_list(open_page, world):
    page = open_page("/")
    key_empty = world.json("/desk")["figures"]["key_empty"]
    assert number(page.locator("p.answer").inner_text()) == key_empty
    assert world.json("/positions?status=vacant&key_billet=yes")["total"] == key_empty


def test_the_journal_agrees_with_the_command(world):
    rows = world.json("/events?after=0")["rows"]
    lines = world.command("events").splitlines()
    assert len(lines) >= len(rows) > 0
    journal = world.json("/journal")
    assert journal["last"] == journal["total"] == len(lines) == len(world.csv("/journal"))
    assert [row["index"] for row in journal["rows"]] == list(range(len(lines), len(lines) - len(journal["rows"]), -1))
