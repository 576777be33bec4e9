"""The family page."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kinfold.base.abilities import ability
from kinfold.design import web
from kinfold.front import abilities
from kinfold.front.pages.family import family_page
from kinfold.front.pages.opening import open_family


@require_safe
@ability(abilities.SEE_FAMILY)
def family(request: HttpRequest, ref: str) -> HttpResponse:
    """Show a family: the people, who helps, what changed, what nobody knows yet."""
    who, on = request.who, request.today  # type: ignore[attr-defined]
    found, view = open_family(who, ref, on=on, action="family.view")
    template = "front/family_for_family.html" if who.is_family else "front/family.html"
    return web.render(
        request, template, {"page": family_page(found, view, on), "family": found, "view": view}
    )
