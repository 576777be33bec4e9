"""Finding somebody. The words are sent, never put into an address: names do not belong in logs and histories."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kinfold.base.abilities import ability
from kinfold.base.errors import NotNow
from kinfold.design import web
from kinfold.front import abilities, actions
from kinfold.front.forms import FindForm, FindOutsideForm
from kinfold.front.pages import finding
from kinfold.front.pages.links import address


@require_http_methods(["GET", "HEAD", "POST"])
@ability(abilities.FIND)
def find(request: HttpRequest) -> HttpResponse:
    """Look in one's own work; then, with a purpose and two identifiers, outside it."""
    who, on = request.who, request.today  # type: ignore[attr-defined]
    beyond = request.method == "POST" and "outside" in request.POST and finding.may_look_outside(who, on)
    form = (FindOutsideForm if beyond else FindForm).of(request)
    context: dict[str, Any] = {
        "form": form,
        "beyond": beyond,
        "asked": False,
        "may_look_outside": finding.may_look_outside(who, on),
        "add_href": address("add_person")
        if finding.may_look_outside(who, on) and not who.other_authority
        else "",
        "hits": [],
        "elsewhere": None,
    }
    if form.is_bound and form.is_valid():
        words = form.cleaned_data["words"]
        try:
            if beyond:
                actions.look_outside(who, words, form.cleaned_data["purpose"], now=timezone.now())
                context["elsewhere"] = finding.outside(who, words, on)
            else:
                actions.note_search(who, words)
        except NotNow as why:
            form.refuse(why)
        else:
            context |= {"asked": True, "words": words, "hits": finding.inside(who, words, on)}
            context["outside_form"] = FindOutsideForm(initial={"words": words}, today=on)
    status = web.NOT_UNDERSTOOD if form.errors else 200
    return web.render(request, "front/find.html", context, status=status)
