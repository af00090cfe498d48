"""The main job, walked as a person would: world map, office, empty key billet, slate, why this person."""

import re

import pytest
from playwright.sync_api import expect

from conftest import KEY_BILLET, OFFICE, SCREENSHOTS


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def visit(request, open_page):
    """Opens a page with JavaScript on or off, and saves what is seen under a name."""
    suffix = "" if request.param else "-no-script"

    def opened(path):
        page = open_page(path, java_script_enabled=request.param, viewport={"width": 1280, "height": 900})

        def save(name):
            page.screenshot(path=SCREENSHOTS / f"{name}{suffix}.png", full_page=True)

        return page, save

    return opened


def test_from_the_map_to_why_this_person(visit, world):
    page, save = visit("/world")
    expect(page.locator("p.answer")).to_contain_text("vacant")
    save("1-world")

    # A dot of the map leads to its office; dots may lie on each other, so the click goes to the link itself.
    page.locator(f'svg a[href^="/offices/{OFFICE}"]').first.dispatch_event("click")
    page.wait_for_url(re.compile(f"/offices/{OFFICE}"))
    expect(page.locator("h1")).to_be_visible()
    save("2-office")

    page.locator(".figures div", has_text="Key billets empty").get_by_role("link").click()
    page.wait_for_url(re.compile("/positions\\?"))
    save("3-empty-key-billets")
    page.locator(f'main table a[href^="/positions/{KEY_BILLET}"]').first.click()
    page.wait_for_url(re.compile(f"/positions/{KEY_BILLET}"))
    expect(page.locator("h1")).to_contain_text(re.compile("vacant|empty", re.I))
    expect(page.locator("p.answer")).to_contain_text("200 days")
    save("4-key-billet")

    page.get_by_role("navigation", name="Main").get_by_role("link", name="Assignments").click()
    page.wait_for_url(re.compile("/slates"))
    save("5-slates")
    page.locator(f'main a[href^="/slates/{world.slate}"]').first.click()
    page.wait_for_url(re.compile(f"/slates/{world.slate}"))
    save("6-slate")

    page.get_by_label("Text", exact=True).fill(KEY_BILLET)
    page.get_by_role("button", name="Filter").click()
    page.wait_for_url(re.compile(f"q={KEY_BILLET}"))
    page.locator("main table a", has_text=re.compile(KEY_BILLET)).first.click()
    page.wait_for_url(re.compile("/explain"))
    explained = world.json(f"/slates/{world.slate}/explain?position={KEY_BILLET}")
    chosen = explained["figures"]["chosen"]
    expect(page.locator("p.answer")).to_contain_text(chosen)
    points = [row for row in page.locator("section[aria-labelledby=points] tfoot td.number").all_text_contents()]
    assert points[0].replace(",", "") == str(explained["figures"]["chosen_points"])
    expect(page.locator("section[aria-labelledby=gates]")).to_contain_text("met")
    save("7-why-this-person")

    command = world.command("slate", "explain", world.slate, "--position", KEY_BILLET)
    assert f"CHOSEN  {chosen}" in command
    assert f"points {explained['figures']['chosen_points']}" in command


def test_what_if_is_asked_and_asked_again(visit, world, contested):
    position, (first, second, *_) = contested
    page, save = visit(f"/slates/{world.slate}/explain?position={position}")
    page.locator("section[aria-labelledby=regrets]").get_by_role("link", name=first["person"]).click()
    page.wait_for_url(re.compile("/whatif"))
    expect(page.locator("p.answer")).to_contain_text(f"{first['loss']:,} point")
    page.get_by_label("What if this person").fill(second["person"])
    page.get_by_role("button", name="Ask").click()
    expect(page.locator("p.answer")).to_contain_text(second["person"])
    assert second["person"] in page.url
    answer = world.json(f"/slates/{world.slate}/whatif?person={second['person']}&position={position}")
    expect(page.locator("section[aria-labelledby=moves] tbody tr")).to_have_count(answer["figures"]["moves"])
    save("8-what-if")
    page.go_back()
    expect(page.locator("p.answer")).to_contain_text(first["person"])
    command = world.command("slate", "whatif", world.slate, "--force", f"{second['person']}={position}")
    assert answer["figures"]["loss"] == second["loss"]
    assert f"would cost {second['loss']:,} point" in command


def test_filters_narrow_the_list_and_chips_widen_it(visit, world):
    page, save = visit("/positions")
    everything = world.json("/positions")["total"]
    expect(page.locator("main")).to_contain_text(f"{everything:,}")
    page.get_by_label("Status").select_option("vacant")
    page.get_by_role("button", name="Filter").click()
    page.wait_for_url(re.compile("status=vacant"))
    vacant = world.json("/positions?status=vacant")["total"]
    expect(page.locator("p.answer")).to_contain_text(f"{vacant:,}")
    save("positions-vacant")
    page.locator("a.chip").first.click()
    expect(page.locator("main")).to_contain_text(f"{everything:,}")


def test_one_submits_and_another_publishes(visit, world_of_its_own):
    """On a slate of its own in a world of its own, with the forms of the pages alone."""
    own = world_of_its_own
    page, save = visit(f"{own.address}/sign-in")
    solved = own.solve("2027-01-04", "2027-01-05")

    def act_as(name):
        page.goto(f"{own.address}/sign-in?return=/slates/{solved}")
        page.get_by_role("button", name=f"Act as {name}").click()
        page.wait_for_url(re.compile(f"/slates/{solved}"))

    act_as("Otto Officer")
    page.get_by_role("button", name=re.compile("^Submit")).click()
    page.wait_for_load_state()
    expect(page.locator("h1")).to_contain_text(re.compile("submitted", re.I))
    assert page.get_by_role("button", name=re.compile("^Publish")).count() == 0, "its submitter cannot publish it"
    act_as("Olga Officer")
    save("slate-submitted")
    page.get_by_role("button", name=re.compile("^Publish")).click()
    page.wait_for_load_state()
    expect(page.locator("h1")).to_contain_text(re.compile("published", re.I))
    save("slate-published")
    assert own.json(f"/slates/{solved}")["figures"]["state"] == "published"
