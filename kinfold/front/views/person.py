"""The child's page, and a plainer one for adults."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kinfold.base.abilities import ability
from kinfold.design import web
from kinfold.front import abilities
from kinfold.front.pages.opening import open_person
from kinfold.front.pages.person import person_page
from kinfold.front.pages.saying import told_said


@require_safe
@ability(abilities.SEE_PERSON)
def person(request: HttpRequest, ref: str) -> HttpResponse:
    """Show a person in the family that the asker may see (`?family=` chooses among several)."""
    who, on = request.who, request.today  # type: ignore[attr-defined]
    family_ref = request.GET.get("family", "")[:20]
    found, family, view, others = open_person(who, ref, on=on, action="person.view", family_ref=family_ref)
    page = person_page(found, family, view, on, others)
    template = "front/child.html" if page.is_child else "front/adult.html"
    if who.is_family:
        template = "front/person_for_family.html"
    context = {
        "page": page,
        "person": found,
        "family": family,
        "told": told_said(page.tellings, found.known_as),
    }
    return web.render(request, template, context)
