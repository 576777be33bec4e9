"""Signing in and out."""

from typing import Any

from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from kinfold.agencies import queries as agencies
from kinfold.agencies.models import Account
from kinfold.base.abilities import ability, not_found
from kinfold.base.errors import NotNow
from kinfold.design import drafts, web
from kinfold.front import abilities, actions, cards
from kinfold.front.forms import SignInForm
from kinfold.sharing import actions as sharing_actions
from kinfold.sharing import queries as sharing

BACKEND = "django.contrib.auth.backends.ModelBackend"
SAVED = {
    "Clear-Site-Data": '"cache", "cookies", "storage"'
}  # threat 36: the next person at a shared computer


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
@ability(abilities.SIGN_IN)
def sign_in(request: HttpRequest) -> HttpResponse:
    """Show the cards (demonstration) and the form for a name and a password; let somebody in."""
    today = request.today  # type: ignore[attr-defined]
    form = SignInForm.of(request)
    if request.method != "POST":
        if request.user.is_authenticated and not sharing.who_is(request.user, today).is_nobody:
            return redirect(wanted_page(request))
        return show(request, form)
    if form.is_valid():
        account, why = actions.sign_in(
            form.cleaned_data["username"], form.cleaned_data["password"], on=today, now=timezone.now()
        )
        if account is not None:
            return let_in(request, account)
        form.add_error(None, why)
    return show(request, form, status=web.NOT_UNDERSTOOD)


@require_POST
@ability(abilities.SIGN_IN_AS)
def sign_in_as(request: HttpRequest) -> HttpResponse:
    """Be one of the people on the demonstration's cards. Where there are no cards, there is no such page."""
    username = request.POST.get("username", "")
    if cards.card_of(username) is None:
        return not_found(request)
    account = agencies.account(username)
    try:
        actions.sign_in_as(account, on=request.today)  # type: ignore[attr-defined]
    except NotNow as why:
        form = SignInForm(today=request.today)  # type: ignore[attr-defined]
        return show(request, form, notice=why.message, status=web.NOT_UNDERSTOOD)
    assert account is not None
    return let_in(request, account)


@require_POST
@ability(abilities.SIGN_OUT)
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session here and clear what the browser kept. Emergency access ends with it."""
    sharing_actions.end_glass(request.who, on=request.today)  # type: ignore[attr-defined]
    logout(request)
    response = redirect("sign_in")
    for name, value in SAVED.items():
        response.headers[name] = value
    return response


def show(request: HttpRequest, form: SignInForm, *, notice: str = "", status: int = 200) -> HttpResponse:
    """Draw the sign-in page."""
    context: dict[str, Any] = {
        "form": form,
        "groups": cards.shown_cards(),
        "next": safe_next(request),
        "parked": parked(request),
        "notice": notice,
    }
    return web.render(request, "front/sign_in.html", context, status=status)


def let_in(request: HttpRequest, account: Account) -> HttpResponse:
    """Begin a session under a new key, and go to where the visitor was going or to the form they were filling in."""
    login(request, account, backend=BACKEND)
    who = sharing.who_is(account, request.today)  # type: ignore[attr-defined]
    request.who = who  # type: ignore[attr-defined]
    actions.note_signed_in(who)
    form_page = drafts.unpark(request, parked(request)) if parked(request) else ""
    return redirect(form_page or wanted_page(request))


def parked(request: HttpRequest) -> str:
    """Return the signed name of a form that was sent after its author's session had ended."""
    return str(request.POST.get("parked") or request.GET.get("parked") or "")[:500]


def safe_next(request: HttpRequest) -> str:
    """Return the page the visitor wanted, if it is one of this site's own; else nothing (threat 31)."""
    asked = str(request.POST.get("next") or request.GET.get("next") or "")
    own = asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if own and len(asked) <= 500 else ""


def wanted_page(request: HttpRequest) -> str:
    """Return the page to go to."""
    return safe_next(request) or "home"
