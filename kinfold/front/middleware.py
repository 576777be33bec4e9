"""What happens around every page: nothing typed is lost at sign-in, and no address holds what cannot be an address."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kinfold.base.abilities import not_found
from kinfold.design import drafts

SAYS_SO_ITSELF = "/open-referral/"
"""The public feed answers programs, in JSON, and refuses a NUL in its own words."""


class NoSuchAddress:
    """Answer an address with a NUL in it (nobody can type one, and PostgreSQL takes none) like any that does not exist."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Look at the path and at what follows the question mark."""
        holds_it = "\x00" in request.path or "%00" in request.META.get("QUERY_STRING", "")
        if holds_it and not request.path.startswith(SAYS_SO_ITSELF):
            return not_found(request)
        return self.get_response(request)


class KeepWhatWasTyped:
    """Where a sent form is answered with "sign in first", park what it held (`kinfold.design.drafts.park`)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as before; keep the words if they would be lost."""
        response = self.get_response(request)
        if request.method == "POST" and sends_to_sign_in(request, response):
            name = drafts.park(request)
            if name:
                response.headers["Location"] = f"{reverse('sign_in')}?{urlencode({'parked': name})}"
        return response


def sends_to_sign_in(request: HttpRequest, response: HttpResponse) -> bool:
    """Say whether this answer asks a visitor to sign in, at an address other than the sign-in pages themselves."""
    where, page = response.headers.get("Location", ""), reverse("sign_in")
    return (
        response.status_code == 302
        and where.startswith(f"{page}?next=")
        and not request.path.startswith(page)
    )
