"""The family's page of this room, strategy discussions and enquiries."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kinfold.assessment import queries as assessment
from kinfold.base.abilities import ability
from kinfold.design import web
from kinfold.design.web import begin_with
from kinfold.protection import abilities, actions, queries, rules
from kinfold.protection.actions import Present
from kinfold.protection.forms import (
    ApproveEnquiryForm,
    ChangeEnquiryForm,
    HoldStrategyForm,
    TellEnquiryForm,
    TellOfDiscussionForm,
    WriteOutcomeForm,
)
from kinfold.protection.models import Enquiry
from kinfold.protection.views.opening import (
    FIRST,
    Opened,
    again,
    ask,
    of_row,
    of_row_to_write,
    to_read,
    to_write,
)

FACTS = ("child_says", "family_says", "medical_asked_on", "medical_agreed", "medical_on", "medical_says")


@require_safe
@ability(abilities.SEE)
def protection(request: HttpRequest, ref: str) -> HttpResponse:
    """Where each child of a family stands: plan, enquiries, conferences, core group, what to read before a visit."""
    opened = to_read(request, ref, "protection")
    context = {
        "family": opened.family,
        "view": opened.view,
        "edits": opened.edits,
        "first": opened.view.can("W1") and opened.view.decision.actor in FIRST,
        "page": queries.standing(opened.family, opened.view, opened.on),
        "name_in_group": queries.name_in_group,
        "child_of": queries.child_of,
        "day_of": lambda moment: timezone.localtime(moment).date(),
    }
    return web.render(request, "protection/protection.html", context)


def back_to_family(opened: Opened) -> tuple[str, str]:
    """Where most forms go back to."""
    return reverse("protection", args=[opened.family.ref]), "Keeping the children safe"


@ability(abilities.HOLD_STRATEGY)
def hold_strategy_discussion(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down a strategy discussion: one page."""
    opened = to_write(request, ref, "hold_strategy_discussion", by=FIRST)
    form = HoldStrategyForm.of(request, about=ref, children=opened.child_choices)

    def send() -> HttpResponse:
        got = dict(form.answers)
        children = opened.chosen_children(got.pop("children"))
        told = {name: value for name, value in got.items() if not name.startswith(("who_", "brought_"))}
        took_part = [Present(word, who, brought=brought) for word, who, brought in form.took_part]
        actions.hold_strategy_discussion(
            opened.family, children, took_part=took_part, by=opened.who, on=opened.on, **told
        )
        return redirect("protection", ref=opened.family.ref)

    intro = [
        "Social care, police, health and others who know the children decide together whether enquiries are needed. "
        "Few people read what is written here. The family does not.",
    ]
    return ask(
        request, form, opened, send, title="Strategy discussion", button="Save the discussion", intro=intro,
        back=back_to_family(opened),
    )  # fmt: skip


@require_safe
@ability(abilities.SEE_DISCUSSION)
def strategy_discussion(request: HttpRequest, ref: str) -> HttpResponse:
    """One strategy discussion, for those whom row V4 lets read it."""
    row, opened = of_row(request, queries.discussion, ref, "strategy_discussion", row="V4")
    context = {
        "family": opened.family,
        "discussion": row,
        "took_part": row.took_part.select_related("practitioner__organisation").order_by("pk"),
        "agencies": rules.AGENCIES,
        "enquiries": [
            one
            for one in queries.enquiries_from(row)
            if not opened.view.hides("person", about=[one.person.ref])
        ],
        "untold": bool(row.told_family_why_not) and not row.told_family,
        "edits": opened.view.can("W1") and opened.view.decision.actor in FIRST,
        "child_of": queries.child_of,
    }
    return web.render(request, "protection/strategy_discussion.html", context)


@ability(abilities.TELL_DISCUSSION)
def tell_of_discussion(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down what a family was told that was not told at first."""
    row, opened = of_row_to_write(request, queries.discussion, ref, "tell_of_discussion", by=FIRST)
    form = TellOfDiscussionForm.of(request, about=ref)
    begin_with(form, version=row.version, told_on=opened.on)

    def send() -> HttpResponse:
        again(
            form,
            lambda: actions.tell_family_of_discussion(row, **form.answers, by=opened.who, on=opened.on),
            lambda: queries.discussion(ref),
        )
        return redirect("protection", ref=opened.family.ref)

    intro = ["From now on the family sees that we are finding out whether the children are safe."]
    return ask(
        request,
        form,
        opened,
        send,
        title="The family was told",
        button="Save",
        intro=intro,
        back=back_to_family(opened),
    )


@require_safe
@ability(abilities.SEE_ENQUIRY)
def enquiry(request: HttpRequest, ref: str) -> HttpResponse:
    """Enquiries about one child: what was found, what the child says, what follows, what the family was told."""
    row, opened = of_row(request, queries.enquiry, ref, "enquiry")
    actor = opened.view.decision.actor
    context = {
        "family": opened.family,
        "enquiry": row,
        "child": queries.child_of(row),
        "edits": opened.edits,
        "approves": opened.view.can("W4") and not _is_own(row, opened),
        "sees_discussion": opened.view.whole("V4"),
        "stage": assessment.open_stage(opened.family, "section_47"),
        "actor": actor,
    }
    return web.render(request, "protection/enquiry.html", context)


def _is_own(row: Enquiry, opened: Opened) -> bool:
    return opened.who.practitioner_id in (row.lead_id, row.written_by_id)


@ability(abilities.CHANGE_ENQUIRY)
def change_enquiry(request: HttpRequest, ref: str) -> HttpResponse:
    """Add what is found while enquiries are made."""
    row, opened = of_row_to_write(request, queries.enquiry, ref, "change_enquiry")
    form = ChangeEnquiryForm.of(request, about=ref)
    begin_with(form, version=row.version, **{name: getattr(row, name) for name in FACTS})

    def send() -> HttpResponse:
        again(
            form,
            lambda: actions.change_enquiry(row, **form.answers, by=opened.who, on=opened.on),
            lambda: queries.enquiry(ref),
        )
        return redirect("enquiry", ref=ref)

    title = f"What is found about {queries.child_of(row).known_as}"
    return ask(request, form, opened, send, title=title, button="Save", back=_back(ref))


def _back(ref: str) -> tuple[str, str]:
    return reverse("enquiry", args=[ref]), "The enquiries"


@ability(abilities.WRITE_OUTCOME)
def write_outcome(request: HttpRequest, ref: str) -> HttpResponse:
    """Write how the enquiries came out; it waits for a manager."""
    row, opened = of_row_to_write(request, queries.enquiry, ref, "write_outcome")
    form = WriteOutcomeForm.of(request, about=ref)
    begin_with(form, version=row.version, outcome=row.outcome, why=row.outcome_why, next=row.next, next_why=row.next_why,
        child_says=row.child_says, family_says=row.family_says,
    )  # fmt: skip

    def send() -> HttpResponse:
        again(
            form,
            lambda: actions.write_outcome(row, **form.answers, by=opened.who, on=opened.on),
            lambda: queries.enquiry(ref),
        )
        return redirect("enquiry", ref=ref)

    intro = ["Somebody else agrees to this before the enquiries end: a manager who did not make them."]
    title = f"How the enquiries about {queries.child_of(row).known_as} came out"
    return ask(
        request, form, opened, send, title=title, button="Send to a manager", intro=intro, back=_back(ref)
    )


@ability(abilities.APPROVE_ENQUIRY)
def approve_enquiry(request: HttpRequest, ref: str) -> HttpResponse:
    """Agree to an outcome that somebody else wrote, or send it back."""
    row, opened = of_row(request, queries.enquiry, ref, "approve_enquiry", row="W4")
    form = ApproveEnquiryForm.of(request, about=ref)

    def send() -> HttpResponse:
        got = form.cleaned_data
        act = actions.approve_enquiry if got["answer"] == "agree" else actions.send_back_enquiry
        act(row, says=got["says"], by=opened.who, on=opened.on)
        return redirect("enquiry", ref=ref)

    title = f"Do you agree with what was found about {queries.child_of(row).known_as}?"
    return ask(
        request, form, opened, send, title=title, button="Save", back=_back(ref), beside="protection/outcome.html",
        enquiry=row, child=queries.child_of(row),
    )  # fmt: skip


@ability(abilities.TELL_ENQUIRY)
def tell_enquiry_outcome(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down how the family was told: kindly, also when nothing more is needed."""
    row, opened = of_row_to_write(request, queries.enquiry, ref, "tell_enquiry_outcome")
    form = TellEnquiryForm.of(request, about=ref)
    begin_with(form, told_on=row.told_on or opened.on, told_by=row.told_by, how=row.told_how)

    def send() -> HttpResponse:
        actions.tell_outcome(row, **form.answers, by=opened.who, on=opened.on)
        return redirect("enquiry", ref=ref)

    intro = [
        "Tell each parent and the child, in person if you can. Say what was found, and that being asked was not their fault.",
    ]
    if row.next == Enquiry.Next.NOTHING:
        intro.append(
            "Nothing more is needed from us: say so first. Then say what stays written, and whom they may ring."
        )
    return ask(
        request,
        form,
        opened,
        send,
        title="Tell the family how it ended",
        button="Save",
        intro=intro,
        back=_back(ref),
    )
