"""Puts on each request who is asking and which day it is. Nobody else reads the clock for a page."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from kinfold.base.today import today
from kinfold.sharing import queries


class WhoMiddleware:
    """Set `request.today` and `request.who`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Read the day once, and who is asking on it."""
        day = today()
        request.today = day  # type: ignore[attr-defined]
        request.who = queries.who_is(request.user, day)  # type: ignore[attr-defined]
        return self.get_response(request)
