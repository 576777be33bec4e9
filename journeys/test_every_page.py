"""Every page that anybody can come to by a link: it opens, and with a family's whole story on it it fits a telephone.

That no page has barriers is asked of a world with one of everything (`tests/test_every_page_in_a_browser.py`) and of the
pages that the other journeys go through.
"""

import re

import pytest
from django.urls import Resolver404, resolve

from journeys.finding import client

WORKERS = ("amina", "grace", "ben", "daniel", "margaret", "joan", "ruth", "iris", "paul", "sam")
FAMILIES = ("sue", "jason", "tina", "jordans-dad")
EACH = {"daniel": 2, "amina": 2}  # addresses of one page for one person; of the others one
LOOKED_AT: set[tuple[str, bool]] = (
    set()
)  # pages seen in a browser by this worker: by name, and whether a family's


@pytest.mark.parametrize("username", [*WORKERS, *FAMILIES])
def test_every_link_leads_to_a_page_that_opens_and_fits(visitor, username):
    asker = client(username)
    someone = visitor(username, width=400, has_touch=True)
    for path, name in links_of(asker, EACH.get(username, 1)):
        seen = (name.split()[0], username in FAMILIES)
        if seen not in LOOKED_AT:
            LOOKED_AT.add(seen)
            someone.glance(path)


def links_of(asker, each):
    """Follow links from the first page, some of each kind; each must open. Gives each page's address and name."""
    waiting, seen, counted = ["/"], {"/"}, {}
    while waiting:
        path = waiting.pop(0)
        name = page_name(path)
        if counted.get(name, 0) >= each:
            continue
        counted[name] = counted.get(name, 0) + 1
        answer = asker.get(path)
        if answer.status_code == 302:
            waiting.insert(0, answer["Location"])
            continue
        assert answer.status_code == 200, f"{path} was answered with {answer.status_code}"
        kind = answer.headers["Content-Type"]
        if not kind.startswith("text/html"):
            continue
        yield path, name
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        for link in re.findall(r'href="(/[^"#]*)', body.decode()):
            link = link.replace("&amp;", "&")
            if link not in seen and not link.startswith("/static/"):
                seen.add(link)
                waiting.append(link)


def page_name(path: str) -> str:
    """Return the name of the page at an address, with the names of what its query asks for."""
    bare, _, query = path.partition("?")
    try:
        name = resolve(bare).url_name
    except Resolver404:
        return path
    asked = sorted(re.findall(r"(?:^|&)(\w+)=", query))
    return " ".join([str(name), *asked])
