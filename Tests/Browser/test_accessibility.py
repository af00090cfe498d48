"""No violation that axe finds, everything reachable by keyboard, nothing sideways or unreadable on a narrow screen."""

import pytest
from axe_playwright_python.sync_playwright import Axe

PAGES = [
    "desk", "world", "positions", "position", "people", "person", "gap", "projected", "gap-days", "overlap-days",
    "slates", "slate", "explain", "why", "whatif", "diff", "countries", "country", "offices", "office", "journal",
    "sign-in", "help", "slate-unfilled", "slate-unplaced", "explain-unfilled", "front", "journal-filtered",
    "position-flagged",
]
DRAWN = ["position", "person", "gap", "projected", "office", "country", "front"]
TAB_COUNT_MAX = 150

DESCRIBE = """() => {
    const element = document.activeElement;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    return {
        tag: element.tagName, text: (element.textContent || element.name || "").trim().slice(0, 40),
        isSkip: element.matches(".skip"), inFilters: !!element.closest("form.filters"),
        inTable: !!element.closest(".scroll, table"), inMain: !!element.closest("main"),
        isVisible: box.width > 0 && box.bottom > 0 && box.right > 0 && box.left < innerWidth,
        outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    };
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(open_page, core_pages, name, scheme):
    page = open_page(core_pages[name], color_scheme=scheme, bypass_csp=True)
    # Closed parts are looked at too.
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    violations = Axe().run(page).response["violations"]
    assert [
        (violation["id"], violation["help"], [node["html"][:160] for node in violation["nodes"][:3]])
        for violation in violations
    ] == []


@pytest.mark.parametrize("name", PAGES)
def test_nothing_scrolls_sideways_at_320_pixels(open_page, core_pages, name):
    page = open_page(core_pages[name], viewport={"width": 320, "height": 640})
    wide = page.evaluate("""() => {
        const width = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= width) return [];
        return [...document.querySelectorAll("body *")]
            .filter(element => element.getBoundingClientRect().right > width + 1 && !element.closest(".scroll, .narrow"))
            .slice(0, 5).map(element => element.outerHTML.slice(0, 120));
    }""")
    assert wide == []


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_no_words_lie_on_words_beside_them(open_page, core_pages, name, width):
    """Cells of a table and facts side by side: what one holds does not reach into the next."""
    page = open_page(core_pages[name], viewport={"width": width, "height": 900})
    overlaps = page.evaluate("""() => [...document.querySelectorAll("main dl.facts dd, main td, main tbody th")]
        .flatMap(cell => [...cell.querySelectorAll("*")].filter(part => part.getBoundingClientRect().width > 1
                && !part.closest(".unseen, svg")
                && part.getBoundingClientRect().right > cell.getBoundingClientRect().right + 1)
            .map(part => part.outerHTML.slice(0, 120)))""")
    assert overlaps == []


@pytest.mark.parametrize("width", [320, 1280])
def test_rows_of_a_front_are_as_low_as_any_table(open_page, core_pages, width):
    page = open_page(core_pages["front"], viewport={"width": width, "height": 900})
    heights = page.eval_on_selector_all("main tbody tr", "all => all.map(row => row.getBoundingClientRect().height)")
    assert heights and max(heights) <= 40, heights
    shown = page.eval_on_selector("select", "one => one.getBoundingClientRect().width")
    assert shown >= 240, "the choice is cut"


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", ["positions", "people", "offices", "countries", "world", "slate", "front", "journal"])
def test_the_header_of_a_table_stays_while_its_rows_pass(open_page, core_pages, name, width):
    page = open_page(core_pages[name], viewport={"width": width, "height": 640})
    boxes = page.eval_on_selector_all(".scroll", """all => all.map(box => {
        box.scrollTop = box.scrollHeight;
        const head = box.querySelector("thead th").getBoundingClientRect();
        return [box.scrollTop, head.top - box.getBoundingClientRect().top];
    })""")
    # Tables that are seen whole do not scroll; the others keep their header at the top of their box.
    assert boxes and all(moved == 0 or abs(distance) <= 1 for moved, distance in boxes), boxes


def test_vacancies_of_the_world_are_seen_on_a_narrow_screen(open_page):
    page = open_page("/world", viewport={"width": 320, "height": 640})
    width = page.evaluate("document.documentElement.clientWidth")
    for title in ["Vacant", "Fill, %"]:
        box = page.get_by_role("columnheader", name=title, exact=True).bounding_box()
        assert box["x"] + box["width"] <= width, title


@pytest.mark.parametrize("name", ["position", "person", "office", "country"])
def test_a_strip_shows_today_at_320_pixels_before_anything_is_scrolled(open_page, core_pages, name):
    page = open_page(core_pages[name], viewport={"width": 320, "height": 640})
    seen = page.eval_on_selector_all(
        "svg.chart line.now",
        """lines => lines.map(line => line.getBoundingClientRect()).filter(box => box.height > 0)
            .map(box => box.left >= 0 && box.right <= document.documentElement.clientWidth)""",
    )
    assert seen == [True]


@pytest.mark.parametrize("name", DRAWN)
def test_a_drawing_is_whole_and_readable_at_320_pixels(open_page, core_pages, name):
    page = open_page(core_pages[name], viewport={"width": 320, "height": 640})
    drawings = page.eval_on_selector_all(
        "svg.chart",
        """all => all.filter(svg => svg.getBoundingClientRect().width > 100).map(svg => {
            const box = svg.getBoundingClientRect();
            const scale = box.width / svg.viewBox.baseVal.width;
            const sizes = [...svg.querySelectorAll("text")].map(text => scale * parseFloat(getComputedStyle(text).fontSize));
            return [box.left >= 0 && box.right <= document.documentElement.clientWidth, Math.min(...sizes) >= 12];
        })""",
    )
    assert drawings and all(drawing == [True, True] for drawing in drawings), drawings


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", DRAWN)
def test_no_text_of_a_drawing_lies_on_another(open_page, core_pages, name, width):
    page = open_page(core_pages[name], viewport={"width": width, "height": 900})
    overlaps = page.eval_on_selector_all(
        "svg.chart",
        """all => all.flatMap(svg => {
            const texts = [...svg.querySelectorAll("text")]
                .map(text => [text.textContent, text.getBoundingClientRect()]).filter(([, box]) => box.width > 0);
            return texts.flatMap(([words, box], index) => texts.slice(0, index)
                .filter(([, other]) => Math.min(box.right, other.right) - Math.max(box.left, other.left) > 1
                    && Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top) > 3)
                .map(([others]) => others + " / " + words));
        })""",
    )
    assert overlaps == []


def test_the_first_key_offers_to_skip_to_the_content(open_page):
    page = open_page("/positions")
    page.keyboard.press("Tab")
    first = page.evaluate(DESCRIBE)
    assert first["isSkip"] and first["isVisible"] and first["outline"] >= 2, first
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(DESCRIBE)["inMain"]


@pytest.mark.parametrize("name", ["positions", "people", "offices", "countries", "gap", "slate"])
def test_tab_reaches_filters_and_table_and_is_always_seen(open_page, core_pages, name):
    page = open_page(core_pages[name])
    steps = []
    for _ in range(TAB_COUNT_MAX):
        page.keyboard.press("Tab")
        steps.append(page.evaluate(DESCRIBE))
        if steps[-1]["inTable"]:
            break
    assert any(step["inFilters"] for step in steps), "no filter is reached"
    assert steps[-1]["inTable"], f"no table is reached in {TAB_COUNT_MAX} steps"
    unseen = [step for step in steps if step["tag"] != "BODY" and not (step["isVisible"] and step["outline"] >= 2)]
    assert unseen == []


def test_the_whole_walk_works_by_keyboard(open_page, world):
    """From the table beside the map to an office, without a pointer."""
    page = open_page("/world")
    for _ in range(TAB_COUNT_MAX):
        page.keyboard.press("Tab")
        target = page.evaluate("document.activeElement.getAttribute('href') || ''")
        if target.startswith("/offices/"):
            break
    assert target.startswith("/offices/")
    page.keyboard.press("Enter")
    page.wait_for_url("**/offices/*")


def test_headings_and_landmarks_stand_in_order(open_page, core_pages):
    for name, path in core_pages.items():
        page = open_page(path)
        levels = page.eval_on_selector_all("h1, h2, h3, h4", "all => all.map(h => Number(h.tagName[1]))")
        assert levels.count(1) == 1, name
        assert all(after - before <= 1 for before, after in zip(levels, levels[1:])), (name, levels)
        assert page.locator("main").count() == 1, name
        assert page.locator("html[lang]").count() == 1, name
