"""Pages of a stage: begin it, say what it means for each child, get it ready, sign it, approve it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from kinfold.agencies import queries as agencies
from kinfold.assessment import abilities, actions, queries, rules
from kinfold.assessment.forms import (
    ApproveStageForm,
    BeginStageForm,
    GetReadyForm,
    OpenAgainForm,
    RecordSignatureForm,
    ReviewStageForm,
    SignStageForm,
    StopStageForm,
    WriteAnalysisForm,
    reason_field,
)
from kinfold.assessment.models import Analysis, Stage
from kinfold.assessment.queries.signing import still_asked
from kinfold.assessment.views.drawing import draw
from kinfold.assessment.views.opening import members, must_hold, opened, opened_stage
from kinfold.assessment.views.writing import by_section
from kinfold.base.abilities import ability
from kinfold.base.errors import Clash, Hidden
from kinfold.design import web
from kinfold.design.web import asker
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.people import queries as people
from kinfold.people.models import Person
from kinfold.services import queries as services
from kinfold.sharing.queries import View
from kinfold.voice import queries as voice

FORMS = ["GET", "HEAD", "POST"]


@require_http_methods(FORMS)
@ability(abilities.BEGIN_STAGE)
def begin_stage(request: HttpRequest, ref: str) -> HttpResponse:
    """Begin writing the assessment up for a purpose: what stands is carried into it, and nothing is typed again."""
    who, on = asker(request)
    family, view = opened(request, ref, "begin_stage")
    must_hold(view)
    form = BeginStageForm.of(request, about=ref)

    def send() -> HttpResponse:
        made = actions.begin_stage(family, by=who, on=on, **form.answers)
        return redirect("stage", ref=made.ref)

    carried, every = queries.to_carry_into(family, "", view), queries.stages(family)
    context = {
        "family": family,
        "standing": len(carried.standing),
        "carried": carried,
        "by_section": by_section(carried.standing),
        "need_says": services.need_says,
        "state_says": services.state_says,
        "happened": carried.happened,
        "open": [row for row in every if row.state in (Stage.State.OPEN, Stage.State.READY)],
        "earlier": [row for row in every if row.state == Stage.State.SIGNED],
        "hints": {name: one.in_plain_words for name, one in rules.PURPOSES.items() if one.in_plain_words},
    }
    return web.answer(request, form, "assessment/begin_stage.html", send, context)


@require_http_methods(FORMS)
@ability(abilities.WRITE_ANALYSIS)
def write_analysis(request: HttpRequest, ref: str) -> HttpResponse:
    """So what, for one child? The address is the stage's reference and the child's, with a dot between."""
    who, on = asker(request)
    stage_ref, _, child_ref = ref.partition(".")
    stage, family, view = opened_stage(request, stage_ref, "write_analysis")
    child = _child(family, view, child_ref, request)
    row = next((one for one in queries.analyses(stage, view) if _same(one, child)), None)
    form = WriteAnalysisForm.of(request, about=ref, name=child.known_as, row=row)

    def send() -> HttpResponse:
        try:
            actions.write_analysis(stage, child, version=form.read, by=who, on=on, **form.said)
        except Clash:
            form.now_version(row.version if row else 0)
            writer = row.written_by if row else None
            form.changed_by = (writer.name or writer.known_as) if writer else ""
            raise
        return redirect("stage", ref=stage.ref)

    said = voice.newest(child, view, 3)
    shown = {words.ref for words in said}
    about = [one for one in _about(child, family, view) if one.contribution.source_ref not in shown]
    context = {
        "family": family,
        "stage": stage,
        "child": child,
        "said": said,
        "about": draw(about, {}, named=False) if about else "",
    }
    return web.answer(request, form, "assessment/write_analysis.html", send, context)


def _about(child: Person, family: Family, view: View) -> list[queries.Standing]:
    """What stands about one child."""
    same = people.same_ids(child)
    return [row for row in queries.standing(family, view) if row.contribution.person_id in same]


def _child(family: Family, view: View, ref: str, request: HttpRequest) -> Person:
    """A child of this family of whom the writer may know. Raises `Hidden`."""
    _, on = asker(request)
    found = next((m.person for m in members(family, view, on) if m.is_child and m.person.ref == ref), None)
    if found is None:
        raise Hidden
    return found


def _same(row: Analysis, child: Person) -> bool:
    return child.pk in (row.child_id, row.child.merged_into_id)


@require_http_methods(FORMS)
@ability(abilities.GET_READY)
def get_ready(request: HttpRequest, ref: str) -> HttpResponse:
    """Say that it is written: the family and the team can read it and agree."""
    who, on = asker(request)
    stage, family, view = opened_stage(request, ref, "get_ready")
    form = GetReadyForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.get_ready(stage, by=who, on=on)
        return redirect("stage", ref=ref)

    context = {"family": family, "stage": stage, "asked": _asked(stage, family, view, request)}
    return web.answer(request, form, "assessment/get_ready.html", send, context)


@require_http_methods(FORMS)
@ability(abilities.OPEN_AGAIN)
def open_again(request: HttpRequest, ref: str) -> HttpResponse:
    """Go back to writing, with the reason."""
    who, on = asker(request)
    stage, family, _ = opened_stage(request, ref, "open_again")
    form = OpenAgainForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.open_again(stage, why=form.cleaned_data["why"], by=who, on=on)
        return redirect("stage", ref=ref)

    return web.answer(request, form, "assessment/open_again.html", send, {"family": family, "stage": stage})


@require_http_methods(FORMS)
@ability(abilities.REVIEW_STAGE)
def review_stage(request: HttpRequest, ref: str) -> HttpResponse:
    """Look part-way at how it is going, with somebody beside the one who writes it."""
    who, on = asker(request)
    stage, family, view = opened_stage(request, ref, "review_stage")
    form = ReviewStageForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.review_stage(
            stage, form.cleaned_data["says"], held_on=form.cleaned_data["held_on"], by=who, on=on
        )
        return redirect("stage", ref=ref)

    context = {"family": family, "stage": stage, "asked": _asked(stage, family, view, request)}
    return web.answer(request, form, "assessment/review_stage.html", send, context)


@require_http_methods(FORMS)
@ability(abilities.STOP_STAGE)
def stop_stage(request: HttpRequest, ref: str) -> HttpResponse:
    """Stop before it is finished. What was contributed stays."""
    who, on = asker(request)
    stage, family, _ = opened_stage(request, ref, "stop_stage")
    form = StopStageForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.stop_stage(stage, by=who, on=on, **form.answers)
        return redirect("stage", ref=ref)

    return web.answer(request, form, "assessment/stop_stage.html", send, {"family": family, "stage": stage})


@require_http_methods(FORMS)
@ability(abilities.RECORD_SIGNATURE)
def record_signature(request: HttpRequest, ref: str) -> HttpResponse:
    """One person's answer. Each answers for themselves: nobody's no stops anybody else."""
    who, on = asker(request)
    stage, family, view = opened_stage(request, ref, "record_signature")
    me = agencies.practitioner_of(who)
    team = [row.practitioner for row in network.involved(family, on)]
    workers = list({one.pk: one for one in [*team, *([me] if me else [])]}.values())
    form = RecordSignatureForm.of(request, about=ref, members=members(family, view, on), workers=workers)

    def send() -> HttpResponse:
        actions.record_signature(stage, by=who, on=on, **form.facts)
        return redirect("stage", ref=ref)

    context = {"family": family, "stage": stage, "signatures": queries.signatures(stage, view)}
    return web.answer(request, form, "assessment/record_signature.html", send, context)


@require_http_methods(FORMS)
@ability(abilities.SIGN_STAGE)
def sign_stage(request: HttpRequest, ref: str) -> HttpResponse:
    """Sign: what is still missing comes first, each with the page on which it is written."""
    who, on = asker(request)
    stage, family, view = opened_stage(request, ref, "sign_stage")
    asked = _asked(stage, family, view, request)
    form = SignStageForm.of(request, about=ref, prompts=asked)
    whom = [m.person for m in members(family, view, on) if m.is_child]

    def send() -> HttpResponse:
        told = form.cleaned_data["signed_on"]
        actions.sign(stage, by=who, on=on, signed_on=told, reasons=form.reasons, whom=whom)
        return redirect("stage", ref=ref)

    context: dict[str, Any] = {
        "family": family,
        "stage": stage,
        "missing": [one for one in asked if one.must],
        "reasons": [reason_field(one) for one in asked if not one.must],
        "signatures": queries.signatures(stage, view),
    }
    return web.answer(request, form, "assessment/sign_stage.html", send, context)


def _asked(stage: Stage, family: Family, view: View, request: HttpRequest) -> list[rules.Prompt]:
    """What is still asked before signing, about the children of whom the writer may know."""
    if stage.state not in (Stage.State.OPEN, Stage.State.READY):
        return []
    _, on = asker(request)
    return still_asked(stage, family, on, [m.person for m in members(family, view, on) if m.is_child])


@require_http_methods(FORMS)
@ability(abilities.APPROVE_STAGE)
def approve_stage(request: HttpRequest, ref: str) -> HttpResponse:
    """Approve what somebody else signed, or say what is missing. Nobody approves their own work."""
    who, on = asker(request)
    stage, family, view = opened_stage(request, ref, "approve_stage", "W4")
    form = ApproveStageForm.of(request, about=ref)

    def send() -> HttpResponse:
        read = actions.approve if form.cleaned_data["agree"] == "yes" else actions.ask_for_more
        read(stage, says=form.cleaned_data["says"], by=who, on=on)
        return redirect("stage", ref=ref)

    context = {"family": family, "stage": stage, "analyses": queries.analyses(stage, view)}
    return web.answer(request, form, "assessment/approve_stage.html", send, context)
