"""Home, find, sign-in (stub: the front founder owns this file)."""

from django.http import HttpRequest, HttpResponse


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token was not accepted."""
    return HttpResponse("csrf", status=403)


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer an address that does not exist."""
    return HttpResponse("missing", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Answer when something went wrong on our side."""
    return HttpResponse("broken", status=500)
