"""Looking at the maps."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kinfold.base.abilities import ability
from kinfold.design import web
from kinfold.design.web import asker
from kinfold.front.network import abilities, days, pages
from kinfold.front.pages.opening import open_family, open_person

DONE = {
    "added": "They are on the map.",
    "related": "It is on the map.",
    "changed": "The tie is brought up to date.",
    "ended": "The end is on the map. Earlier days show it as it was.",
    "taken_back": "It is off the map, of every day.",
    "home": "The home is on the map.",
    "moved_in": "The move is on the map.",
    "moved_out": "The move is on the map.",
    "responsibility": "It is recorded.",
    "chosen": "It is written down.",
    "no_longer": "It is written down, and stays in the child’s story.",
    "answered": "What you were told stands beside the question.",
    "involved": "They work with the family from today.",
    "goodbye": "The last day and the goodbye are written down.",
    "lead": "The lead is handed over.",
}


@require_safe
@ability(abilities.SEE_GENOGRAM)
def genogram(request: HttpRequest, ref: str) -> HttpResponse:
    """The family on any day: drawn, in words, and for those who may, to be built on."""
    who, today = asker(request)
    family, view = open_family(who, ref, on=today, action="genogram")
    asked = days.read(request.GET.get("on", ""), today)
    page = pages.genogram_page(family, view, asked, today)
    page.done = DONE.get(request.GET.get("done", ""), "")
    shown = {"page": page, "family": family, "title": "Our family"}
    template = "map_for_family" if who.is_family else "genogram"
    return web.render(request, f"front/network/{template}.html", shown, status(asked))


@require_safe
@ability(abilities.SEE_ECOMAP)
def ecomap(request: HttpRequest, ref: str) -> HttpResponse:
    """The people around a child, on any day."""
    who, today = asker(request)
    child, family, view, _ = open_person(
        who, ref, on=today, action="ecomap", family_ref=request.GET.get("family", "")
    )
    asked = days.read(request.GET.get("on", ""), today)
    page = pages.ecomap_page(child, family, view, asked, today)
    page.done = DONE.get(request.GET.get("done", ""), "")
    own = child.pk in who.person_ids
    title = "The people around me" if own else f"The people around {child.known_as}"
    shown = {"page": page, "family": family, "child": child, "title": title}
    template = "map_for_family" if who.is_family else "ecomap"
    return web.render(request, f"front/network/{template}.html", shown, status(asked))


def status(asked: days.Asked) -> int:
    """A day that cannot be read is answered like a form to be corrected."""
    return web.NOT_UNDERSTOOD if asked.wrong else 200
