"""Looking for help: pages that anybody may open and keep. They hold nothing about anybody and need no cookie."""

from functools import cache

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.design import web
from kinfold.directory import abilities, rules
from kinfold.directory.showing import PUBLIC_WHOM, shown, spot
from kinfold.directory.views import drawing
from kinfold.services import queries as services
from kinfold.services.models import Place, Service

A_PAGE = 20
ON_PAPER = 20
KEPT_FOR = 300
"""Seconds for which a page may be kept by whoever passes it on."""


@require_safe
@ability(abilities.HELP_NEAR_YOU)
def help_near_you(request: HttpRequest) -> HttpResponse:
    """Help by words, by what is hard, for whom, and near to a place. Without anything asked: all of it, by name."""
    on = request.today  # type: ignore[attr-defined]
    asked = asked_for(request)
    places = services.open_places(on)
    near = next((one for one in places if one.ref == asked["near"]), None)
    page = services.public_services(
        on=on, words=asked["words"], needs=rules.HARD[asked["hard"]].needs if asked["hard"] else (),
        for_whom=asked["whom"], near=spot(near), after=request.GET.get("after", "")[:300], limit=A_PAGE,
    )  # fmt: skip
    found = shown(page.services, on, near=spot(near), away=page.away)
    context = {
        "asked": asked,
        "anything": any(asked.values()),
        "near": near,
        "places": drawing.place_options(places, near),
        "hard": drawing.options(((word, one.says) for word, one in rules.HARD.items()), asked["hard"]),
        "whom": drawing.options(_whom(), asked["whom"]),
        "found": found,
        "helps": drawing.helps(found, near),
        "page": page,
        "may_mean": [(word, rules.HARD[word].says) for word in rules.may_mean(asked["words"])]
        if page.near_words or not found
        else [],
        "next": _with_after(request, page.after),
    }
    return for_everybody(request, web.render(request, "directory/help_near_you.html", context))


@require_safe
@ability(abilities.HELP_SERVICE)
def help_service(request: HttpRequest, slug: str) -> HttpResponse:
    """One kind of help: all that somebody needs to know to go there or ask. What is not public is as if missing."""
    on = request.today  # type: ignore[attr-defined]
    try:
        found = services.public_service(slug, on)
    except Service.DoesNotExist:
        raise Hidden from None
    near = _near(request)
    (one,) = shown([found], on, near=spot(near), whole=True)
    context = {"one": one, "near": near, "today": on}
    return for_everybody(request, web.render(request, "directory/help_service.html", context))


@require_safe
@ability(abilities.PRINT_HELP)
def print_help(request: HttpRequest) -> HttpResponse:
    """One or several kinds of help on paper: those that were ticked, in the order of their names."""
    on = request.today  # type: ignore[attr-defined]
    slugs = list(dict.fromkeys(slug.replace("\x00", "")[:80] for slug in request.GET.getlist("s")))
    chosen = list(services.public_rows(on).filter(slug__in=slugs[:ON_PAPER]))
    context = {
        "found": shown(chosen, on, near=spot(_near(request)), whole=True),
        "near": _near(request),
        "today": on,
    }
    return for_everybody(request, web.render(request, "directory/print_help.html", context))


@cache
def _whom() -> tuple[tuple[str, str], ...]:
    return tuple((word, services.for_whom_says(word, to_family=True)) for word in PUBLIC_WHOM)


def asked_for(request: HttpRequest) -> dict[str, str]:
    """What somebody looks for, from the address; what is none of our words is left out."""
    hard, whom = request.GET.get("hard", ""), request.GET.get("whom", "")
    return {
        "words": request.GET.get("words", "")[:100].replace("\x00", "").strip(),
        "hard": hard if hard in rules.HARD else "",
        "whom": whom if whom in PUBLIC_WHOM else "",
        "near": request.GET.get("near", "")[:20],
    }


def for_everybody(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Let anybody keep a page for a few minutes; not that of somebody who is signed in, though it is the same."""
    if request.who.is_nobody:  # type: ignore[attr-defined]
        response.headers["Cache-Control"] = f"public, max-age={KEPT_FOR}"
    return response


def _near(request: HttpRequest) -> Place | None:
    ref = request.GET.get("near", "")
    if not ref.isalnum() or len(ref) > 20:
        return None
    try:
        return services.place(ref)
    except Place.DoesNotExist:
        return None


def _with_after(request: HttpRequest, after: str) -> str:
    if not after:
        return ""
    query = request.GET.copy()
    query["after"] = after
    return f"?{query.urlencode()}"
