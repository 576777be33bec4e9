"""Walking through the product without windows: every address there is, every link that a page offers."""

import re
from collections.abc import Iterator

from django.test import Client
from django.urls import URLPattern, URLResolver


def plain(answer) -> str:
    """What a page holds, without the mark against forged forms, which differs each time."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())


def patterns(found) -> Iterator[URLPattern]:
    for one in found:
        if isinstance(one, URLResolver):
            yield from patterns(one.url_patterns)
        else:
            yield one


def fill(route: str, values: dict) -> str:
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(values.get(found[1], "987654321")), route)


def crawl(asker: Client, starts: list[str], most: int = 150) -> Iterator[tuple[str, str]]:
    """Follow every link of this site from some pages, and return each page's address and what it holds."""
    waiting, seen = list(starts), set(starts)
    for _ in range(most):
        if not waiting:
            return
        path = waiting.pop(0)
        answer = asker.get(path, follow=True)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        text = body.decode(errors="replace")
        yield path, text
        for link in re.findall(r'(?:href|src|action)="(/[^"#]*)', text):
            link = link.replace("&amp;", "&")
            if link not in seen and not link.startswith("/static/"):
                seen.add(link)
                waiting.append(link)
