"""Emergency access: asking for it, and looking at it again."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.design import web
from kinfold.sharing import abilities, actions, queries, rules
from kinfold.sharing.forms import BreakGlassForm, ReviewGlassForm
from kinfold.sharing.models import Grant


@ability(abilities.BREAK_GLASS)
def break_glass(request: Any, ref: str) -> HttpResponse:
    """Ask why, then open one family for four hours."""
    family, view = actions.open_ref(request.who, "G5", ref, on=request.today, action="ask_to_break_glass")
    # Duty with a live contact reads the record, but police information (V4) only through the glass: then the page is for them.
    if view.whole("V1") and view.decide("V4").code != "glass":
        return redirect("family", ref=family.ref)
    form = BreakGlassForm.of(request, about=family.ref)

    def done() -> HttpResponse:
        opened = actions.break_glass(
            request.who, family, **form.answers, on=request.today, now=timezone.now()
        )
        assert opened.expires_at is not None
        request.session["emergency_until"] = f"{timezone.localtime(opened.expires_at):%H:%M}"  # the banner
        return redirect("family", ref=family.ref)

    # The name is told to those who could have found it: anybody who may break the glass on an ordinary record.
    shown = {"family": family, "may_name": view.can("F1"), "hours": rules.GLASS_HOURS}
    return web.answer(request, form, "sharing/break_glass.html", done, shown)


@require_POST
@ability(abilities.END_GLASS)
def end_glass(request: Any) -> HttpResponse:
    """Close all emergency access of one's own now."""
    actions.end_glass(request.who, on=request.today)
    request.session.pop("emergency_until", None)
    return redirect("home")


@ability(abilities.SEE_GLASS)
def glass_reviews(request: Any) -> HttpResponse:
    """List the emergency access that this person has to look at again."""
    rows = queries.glass_to_review(request.who, request.today)
    return web.render(request, "sharing/glass_reviews.html", {"rows": rows})


@ability(abilities.REVIEW_GLASS)
def review_glass(request: Any, ref: str) -> HttpResponse:
    """Say what was found."""
    try:
        opened = queries.glass_opened(ref)
    except Grant.DoesNotExist:
        raise Hidden from None
    if not queries.may_review(request.who, opened, request.today):
        raise Hidden
    form = ReviewGlassForm.of(request, about=ref)

    def done() -> HttpResponse:
        actions.review_glass(opened, **form.answers, by=request.who, on=request.today)
        return redirect("glass_reviews")

    category = rules.GLASS_CATEGORIES.get(opened.category, opened.category)
    return web.answer(
        request, form, "sharing/review_glass.html", done, {"opened": opened, "category": category}
    )
