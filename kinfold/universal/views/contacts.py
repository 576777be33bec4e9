"""Pages of hospital visits and of appointments a child was not brought to: row V4, health staff and social care."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.design import web
from kinfold.design.web import again, begin_with, find
from kinfold.universal import abilities, actions, queries
from kinfold.universal.forms.others import RecordHealthContactForm, TakeBackContactForm
from kinfold.universal.views.opening import deed, to_health


@require_safe
@ability(abilities.SEE_CONTACTS)
def health_contacts(request: HttpRequest, ref: str) -> HttpResponse:
    """What hospitals and clinics told of a child, the newest first; what repeats is said as facts."""
    opened = to_health(request, ref, "health_contacts")
    rows = queries.contacts_of(opened.child, opened.view)
    return web.render(
        request,
        "universal/health_contacts.html",
        {
            "child": opened.child,
            "rows": rows,
            "patterns": queries.patterns(rows, opened.on),
            "writes": opened.view.can("W1"),
        },
    )


@ability(abilities.RECORD_CONTACT)
def record_health_contact(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down a visit to a hospital, or that a child was not brought."""
    opened = to_health(request, ref, "record_health_contact")
    if not opened.view.can("W1"):
        raise Hidden
    form = RecordHealthContactForm.of(request, about=ref)
    begin_with(form, happened_on=opened.on)

    def send() -> HttpResponse:
        actions.record_health_contact(opened.family, opened.child, **form.answers, **opened.told)
        return redirect("health_contacts", ref=ref)

    return deed(
        request, form, send, opened, title="From a hospital or clinic", button="Keep this",
        back=(reverse("health_contacts", kwargs={"ref": ref}), "Hospitals and clinics"),
        intro="One visit says little. Write what was told, and who told it. Worries go through “Raise a worry”.",
    )  # fmt: skip


@ability(abilities.TAKE_BACK_CONTACT)
def take_back_contact(request: HttpRequest, ref: str) -> HttpResponse:
    """Take back what was written in error, with the reason."""
    row = find(queries.health_contact, ref)
    opened = to_health(request, (row.child.merged_into or row.child).ref, "take_back_contact")
    if (
        not opened.view.can("W1")
        or opened.view.hides("health_contact", row.ref)
        or row.taken_back_on is not None
    ):
        raise Hidden
    form = TakeBackContactForm.of(request, about=ref)
    begin_with(form, version=row.version)

    def send() -> HttpResponse:
        again(
            form,
            lambda: actions.take_back_contact(row, **form.answers, **opened.told),
            lambda: queries.health_contact(ref).version,
        )
        return redirect("health_contacts", ref=opened.child.ref)

    return deed(
        request, form, send, opened, title="Take this back", button="Take it back",
        back=(reverse("health_contacts", kwargs={"ref": opened.child.ref}), "Hospitals and clinics"),
        intro="It no longer counts. That it was written, and why it was taken back, stays in the history.",
    )  # fmt: skip
