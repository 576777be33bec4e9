"""Pages of a looked-after child's health and school, and the Virtual School's roll."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.care import abilities, actions, queries
from kinfold.care.forms.caring import HoldEducationPlanForm, NotHoldEducationPlanForm, RecordHealthForm
from kinfold.care.rules import schooling, wellbeing
from kinfold.care.views.asking import ask, to
from kinfold.care.views.opening import Opened, must_read_whole, must_write, to_read
from kinfold.care.views.reviewing import REVIEWERS
from kinfold.design import web
from kinfold.design.web import asker
from kinfold.sharing import queries as shared

AT_SCHOOL = REVIEWERS | {"PT"}
"""Who writes about school: they, and the school in the team around the family."""


@require_safe
@ability(abilities.SEE_CARE_HEALTH)
def care_health(request: HttpRequest, ref: str) -> HttpResponse:
    """A child's health in care: what is known, what comes next."""
    found = must_read_whole(to_read(request, queries.whose("care_health", ref), "care_health"))
    private = found.view.can("V4")
    context = {
        "opened": found,
        "health": queries.health_of(found.child, private=private),
        "words": _words(found, private),
        "may_write": found.view.can("W1") and found.view.decision.actor in REVIEWERS,
        "sdq_why_not": wellbeing.SDQ_WHY_NOT,
    }
    return web.render(request, "care/care_health.html", context)


def _words(found: Opened, private: bool) -> dict[str, str]:
    """What may be written down here: what is private only by those who may read it."""
    return {word: says for word, says in wellbeing.WORDS.items() if private or word not in wellbeing.PRIVATE}


@ability(abilities.RECORD_HEALTH)
def record_health(request: HttpRequest, ref: str, word: str) -> HttpResponse:
    """Write down one fact of health."""
    found = must_write(to_read(request, ref, "record_health", row="W1"), by=REVIEWERS)
    if word not in _words(found, found.view.can("V4")):
        raise Hidden
    form = RecordHealthForm.of(request, about=f"{ref} {word}", name=found.child.known_as, word=word)

    def send() -> HttpResponse:
        told: dict[str, Any] = {"done": True, **form.answers}
        if word == "sdq":
            told["done"] = told["sdq"] is not None
        actions.record_health(found.family, found.child, word, by=found.who, on=found.on, **told)
        return to("care_health", ref)

    return ask(
        request, form, wellbeing.WORDS[word], send, back=("care_health", ref, "Health"),
        caption=found.child.known_as,
    )  # fmt: skip


@require_safe
@ability(abilities.SEE_EDUCATION_PLAN)
def education_plan(request: HttpRequest, ref: str) -> HttpResponse:
    """What was agreed about school, the newest first."""
    found = to_read(request, queries.whose("education_plan", ref), "education_plan", row="V8")
    if found.view.masked:
        raise Hidden
    period = queries.period_now(found.child, found.on)
    plans = [
        plan for plan in queries.education_of(found.child) if not found.view.hides("education_plan", plan.ref)
    ]
    context = {
        "opened": found,
        "plans": plans,
        "due": queries.education_due(period) if period else None,
        "year": schooling.year_in_words(found.child.born_on, found.on),
        "protected": _school_is_protected(found),
        "may_write": period is not None and found.view.can("W1") and found.view.decision.actor in AT_SCHOOL,
    }
    return web.render(request, "care/education_plan.html", context)


def _school_is_protected(found: Opened) -> bool:
    """Say whether the child's school is protected: it then stands on no page here, whoever reads."""
    return found.child.pk in shared.with_protected([found.child.pk], "school", found.on)


@ability(abilities.HOLD_EDUCATION_PLAN)
def hold_education_plan(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down a meeting about school."""
    found = must_write(to_read(request, ref, "hold_education_plan", row="W1"), by=AT_SCHOOL)
    period = found.period
    form = HoldEducationPlanForm.of(request, about=ref, name=found.child.known_as)
    if _school_is_protected(found):
        del form.fields["school"]
    last = next(iter(queries.education_of(found.child)), None)
    if last is not None:
        form.begin(school=last.school)

    def send() -> HttpResponse:
        actions.hold_education_plan(period, by=found.who, on=found.on, **form.answers)
        return to("education_plan", ref)

    return ask(
        request, form, "We met about school", send, back=("education_plan", ref, "School"),
        caption=found.child.known_as, button="Keep it",
    )  # fmt: skip


@ability(abilities.NOT_HOLD_EDUCATION_PLAN)
def not_hold_education_plan(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down that it was agreed not to meet."""
    found = must_write(to_read(request, ref, "not_hold_education_plan", row="W1"), by=AT_SCHOOL)
    period = found.period
    form = NotHoldEducationPlanForm.of(request, about=ref, name=found.child.known_as)

    def send() -> HttpResponse:
        actions.not_hold_education_plan(period, by=found.who, on=found.on, **form.answers)
        return to("education_plan", ref)

    return ask(
        request, form, "We agreed not to meet", send, back=("education_plan", ref, "School"),
        caption=found.child.known_as, intro="A meeting that singles a child out, or comes too often, does not help.",
    )  # fmt: skip


@require_safe
@ability(abilities.SEE_VIRTUAL_SCHOOL)
def virtual_school(request: HttpRequest) -> HttpResponse:
    """Every child in care of school age whom this reader may see, as one school."""
    who, on = asker(request)
    pupils = queries.virtual_school(on, who)
    years: dict[str, list[Any]] = {}
    for pupil in pupils:
        years.setdefault(pupil.year_said, []).append(pupil)
    counts = {
        "without": sum(pupil.last is None and not pupil.skipped for pupil in pupils),
        "late": sum(pupil.due_on < on and not pupil.skipped for pupil in pupils),
    }
    return web.render(
        request, "care/virtual_school.html", {"years": years, "pupils": pupils, "counts": counts}
    )
