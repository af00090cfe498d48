"""The past in a browser: the permanent link, and pages that stay at their moment."""

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

from conftest import SCREENSHOTS


def test_the_key_and_the_link_put_day_and_entry_into_the_address(open_page):
    page = open_page("/positions?status=vacant")
    permanent = page.get_by_role("link", name="Permanent link").get_attribute("href")
    page.keyboard.press("y")
    query = parse_qs(urlsplit(page.url).query)
    assert query == parse_qs(urlsplit(permanent).query)
    assert query["as_of"] == [page.locator("body").get_attribute("data-as-of")]
    assert query["at"] == [page.locator("body").get_attribute("data-index")]
    rows = page.locator("main table").first.inner_text()
    page.reload()
    expect(page.locator(".strip")).to_contain_text("As known at entry")
    assert page.locator("main table").first.inner_text() == rows


def test_a_walk_stays_at_its_moment_until_it_is_left(open_page):
    page = open_page("/offices?at=1", viewport={"width": 320, "height": 900})
    page.screenshot(path=SCREENSHOTS / "past-320.png")
    assert page.locator("body").get_attribute("data-events") is None
    page.locator('main table a[href^="/offices/"]').first.click()
    page.wait_for_url(re.compile(r"/offices/[^?]+\?.*at=1"))
    expect(page.locator(".strip")).to_contain_text("As known at entry 1")
    assert page.locator('form[method="post"]').count() == 0
    page.get_by_role("button", name="Show day").click()
    page.wait_for_url(re.compile(r"as_of=.*at=1|at=1.*as_of="))
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Staffing").click()
    page.wait_for_url(re.compile(r"/staffing/gap\?.*at=1"))
    page.get_by_role("link", name="What is known now").click()
    expect(page.locator(".strip")).not_to_contain_text("As known at entry")
