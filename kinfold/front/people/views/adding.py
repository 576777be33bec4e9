"""Adding a person to a family, with the question whether they are on record already."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden, NotNow, RefusedOpenly
from kinfold.design import web
from kinfold.design.web import asker
from kinfold.front.pages.opening import open_family
from kinfold.front.people import abilities, actions, pages
from kinfold.front.people.forms import AddPersonForm
from kinfold.front.people.views.opening import NOT_YOURS
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.people import queries as people
from kinfold.people.models import Person
from kinfold.sharing import queries as access

NOBODY = "nobody"  # the answer "none of these is the same person"
ONLY_SOCIAL_CARE = (
    "A new family's record is begun by children's social care. To tell us about a child, raise a worry: "
    "somebody will answer you."
)


@ability(abilities.ADD_PERSON)
def add_person(request: HttpRequest, ref: str = "") -> HttpResponse:
    """Add a person. Before anything is written, those who may be the same person are shown."""
    who, on = asker(request)
    family = _family(request, ref or request.GET.get("family", ""))
    form = AddPersonForm.of(request, about=family.ref if family else "")
    shown = {"family": family}
    if form.is_bound and form.is_valid() and not form.cleaned_data["same_as"]:
        facts = form.facts()
        but = network.person_ids(family, on) if family else ()
        found = pages.twins(
            who, known_as=facts["known_as"] if facts["name_known"] else "", given=facts["given"],
            family=facts["family"], born=facts["born"], on=on, but=but,
        )  # fmt: skip
        if found:
            return web.render(
                request, "front/people/same_person.html", {**shown, "form": form, "twins": found}
            )

    def done() -> HttpResponse:
        same = chosen(request, form.cleaned_data["same_as"])
        may_see = same is not None and access.visible_people(who, on).filter(pk=same.pk).exists()
        told = form.cleaned_data
        person, into = actions.add_person(
            family, form.facts(), part=told["part"], same_as=same, may_see=may_see, by=who, on=on
        )
        return redirect("person", ref=person.ref) if family is None else redirect("family", ref=into.ref)

    return web.answer(request, form, "front/people/add_person.html", done, shown)


def _family(request: HttpRequest, ref: str) -> Family | None:
    """The family to which somebody is added; none when a family's record is to be begun."""
    who, on = asker(request)
    if not ref:
        ours = who.sector == "social_care" and not who.other_authority
        if not ours or not access.may(who, "W5", None, on=on):
            raise RefusedOpenly(ONLY_SOCIAL_CARE)
        return None
    family, view = open_family(who, ref, on=on, action="person.add")
    if view.masked or not view.can("W1"):
        raise RefusedOpenly(NOT_YOURS)
    return family


def chosen(request: HttpRequest, ref: str) -> Person | None:
    """The person on record whom the worker knew again: only one of those they may find."""
    if ref in ("", NOBODY):
        return None
    who, on = asker(request)
    try:
        person = people.person(ref)
    except Person.DoesNotExist:
        raise Hidden from None
    if not access.findable_people(who, on).filter(pk=person.pk).exists():
        raise NotNow("Choose one of the records shown, or “None of these”.")
    return person
