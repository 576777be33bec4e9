"""The floor as a page of ours: what a bare view shows, within the layout that every page has.

The other bare views paste their rows into constant bytes. No page of a real site is constant: the navigation depends on who
looks, the button to sign out carries a token. Here the layout is drawn by the same template as on every page, so that the
difference to the real page is only what that page itself reads and draws.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from markupsafe import Markup

View = Callable[..., HttpResponse]


def laid_out(view: View) -> View:
    """Draw what a bare view answers within the layout."""

    def drawn(request: HttpRequest, **named: Any) -> HttpResponse:
        page = view(request, **named).content.decode()
        start = page.index(">", page.index("<main")) + 1
        content = Markup(page[start : page.rindex("</main>")])  # noqa: S704 - made by a bare view, which escapes
        return render(request, "bare.html", {"content": content})

    return drawn
