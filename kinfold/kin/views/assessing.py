"""Pages of assessing whether somebody could care for a child."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from kinfold.assessment import queries as assessment
from kinfold.base.abilities import ability
from kinfold.design import web
from kinfold.design.web import again, begin_with, find
from kinfold.kin import abilities, actions, queries
from kinfold.kin.forms.searching import (
    AnswerChallengeForm,
    BeginViabilityForm,
    FinishViabilityForm,
    ShareViabilityForm,
    TellViabilityForm,
)
from kinfold.kin.views.opening import Opened, deed, explored, of_explored
from kinfold.kin.views.searching import page_of

if TYPE_CHECKING:
    from kinfold.kin.models import Viability


@ability(abilities.BEGIN_VIABILITY)
def begin_viability(request: HttpRequest, ref: str) -> HttpResponse:
    """Begin to assess whether somebody could care for a child."""
    row, opened = explored(request, ref, "begin_viability", "W1")
    form = BeginViabilityForm.of(request, about=ref)
    begin_with(form, begun_on=opened.on)

    def send() -> HttpResponse:
        made = actions.begin_viability(row, **form.facts, **opened.told)
        return redirect("viability", ref=made.ref)

    return deed(
        request, form, send, opened, title=f"Could {queries.name_of(row)} care for {row.child.known_as}?", button="Begin",
        back=(page_of("kin_explored", ref), queries.name_of(row)),
        intro="Tell them in plain words that this is an assessment, what you look at, who reads it, and that they may see it differently.",
    )  # fmt: skip


def _viability(request: HttpRequest, ref: str, action: str, row: str = "") -> tuple[Viability, Opened]:
    found = find(queries.viability, ref)
    return found, of_explored(request, found.explored, action, row)


@require_safe
@ability(abilities.SEE_VIABILITY)
def viability(request: HttpRequest, ref: str) -> HttpResponse:
    """One assessment: do they know, what was found and why, what they say to it."""
    row, opened = _viability(request, ref, "viability")
    stage = assessment.open_stage(opened.family, "viability") if row.done_on is None else None
    return web.render(
        request,
        "kin/viability.html",
        {
            "family": opened.family,
            "row": row,
            "of": row.explored,
            "name": queries.name_of(row.explored),
            "writes": opened.writes,
            "answers": opened.view.can("W4"),
            "stage": stage,
        },
    )


@ability(abilities.TELL_VIABILITY)
def tell_viability(request: HttpRequest, ref: str) -> HttpResponse:
    """They were told that it is an assessment."""
    row, opened = _viability(request, ref, "tell_viability", "W1")
    form = TellViabilityForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.tell_viability(row, **form.answers, **opened.told)
        return redirect("viability", ref=ref)

    return deed(
        request,
        form,
        send,
        opened,
        title="They know that this is an assessment",
        button="Keep this",
        back=_back(row),
    )


@ability(abilities.FINISH_VIABILITY)
def finish_viability(request: HttpRequest, ref: str) -> HttpResponse:
    """What was found, with reasons they can read."""
    row, opened = _viability(request, ref, "finish_viability", "W1")
    form = FinishViabilityForm.of(request, about=ref)
    begin_with(form, done_on=opened.on, version=row.version, rushed=row.rushed, rushed_why=row.rushed_why)

    def send() -> HttpResponse:
        again(
            form,
            lambda: actions.finish_viability(row, **form.answers, **opened.told),
            lambda: queries.viability(ref).version,
        )
        return redirect("viability", ref=ref)

    return deed(
        request, form, send, opened, title="What was found", button="Finish this assessment", back=_back(row),
        intro=f"{queries.name_of(row.explored)} will read this. Write it as you would say it to them.",
    )  # fmt: skip


@ability(abilities.SHARE_VIABILITY)
def share_viability(request: HttpRequest, ref: str) -> HttpResponse:
    """They read it; and what they say, also where they see it differently."""
    row, opened = _viability(request, ref, "share_viability", "W1")
    form = ShareViabilityForm.of(request, about=ref)
    begin_with(form, shared_on=opened.on)

    def send() -> HttpResponse:
        got, words = form.cleaned_data, form.cleaned_data["they_say"]
        if got["sees"] == "differently":
            actions.challenge_viability(row, challenged_on=got["shared_on"], they_say=words, **opened.told)
        else:
            actions.share_viability(row, shared_on=got["shared_on"], they_say=words, **opened.told)
        return redirect("viability", ref=ref)

    return deed(
        request,
        form,
        send,
        opened,
        title=f"{queries.name_of(row.explored)} read it",
        button="Keep this",
        back=_back(row),
    )


@ability(abilities.ANSWER_CHALLENGE)
def answer_challenge(request: HttpRequest, ref: str) -> HttpResponse:
    """Answer somebody who sees an assessment differently: not by whoever wrote it."""
    row, opened = _viability(request, ref, "answer_challenge", "W4")
    form = AnswerChallengeForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.answer_challenge(row, answer=form.cleaned_data["answer"], **opened.told)
        return redirect("viability", ref=ref)

    return deed(
        request, form, send, opened, title=f"Answer {queries.name_of(row.explored)}", button="Keep this answer", back=_back(row),
        quote=row.they_say,
    )  # fmt: skip


def _back(row: Viability) -> tuple[str, str]:
    return page_of("viability", row.ref), "The assessment"
