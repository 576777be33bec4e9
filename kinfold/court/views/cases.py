"""Pages of a court case: issue, guardian, judge, more time, the end, and what was learned."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.court import abilities, actions, queries, rules
from kinfold.court.forms import cases as forms
from kinfold.court.models import Proceedings
from kinfold.court.views.opening import REVIEWERS, Opened, at, chosen, deed, family_ref, to_read, to_write
from kinfold.design import web
from kinfold.design.web import again, begin_with, find
from kinfold.people import queries as people


@ability(abilities.ISSUE)
def issue_proceedings(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down an application to the court: the weeks are counted from the day of issue."""
    opened = to_write(request, ref, "issue_proceedings")
    before = queries.before_now(opened.family)
    waiting = queries.accepted_not_held(before) if before else []
    form = forms.IssueForm.of(request, about=ref, children=opened.child_choices, waiting=bool(waiting))
    if before is not None:
        begin_with(form, children=before.children)

    def send() -> HttpResponse:
        told = dict(form.answers)
        children = chosen(opened, told.pop("children"))
        made = actions.issue_proceedings(
            opened.family, children, **told, before=before, by=opened.who, on=opened.on
        )
        return redirect("proceedings", ref=made.ref)

    return deed(
        request, opened, form, send, title="Write down an application to the court", button="Keep it",
        back=at("court", ref), back_says="Court", intro=_waiting(waiting),
    )  # fmt: skip


def _waiting(names: list[str]) -> str:
    if not names:
        return "The plan, the help and the workers stay as they are while a judge decides."
    return f"{' and '.join(names)} said yes to a family group meeting that has not been held. Hold it first, or say why it cannot wait."


def opened_case(
    request: HttpRequest, ref: str, action: str, *, write: bool = True, **more: Any
) -> tuple[Opened, Proceedings]:
    """Open the family of a court case. Children who are hidden hide it."""
    row = find(queries.proceedings, ref)
    opener = to_write if write else to_read
    opened = opener(request, family_ref(row.family), action, about=ref, **more)
    if not opened.shows(*[people.kept(one.person) for one in queries.children(row)]):
        raise Hidden
    return opened, row


@require_safe
@ability(abilities.SEE_CASE)
def proceedings(request: HttpRequest, ref: str) -> HttpResponse:
    """One court case: which week, what comes next, the plan for each child, hearings, more time, how it ended."""
    opened, row = opened_case(request, ref, "proceedings", write=False)
    context = {
        "family": opened.family,
        "opened": opened,
        "case": row,
        "weeks": queries.weeks(row, opened.on),
        "milestones": queries.milestones(row),
        "children": [one for one in queries.children(row) if opened.shows(one.person)],
        "plans": rules.CARE_PLANS,
        "tracks": rules.TRACKS,
        "guardian": queries.guardian_in_time(row),
        "same_judge": queries.same_judge_throughout(row),
        "extensions": queries.extensions(row),
        "long": [
            one
            for one in queries.extensions(row)
            if rules.longer_than_usual(row.due_on, one.on_day, one.until)
        ],
        "outcomes": queries.outcomes(row),
        "outcome_when": rules.OUTCOME_WHEN,
        "reviews_plans": opened.view.decision.actor in REVIEWERS,
    }
    return web.render(request, "court/proceedings.html", context)


def _simple(
    request: HttpRequest, ref: str, action: str, form_class: Any, save: Any, *, title: str, button: str, intro: str = "",
    standing: Any = None,
) -> HttpResponse:  # fmt: skip
    """A deed on a court case that asks, saves and goes back to it."""
    opened, row = opened_case(request, ref, action)
    form = form_class.of(request, about=ref)
    if standing is not None:
        begin_with(form, **standing(row))

    def send() -> HttpResponse:
        told = dict(form.answers)
        again(
            form,
            lambda: save(row, **told, by=opened.who, on=opened.on),
            lambda: queries.proceedings(ref).version,
        )
        return redirect("proceedings", ref=ref)

    return deed(
        request, opened, form, send, title=title, button=button, back=at("proceedings", ref), intro=intro
    )


@ability(abilities.NAME_GUARDIAN)
def name_guardian(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down who is the children's guardian."""
    return _simple(
        request, ref, "name_guardian", forms.GuardianForm, actions.name_guardian, title="The children’s guardian",
        button="Keep the name", intro="The guardian tells the court what is best for the children, and what they say.",
        standing=lambda row: {"guardian": row.guardian, "named_on": row.guardian_on, "version": row.version},
    )  # fmt: skip


@ability(abilities.CHANGE_JUDGE)
def change_judge(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down who decides, and why it changed."""
    return _simple(
        request, ref, "change_judge", forms.JudgeForm, actions.change_judge, title="Who decides", button="Keep the name",
        intro="The same judge throughout is best for the children.",
        standing=lambda row: {"judge": row.judge, "version": row.version},
    )  # fmt: skip


@ability(abilities.EXTEND)
def extend_proceedings(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down that the court gave more time."""
    return _simple(
        request, ref, "extend_proceedings", forms.ExtendForm, actions.extend, title="The court gave more time",
        button="Keep it", intro="Usually not more than eight weeks at a time. The reason stays beside the new day.",
    )  # fmt: skip


@ability(abilities.END_CASE)
def end_proceedings(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down how a court case ended; the level of help follows from the orders."""
    return _simple(
        request, ref, "end_proceedings", forms.EndCaseForm, actions.end_proceedings, title="The court case ended",
        button="End it",
        intro="Write down the final orders first, one for each child: the help that goes on follows from them.",
    )  # fmt: skip


@ability(abilities.WITHDRAW)
def withdraw_proceedings(request: HttpRequest, ref: str) -> HttpResponse:
    """Withdraw an application, with the reason."""
    return _simple(
        request, ref, "withdraw_proceedings", forms.WithdrawForm, actions.withdraw_proceedings,
        title="Withdraw the application", button="Withdraw it",
    )  # fmt: skip


@ability(abilities.LOOK_BACK)
def review_after_court(request: HttpRequest, ref: str) -> HttpResponse:
    """Look back on a court case that is over: what was learned, for the next family."""
    return _simple(
        request, ref, "review_after_court", forms.LookBackForm, actions.review_after_court, title="Look back together",
        button="Keep it", intro="Not to find who was wrong: to find what the next family should have sooner.",
        standing=lambda row: {"learned": row.learned, "version": row.version},
    )  # fmt: skip


@ability(abilities.TRACK_OUTCOME)
def track_outcome(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down how a family is after the Family Drug and Alcohol Court."""
    return _simple(
        request, ref, "track_outcome", forms.OutcomeForm, actions.record_track_outcome, title="How they are now",
        button="Keep it",
    )  # fmt: skip
