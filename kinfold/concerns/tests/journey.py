"""Doing with a browser's requests what a person does on the pages of this room."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from django.test import Client

TOKEN = re.compile(r'name="token" value="([^"]+)"')


def text(response: Any) -> str:
    """What a page says, without its markup."""
    body = re.sub(r"<(script|style)[^>]*>.*?</\1>", " ", response.content.decode(), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def token_of(response: Any) -> str:
    found = TOKEN.search(response.content.decode())
    assert found, text(response)[:400]
    return str(found[1])


def send(client: Client, path: str, **typed: Any) -> Any:
    """Open a form and send it, with its token."""
    page = client.get(path)
    assert page.status_code == 200, (path, page.status_code, text(page)[:300])
    return client.post(path, {"token": token_of(page), **typed})


def send_ok(client: Client, path: str, **typed: Any) -> str:
    """Send a form that must be accepted; return where it leads."""
    answer = send(client, path, **typed)
    assert answer.status_code == 302, (path, answer.status_code, text(answer)[:1500])
    return str(answer["Location"])


def day(name: str, year: int, month: int, number: int) -> dict[str, str]:
    """Fill the three boxes of a date."""
    return {f"{name}-day": str(number), f"{name}-month": str(month), f"{name}-year": str(year)}


def raise_worry(
    client: Client,
    name: str,
    *,
    saw: str = "Came without breakfast again.",
    wish: str = "keep",
    who: dict[str, str] | None = None,
    own_words: str = "",
    last: dict[str, str] | None = None,
) -> str:
    """Walk the four pages and the last look. Returns the reference of the worry."""
    begin = client.get("/worry/new?afresh=yes")
    path = send_ok(client, begin["Location"], **{"how_many": "1", "name-0": name, **(who or {})})
    path = send_ok(client, path, saw=saw, **day("seen_on", 2026, 3, 2), **{"words-0": own_words})
    path = send_ok(client, path, may_mean="Perhaps there is no money.", family_told="no")
    path = send_ok(client, path, wish=wish, **(last or {}))
    sent = send_ok(client, path)
    found = re.fullmatch(r"/worry/(\w+)/sent", sent)
    assert found, sent
    return str(found[1])
