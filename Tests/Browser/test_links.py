"""Every link of every core page leads somewhere."""

import re
import urllib.error
import urllib.parse


def shape(address):
    """What links of one kind have in common: the path without identities, and the keys of the query."""
    parts = urllib.parse.urlsplit(address)
    path = re.sub(r"(pos|per|slt|off)_\w+", r"\1", parts.path)
    path = re.sub(r"^/(countries|offices)/[^/.]+", r"/\1/one", path)
    return path, tuple(sorted({key for key, _ in urllib.parse.parse_qsl(parts.query, keep_blank_values=True)}))


def test_no_link_is_empty_or_broken(open_page, world, core_pages):
    samples = {}
    empty = []
    for name, path in core_pages.items():
        page = open_page(path)
        for address in page.eval_on_selector_all("a", "all => all.map(a => a.getAttribute('href'))"):
            if not address:
                empty.append(name)
            elif address.startswith("/"):
                samples.setdefault(shape(address), address)
            else:
                assert address.startswith(("#", "?")), f"{name} leads to {address}"
    assert empty == []
    broken = []
    for address in samples.values():
        try:
            world.body(address)
        except urllib.error.HTTPError as error:
            broken.append((error.code, address))
    assert broken == []
    assert len(samples) > 50
