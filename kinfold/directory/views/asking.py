"""Asking for help without a sign-in, and reading the answer by the code that was shown once."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kinfold.base.abilities import ability
from kinfold.design import web
from kinfold.directory import abilities, actions, queries, rules
from kinfold.directory.forms import AskYourselfForm, CodeForm
from kinfold.services import queries as services
from kinfold.services.models import Service


class ShownOnce(HttpResponse):
    """The page with the code. Nobody is led on to an address, so that no history keeps it; `url` is where a copy is led."""

    url = ""


@require_http_methods(["GET", "HEAD", "POST"])
@ability(abilities.ASK_YOURSELF)
def ask_for_help_yourself(request: HttpRequest) -> HttpResponse:
    """Write what is hard and send it. Then the code is shown, once."""
    on = request.today  # type: ignore[attr-defined]
    service = _chosen(request)
    form = AskYourselfForm.of(request)

    def send() -> HttpResponse:
        asked, code = actions.ask_yourself(**form.answers, service=service, now=timezone.now(), on=on)
        shown = {"code": code, "asked": asked, "due": asked.answer_by, "service": service}
        page = ShownOnce(web.render(request, "directory/asked.html", shown).content)
        page.url = reverse("ask_for_help_yourself") + "?sent=yes"
        return page

    context = {
        "service": service,
        "due": rules.due(on),
        "kept": rules.kept_in_words(),
        "sent": "sent" in request.GET,
    }
    return web.answer(request, form, "directory/ask_for_help_yourself.html", send, context)


@require_http_methods(["GET", "HEAD", "POST"])
@ability(abilities.MY_ASK)
def my_ask(request: HttpRequest) -> HttpResponse:
    """Write the code; read what you asked and its answer. The code is sent, never put into an address."""
    on = request.today  # type: ignore[attr-defined]
    form = CodeForm.of(request)
    if form.is_bound and form.is_valid():
        found, why = actions.read_answer(form.cleaned_data["code"], now=timezone.now(), on=on)
        if found is not None:
            shown = {
                "asked": found,
                "reply": queries.answer_to(found),
                "due": found.answer_by,
                "until": None if found.help_request else rules.kept_until(found.answer_by, found.answered_on),
            }
            return web.render(request, "directory/my_ask.html", shown)
        form.add_error("code", why)
    status = web.NOT_UNDERSTOOD if form.errors else 200
    return web.render(request, "directory/my_ask_code.html", {"form": form}, status=status)


def _chosen(request: HttpRequest) -> Service | None:
    """The service that somebody asks about. One that is not before everybody is left out, without a word."""
    slug = request.GET.get("service", "")[:80].replace("\x00", "")
    try:
        return services.public_service(slug, request.today) if slug else None  # type: ignore[attr-defined]
    except Service.DoesNotExist:
        return None
