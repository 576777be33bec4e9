"""Asking for an education, health and care plan: begun, moved on step by step, looked after by somebody with a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from kinfold.agencies import queries as agencies
from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.design import web
from kinfold.design.web import again, begin_with
from kinfold.school import abilities, actions, queries
from kinfold.school.forms.trying import BeginEhcRequestForm, MoveEhcForm, TakeUpEhcForm
from kinfold.school.states import EHC
from kinfold.school.views.opening import Opened, back_to_child, deed, of_row, page_of, to_record
from kinfold.school.views.trying import shown

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner


def who_may(opened: Opened) -> dict[str, Practitioner]:
    """Who may look after a request: the family's team, as far as the reader may know it, and who leads at the school."""
    workers = {one.ref: one for one in opened.team} if not opened.seen.told_only else {}
    if opened.ours is not None:
        workers |= {
            lead.practitioner.ref: lead.practitioner for lead in queries.leads_of(opened.ours, opened.on)
        }
    return workers


def said(one: Practitioner) -> str:
    """A worker, and of which organisation."""
    return f"{one.known_as} ({one.organisation})"


@ability(abilities.BEGIN_EHC)
def begin_ehc_request(request: HttpRequest, ref: str) -> HttpResponse:
    """Somebody sets out to ask for a plan."""
    opened = to_record(request, ref, "begin_ehc_request")
    workers = who_may(opened)
    form = BeginEhcRequestForm.of(
        request,
        about=ref,
        workers=[(key, said(one)) for key, one in workers.items()],
    )
    begin_with(form, begun_on=opened.on)

    def send() -> HttpResponse:
        got = dict(form.answers)
        got["looks_after"] = workers.get(got["looks_after"])
        made = actions.begin_ehc_request(
            opened.family, opened.child, **got, school=opened.ours, **opened.told
        )
        return redirect("ehc_request", ref=made.ref)

    return deed(
        request, form, send, title="Ask for an education, health and care plan", button="Begin", back=back_to_child(opened),
        caption=opened.child.known_as, intro="From today nobody can leave it unfinished unseen. The law counts six, sixteen and twenty weeks from the day the council receives it.",
    )  # fmt: skip


@require_safe
@ability(abilities.SEE_EHC)
def ehc_request(request: HttpRequest, ref: str) -> HttpResponse:
    """How asking for a plan goes: steps, days, what comes next."""
    row, opened = of_row(request, queries.ehc, ref, "ehc_request")
    context = {
        **shown(opened),
        "asked": queries.asked(row, opened.on),
        "days": queries.ehc_days(row),
        "verbs": steps_of(row.state),
    }
    return web.render(request, "school/ehc.html", context)


def steps_of(state: str) -> list[str]:
    """The steps that may be taken now, in the order of the table."""
    return list(dict.fromkeys(move.verb for move in EHC.moves if move.source == state))


@ability(abilities.MOVE_EHC)
def move_ehc(request: HttpRequest, ref: str) -> HttpResponse:
    """The next step."""
    row, opened = of_row(request, queries.ehc, ref, "move_ehc", write=True)
    verbs = steps_of(row.state)
    if not verbs:
        raise Hidden
    form = MoveEhcForm.of(request, about=ref, verbs=verbs)
    begin_with(form, on_day=opened.on, version=row.version)

    def send() -> HttpResponse:
        got = form.cleaned_data
        again(
            form,
            lambda: actions.move_ehc(
                row, got["step"], on_day=got["on_day"], why=got["why"], version=got["version"], **opened.told
            ),
            lambda: queries.ehc(ref).version,
        )
        return redirect("ehc_request", ref=ref)

    back = (page_of("ehc_request", ref), "Asking for a plan")
    return deed(
        request, form, send, title="What happened?", button="Save", back=back, caption=opened.child.known_as
    )


@ability(abilities.TAKE_UP_EHC)
def take_up_ehc(request: HttpRequest, ref: str) -> HttpResponse:
    """Somebody looks after it from now on: the reader with one click, or another worker by name."""
    row, opened = of_row(request, queries.ehc, ref, "take_up_ehc", write=True)
    me = agencies.practitioner_of(opened.who)
    if row.state not in row.OPEN or me is None:
        raise Hidden
    workers = {me.ref: me, **who_may(opened)}
    form = TakeUpEhcForm.of(
        request,
        about=ref,
        workers=[(key, "I do" if one == me else said(one)) for key, one in workers.items()],
    )
    begin_with(form, version=row.version, looks_after=me.ref)

    def send() -> HttpResponse:
        got = form.cleaned_data
        again(
            form,
            lambda: actions.take_up_ehc(
                row, workers[got["looks_after"]], version=got["version"], **opened.told
            ),
            lambda: queries.ehc(ref).version,
        )
        return redirect("ehc_request", ref=ref)

    return deed(
        request, form, send, title="Who looks after this?", button="Save", back=(page_of("ehc_request", ref), "Asking for a plan"),
        caption=opened.child.known_as, intro="Whoever looks after it has its days on their own work, and sees that no step is left out.",
    )  # fmt: skip
