"""The first page after signing in."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kinfold.base.abilities import ability
from kinfold.base.dates import in_words
from kinfold.design import web
from kinfold.front import abilities
from kinfold.front.pages.home import home_page, own_page
from kinfold.front.pages.links import address


@require_safe
@ability(abilities.SEE_HOME)
def home(request: HttpRequest) -> HttpResponse:
    """Show my work; to a child, parent or relative their own page."""
    who, on = request.who, request.today  # type: ignore[attr-defined]
    if who.is_family:
        return web.render(request, "front/home_family.html", {"page": own_page(who, on), "address": address})
    if who.practitioner_id is None:
        return web.render(request, "front/home_nobody.html")
    return web.render(
        request,
        "front/home.html",
        {"page": home_page(who, on), "who": who, "address": address, "in_words": in_words},
    )
