"""What a school is told from outside; and what adult services ask."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.concerns import queries as concerns
from kinfold.design import web
from kinfold.design.web import asker, begin_with, find
from kinfold.protection import queries as protection
from kinfold.school import abilities, actions, queries
from kinfold.school.actions.telling import NO_SCHOOL
from kinfold.school.forms.telling import (
    AskIfParentForm,
    EndWorkerKnownForm,
    TellSchoolForm,
    TellSchoolOfNoticeForm,
)
from kinfold.school.models import SchoolPlace
from kinfold.school.views.opening import Opened, back_to_child, deed, of_row, to_hold
from kinfold.sharing import actions as sharing


def place_with_lead(opened: Opened) -> SchoolPlace | None:
    """Where the child goes, where somebody leads on safeguarding."""
    places = [row for row in queries.places_now(opened.child, opened.on) if row.school is not None]
    return next((row for row in places if queries.lead_at(row, opened.on) is not None), None)


@ability(abilities.TELL_SCHOOL)
def tell_school(request: HttpRequest, ref: str) -> HttpResponse:
    """Tell who leads at the child's school that there is a social worker. Not why."""
    opened = to_hold(request, ref, "tell_school")
    if not opened.seen.view.can("X3") or not opened.seen.names_school:
        raise Hidden
    place, worker = place_with_lead(opened), queries.social_worker(opened.family, opened.on)
    if place is None or worker is None:
        return web.render(
            request,
            "school/cannot_tell.html",
            {
                "child": opened.child,
                "why": NO_SCHOOL if place is None else "No social worker works with this child today.",
                "leads": place is None,
            },
        )
    form = TellSchoolForm.of(request, about=ref)
    begin_with(form, told_on=opened.on, phone=worker.phone)

    def send() -> HttpResponse:
        got = form.cleaned_data
        actions.tell_school_has_worker(
            place, told_on=got["told_on"], phone=got["phone"], **form.knows, **opened.told
        )
        return redirect("school", ref=opened.child.ref)

    lead = queries.lead_at(place, opened.on)
    name = opened.child.known_as
    assert lead is not None
    return deed(
        request, form, send, title=f"Tell {place.school} that {name} has a social worker", button="Tell school", back=back_to_child(opened),
        intro=f"{lead.known_as} reads these words and nothing else:", quote=f"{name} has a social worker: {worker.name or worker.title}. Ring them if you are worried.",
    )  # fmt: skip


@ability(abilities.END_TELLING)
def end_worker_known(request: HttpRequest, ref: str) -> HttpResponse:
    """School is told that there is none any more."""
    row, opened = of_row(request, queries.known, ref, "end_worker_known", write=True)
    if not opened.holds:
        raise Hidden
    form = EndWorkerKnownForm.of(request, about=ref)
    begin_with(form, ended_on=opened.on)

    def send() -> HttpResponse:
        actions.end_worker_known(row, **form.answers, **opened.told)
        return redirect("school", ref=opened.child.ref)

    title = f"Tell {row.school} that there is no social worker now"
    return deed(
        request,
        form,
        send,
        title=title,
        button="Tell school",
        back=back_to_child(opened),
        caption=opened.child.known_as,
    )


@ability(abilities.TELL_NOTICE)
def tell_school_of_notice(request: HttpRequest, ref: str) -> HttpResponse:
    """Tell who leads at the child's school the least that helps, by the child's place there."""
    who, on = asker(request)
    row = find(protection.told, ref)
    family = row.notice.family.joined_into or row.notice.family
    child = row.child.merged_into or row.child
    view = sharing.open_record(
        who, "V4", family, person=child, on=on, action="tell_school_of_notice", about=ref
    )
    if view.masked or not view.can("W1") or view.hides("person", about=[child.ref]):
        raise Hidden
    places = [one for one in queries.places_now(child, on) if one.school is not None]
    place = next((one for one in places if queries.lead_at(one, on) is not None), None)
    if row.told_on is not None:
        return redirect("police_notice", ref=row.notice.ref)
    if place is None:
        return web.render(
            request, "school/cannot_tell.html", {"child": child, "why": NO_SCHOOL, "leads": True}
        )
    lead = queries.lead_at(place, on)
    assert lead is not None
    form = TellSchoolOfNoticeForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.tell_school_of_notice(row, place, told_on=on, **form.knows, by=who, on=on)
        return redirect("police_notice", ref=row.notice.ref)

    number = place.school.phone if place.school is not None else ""
    return deed(
        request, form, send, title=f"Tell {place.school} before the first bell", button="Send to school", caption=child.known_as,
        back=(reverse("police_notice", args=[row.notice.ref]), "The police notice"), quote=row.notice.minimum,
        intro=f"{lead.known_as} leads on safeguarding there and reads these words, and nothing else.{f' School rings on {number}.' if number else ''}",
    )  # fmt: skip


@ability(abilities.ASK_IF_PARENT)
def ask_if_parent(request: HttpRequest) -> HttpResponse:
    """ "Are you a parent?": written down in a minute; with a question, the advice line answers."""
    who, on = asker(request)
    concerns.may_raise(who, on)
    form = AskIfParentForm.of(request)

    def send() -> HttpResponse:
        actions.ask_if_parent(form.cleaned_data["answer"], asked_on=on, **form.told, by=who, on=on)
        return redirect("asked_if_parent")

    return deed(
        request, form, send, title="Are you a parent?", button="Save", back=(reverse("home"), "My work"),
        intro="Ask every adult you work with. Being ill, or using drugs, or being without a home does not make a bad parent; it may make a hard week for a child. No name is kept of an adult without children.",
    )  # fmt: skip


@require_safe
@ability(abilities.ASKED_IF_PARENT)
def asked_if_parent(request: HttpRequest) -> HttpResponse:
    """It is written down; what comes next."""
    who, on = asker(request)
    concerns.may_raise(who, on)
    return web.render(request, "school/asked_if_parent.html", {})
