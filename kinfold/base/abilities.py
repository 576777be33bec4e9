"""What a page lets somebody do: declared beside the page, refused by default.

An ability names a row of the access matrix (`kinfold/sharing/access-matrix.tsv`) where one applies.
The decorator asks only *is somebody signed in, and of the right kind?*; whether this person may open
this record is asked by `sharing.actions.open_record`, which also writes the access log.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Literal

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from kinfold.base.errors import Hidden, NeedsGlass, RefusedOpenly

Audience = Literal["anyone", "signed_in", "practitioner"]
VERBS = ("GET", "HEAD", "POST")  # all that pages and their forms ever use
View = Callable[..., HttpResponseBase]


@dataclass(frozen=True, slots=True)
class Ability:
    """One thing that a page lets somebody do.

    `row` is the access matrix row that governs it ("V1"), or "-" where no record is opened.
    """

    name: str
    row: str
    says: str
    audience: Audience = "practitioner"


def ability(needed: Ability) -> Callable[[View], View]:
    """Declare the ability of a view and turn refusals into pages.

    Refusals are *answered*, not raised past the view: the request's transaction then keeps the access
    log row that records the refusal.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.method not in VERBS:
                return HttpResponseNotAllowed(VERBS)
            who = getattr(request, "who", None)
            if needed.audience != "anyone" and (who is None or who.is_nobody):
                return ask_to_sign_in(request)
            if needed.audience == "practitioner" and who is not None and who.practitioner_id is None:
                return not_found(request)
            try:
                return view(request, *args, **kwargs)
            except Hidden:
                return not_found(request)
            except RefusedOpenly as refusal:
                return render(request, "design/refused.html", {"why": str(refusal)}, status=403)
            except NeedsGlass as glass:
                return redirect("break_glass", ref=glass.ref)

        guarded.ability = needed  # type: ignore[attr-defined]
        return guarded

    return decorate


def not_found(request: HttpRequest) -> HttpResponse:
    """The page for something missing: the same, byte for byte, for something hidden."""
    return render(request, "design/not_found.html", status=404)


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """Send a visitor to the sign-in page. What a signed-out form held is kept by the sign-in view."""
    return redirect(f"{reverse('sign_in')}?next={request.path}")
