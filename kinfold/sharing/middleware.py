"""Puts on each request who is asking and which day it is. The only place where the clock is read for a day."""

from collections.abc import Callable
from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from kinfold.sharing import queries


def today() -> date:
    """Return today's date in England, or the date that a test has fixed."""
    if settings.KINFOLD_TODAY:
        return date.fromisoformat(settings.KINFOLD_TODAY)
    return timezone.localdate()


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
