"""The nine addresses of the feed, and its description: for anybody, without cookies, in JSON, in the same words for everyone.

Whoever reads often sends back the mark of what they have (`If-None-Match`) and is answered with nothing when nothing changed.
"""

import json
from collections.abc import Callable
from functools import wraps
from hashlib import blake2b
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import http_date, parse_etags

from kinfold.base.abilities import ability
from kinfold.openreferral import abilities
from kinfold.openreferral.queries.answers import Feed, get_one, list_page
from kinfold.openreferral.rules import description, formats, telling
from kinfold.openreferral.rules.asking import CannotAnswer
from kinfold.openreferral.rules.telling import Told

FRESH = 300
"""Seconds for which a copy may be shown without asking again."""
READS = ("GET", "HEAD")
View = Callable[..., Told]


def answered(view: View) -> Callable[..., HttpResponse]:
    """Answer with what a view tells, as JSON; what cannot be answered in plain words and with its status."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in READS:
            refused = in_json({"status": 405, "message": "This feed can only be read (GET)."}, status=405)
            refused.headers["Allow"] = ", ".join(READS)
            return refused
        try:
            told = view(request, *args, **kwargs)
        except CannotAnswer as why:
            return in_json(why.as_told(), status=why.status)
        return marked(request, told)

    return ability(abilities.READ_FEED)(answer)  # type: ignore[return-value]


def in_json(told: Told, status: int = 200) -> HttpResponse:
    """Return an answer in JSON that anybody's page may read."""
    body = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
    response = HttpResponse(body, content_type="application/json", status=status)
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def marked(request: HttpRequest, told: Told) -> HttpResponse:
    """Return an answer with the mark of what it holds, or only the mark when the reader has it already."""
    response = in_json(told)
    mark = f'"{blake2b(response.content, digest_size=12).hexdigest()}"'
    wanted = (
        parse_etags(request.headers.get("If-None-Match", "")) if "If-None-Match" in request.headers else []
    )
    if "*" in wanted or any(one.removeprefix("W/") == mark for one in wanted):
        response = HttpResponse(status=304)
        response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["ETag"] = mark
    response.headers["Cache-Control"] = f"public, max-age={FRESH}"
    changed = _changed(told)
    if changed is not None:
        response.headers["Last-Modified"] = http_date(changed)
    return response


def _changed(told: Told) -> float | None:
    """When what an answer tells of changed last, so far as it says."""
    rows = told.get("contents", [told])
    said = (row.get("last_modified") or row.get("service", {}).get("last_modified") for row in rows)
    newest = max(filter(None, said), default=None)
    moment = formats.moment_of(newest) if newest else None
    return None if moment is None else moment.timestamp()


def where(request: HttpRequest) -> Feed:
    """Where this feed lives, as the reader reached it, and which day it is."""
    root = request.build_absolute_uri(reverse("open_referral"))
    pages = request.build_absolute_uri(reverse("help_service", kwargs={"slug": "-"}))
    near = f"{request.build_absolute_uri(reverse('help_near_you'))}?near={{}}"
    return Feed(root, pages.replace("/-/", "/{}/"), near, request.today)  # type: ignore[attr-defined]


@answered
def feed(request: HttpRequest) -> Told:
    """What this feed is."""
    return telling.api(where(request).world())


@answered
def described(request: HttpRequest) -> Told:
    """The OpenAPI description of this feed."""
    return description.openapi(where(request).base.rstrip("/"))


@answered
def page(request: HttpRequest, name: str) -> Told:
    """A page of services, of places, of taxonomies or of their words."""
    return list_page(name, request.GET.dict(), where(request))


@answered
def one(request: HttpRequest, name: str, key: str) -> Told:
    """One of them, whole."""
    return get_one(name, key, where(request))


@answered
def missing(request: HttpRequest, rest: str) -> Told:
    """An address of the feed that does not exist."""
    raise CannotAnswer(404, "This feed has no such address. Begin at its root: it names its description.")
