"""Pages for what goes wrong: missing, broken, and a form whose security token was not accepted."""

import re
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kinfold.base.abilities import not_found
from kinfold.design import drafts, web

CODE = re.compile(r"[\w:.-]{0,40}")
NEVER_SHOWN = {"csrfmiddlewaretoken", "token", "draft_owner", "draft_form", "draft_about"}


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer an address that does not exist: the same page as for something hidden."""
    return not_found(request)


def broken(request: HttpRequest) -> HttpResponse:
    """Answer when something went wrong on our side."""
    try:
        return web.render(request, "design/broken.html", status=500)
    except Exception:  # the page itself may need what has broken: say it without any template
        return HttpResponse(
            "Something went wrong on our side. If a child may be in danger, ring the duty team, or 999.",
            status=500,
            content_type="text/plain; charset=utf-8",
        )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token was not accepted: show what was typed, so that nothing is lost.

    It may be sent again from here only when the browser itself says that it came from this site.
    """
    if request.path.startswith(reverse("sign_in")):
        return redirect("sign_in")
    texts, unseen = split(request)
    from_here = came_from_here(request)
    if from_here and request.who.is_nobody and not request.FILES:  # type: ignore[attr-defined]
        # Signed out meanwhile, in another window: keep it, and ask to sign in again.
        name = drafts.park(request)
        if name:
            return redirect(f"{reverse('sign_in')}?{urlencode({'parked': name})}")
    if from_here:
        drafts.save(drafts.account_of(request), *draft_name(request), drafts.contents(request.POST))
    context: dict[str, Any] = {
        "texts": texts,
        "unseen": unseen,
        "path": request.get_full_path(),
        "may_resend": from_here,
        "lost_files": bool(request.FILES),
    }
    return web.render(request, "design/sign_in_again.html", context, status=403)


def split(request: HttpRequest) -> tuple[list[tuple[str, str, str]], list[tuple[str, str]]]:
    """Return what was typed as (name, label, words), and what was chosen as (name, value); no passwords."""
    texts, unseen = [], []
    for name, values in request.POST.lists():
        for value in values:
            if name == "csrfmiddlewaretoken" or "password" in name:
                continue
            if name in NEVER_SHOWN or CODE.fullmatch(str(value)):
                unseen.append((name, str(value)))
            else:
                texts.append((name, name.replace("_", " ").replace("-", " ").capitalize(), str(value)))
    return texts, unseen


def draft_name(request: HttpRequest) -> tuple[str, str]:
    """Return under which name the form keeps its drafts."""
    return request.POST.get("draft_form", ""), request.POST.get("draft_about", "")


def came_from_here(request: HttpRequest) -> bool:
    """Say whether the browser vouches that the form came from a page of this site."""
    own = f"{request.scheme}://{request.get_host()}"
    return request.headers.get("Origin") == own or request.headers.get("Sec-Fetch-Site") == "same-origin"
