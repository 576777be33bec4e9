"""The pages of a conference: asked for, prepared, its report, held, looked back on, and the family's own page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.design import web
from kinfold.design.web import asker, begin_with, find
from kinfold.protection import abilities, actions, queries
from kinfold.protection.forms import (
    AskForConferenceForm,
    CallOffConferenceForm,
    PrepareChildForm,
    PrepareConferenceForm,
)
from kinfold.protection.queries import ConferenceSeen
from kinfold.protection.views.enquiring import back_to_family
from kinfold.protection.views.opening import Opened, again, ask, of_row, of_row_to_write, to_write
from kinfold.services import queries as services
from kinfold.sharing import actions as sharing

PREPARED = (
    "report_shared_on", "report_shared_how", "report_not_shared_why", "chair_met_family_on", "chair_met_child_on",
    "supporter_asked", "in_the_room", "why_so_many", "late_why",
)  # fmt: skip


@ability(abilities.ASK_CONFERENCE)
def ask_for_conference(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask for a conference; its meeting is begun with it, and the family is asked for their times."""
    opened = to_write(request, ref, "ask_for_conference")
    form = AskForConferenceForm.of(
        request, about=ref, children=opened.child_choices, workers=opened.worker_choices
    )

    def send() -> HttpResponse:
        got = form.answers
        made = actions.ask_for_conference(
            opened.family, opened.chosen_children(got["children"]), got["kind"], asked_for_on=got["asked_for_on"],
            chair=opened.worker(got["chair"]), from_authority=got["from_authority"], by=opened.who, on=opened.on,
        )  # fmt: skip
        return redirect("conference", ref=made.ref)

    intro = [
        "Next you prepare it with the family: their times first, the report read before, somebody beside them."
    ]
    return ask(
        request, form, opened, send, title="Ask for a conference", button="Ask for it", intro=intro,
        back=back_to_family(opened),
    )  # fmt: skip


def _seen(request: HttpRequest, ref: str, action: str) -> tuple[ConferenceSeen, Opened]:
    """A conference for whoever reads the record, and for partners who were asked to it."""
    row, opened = of_row(request, queries.conference, ref, action, whole=False)
    found = None if opened.who.is_family else queries.conference_seen(row, opened.view)
    if found is None:
        raise Hidden
    return found, opened


@require_safe
@ability(abilities.SEE_CONFERENCE)
def conference(request: HttpRequest, ref: str) -> HttpResponse:
    """One conference: before it, what to put right; after it, what was decided for each child and who differs."""
    found, opened = _seen(request, ref, "conference")
    context = {
        "family": opened.family,
        "found": found,
        "conference": found.conference,
        "edits": opened.edits,
        "child_of": queries.child_of,
        "whole": not opened.view.masked,
    }
    return web.render(request, "protection/conference.html", context)


@require_safe
@ability(abilities.SEE_REPORT)
def conference_report(request: HttpRequest, ref: str) -> HttpResponse:
    """The report, put together from the assessment: nothing in it is typed again."""
    found, opened = _seen(request, ref, "conference_report")
    context = {
        "family": opened.family,
        "conference": found.conference,
        "report": queries.conference_report(found.conference, opened.view),
        "child_of": queries.child_of,
        "need_says": services.need_says,
        "edits": opened.edits,
    }
    return web.render(request, "protection/conference_report.html", context)


def _back(ref: str) -> tuple[str, str]:
    return reverse("conference", args=[ref]), "The conference"


@ability(abilities.PREPARE)
def prepare_conference(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down what was prepared with the family."""
    row, opened = of_row_to_write(request, queries.conference, ref, "prepare_conference")
    form = PrepareConferenceForm.of(request, about=ref, workers=opened.worker_choices)
    begin_with(form, version=row.version, **{name: getattr(row, name) for name in PREPARED})

    def send() -> HttpResponse:
        got = form.answers
        got["chair"] = opened.worker(got["chair"])
        again(
            form,
            lambda: actions.prepare_conference(row, **got, by=opened.who, on=opened.on),
            lambda: queries.conference(ref),
        )
        return redirect("conference", ref=ref)

    return ask(
        request, form, opened, send, title="Prepare it with the family", button="Save", back=_back(ref)
    )


@ability(abilities.PREPARE_CHILD)
def prepare_child(request: HttpRequest, ref: str, child: str) -> HttpResponse:
    """Write down who knows this child, and how they take part."""
    row, opened = of_row_to_write(request, queries.conference, ref, "prepare_child")
    rows = queries.children_in([row]).get(row.pk, [])
    mine = next((one for one in rows if queries.child_of(one).ref == child), None)
    if mine is None or opened.view.hides("person", about=[child]):
        raise Hidden
    form = PrepareChildForm.of(request, about=f"{ref}.{child}")
    taken = {True: "yes", False: "no", None: ""}[mine.advocate_taken]
    begin_with(form, who_knows_child=mine.who_knows_child, child_says=mine.child_says, participation=mine.participation,
        advocate_offered_on=mine.advocate_offered_on, advocate_taken=taken,
    )  # fmt: skip

    def send() -> HttpResponse:
        got = form.answers
        got["advocate_taken"] = {"yes": True, "no": False}.get(got["advocate_taken"])
        actions.prepare_child(row, queries.child_of(mine), **got, by=opened.who, on=opened.on)
        return redirect("conference", ref=ref)

    title = f"Prepare it for {queries.child_of(mine).known_as}"
    return ask(request, form, opened, send, title=title, button="Save", back=_back(ref))


@ability(abilities.CALL_OFF)
def call_off_conference(request: HttpRequest, ref: str) -> HttpResponse:
    """Call a conference off; the family is told first."""
    row, opened = of_row_to_write(request, queries.conference, ref, "call_off_conference")
    form = CallOffConferenceForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.call_off_conference(
            row, form.cleaned_data["why"], told_how=form.cleaned_data["told_how"], by=opened.who, on=opened.on
        )
        return redirect("conference", ref=ref)

    intro = ["The time by which it must be held goes on running."]
    return ask(
        request,
        form,
        opened,
        send,
        title="Call the conference off",
        button="Call it off",
        intro=intro,
        back=_back(ref),
    )


@require_safe
@ability(abilities.FOR_FAMILY)
def conference_for_family(request: HttpRequest, ref: str) -> HttpResponse:
    """What the conference is, who comes, who speaks first, what was decided, who sees it differently: in plain words.

    For those of the family who were asked to it, and a child whom it is about; workers see what the family sees.
    """
    row = find(queries.conference, ref)
    who, on = asker(request)
    family = row.family.joined_into or row.family
    view = sharing.open_record(who, "V8", family, on=on, action="conference_for_family", about=ref)
    if not who.is_family and view.masked:
        raise Hidden
    found = queries.conference_for_family(row, view, on)
    if found is None:
        raise Hidden
    context = {
        "family": family,
        "found": found,
        "conference": row,
        "meeting": found.meeting,
        "is_family": who.is_family,
    }
    return web.render(request, "protection/conference_for_family.html", context)
