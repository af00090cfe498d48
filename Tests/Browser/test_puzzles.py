"""The address of each puzzle of the demo world answers it on that page, without another click."""

import re
from pathlib import Path

import pytest

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "demo.md").read_text()
PUZZLES = re.findall(r"Look at `(/[^`]+)`\. (.+?)\n\n\*(.+?)\*\n", TEXT, re.DOTALL)
NAME = r"([A-Z]\w+ [A-Z]\w+) \((per_\d+)\)"
# Days, lengths in days, levels, laws, and the codes and numbers of offices and positions.
FACT = r"\d{4}-\d\d-\d\d|\d+ days|\d/\d/\d|\d+ USC [\w()]+|[A-Z]+-[A-Z]{3}(?:-\d+)?"


@pytest.mark.parametrize("address, question, answer", PUZZLES, ids=[puzzle[0] for puzzle in PUZZLES])
def test_a_puzzle_is_answered_where_it_says(open_page, address, question, answer):
    page = open_page(address)
    # Closed parts do not count.
    text = page.locator("main").inner_text()
    links = set(page.eval_on_selector_all("main a", "all => all.map(a => a.getAttribute('href'))"))
    people = re.findall(NAME, question + answer)
    facts = re.findall(FACT, question + answer)
    assert people or facts
    for name, identity in people:
        assert name in text, name
        assert identity in page.url or f"/people/{identity}" in links, identity
    for fact in facts:
        assert fact in text, fact
    if "no test result at all" in answer:
        assert "nobody" in text


def test_there_are_seven():
    assert len(PUZZLES) == 7
