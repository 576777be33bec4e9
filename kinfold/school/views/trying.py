"""Panels before exclusions, and exclusions."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.design import web
from kinfold.design.web import again, begin_with, find
from kinfold.school import abilities, actions, queries, rules
from kinfold.school.forms.trying import (
    AnswerExclusionForm,
    AskPreventionPanelForm,
    DoPanelActionForm,
    EndPreventionPanelForm,
    HoldPreventionPanelForm,
    RecordExclusionForm,
)
from kinfold.school.states import EXCLUSION, PANEL
from kinfold.school.views.opening import (
    Opened,
    back_to_child,
    deed,
    layout,
    of_row,
    page_of,
    to_record,
)


def shown(opened: Opened) -> dict[str, object]:
    """What the pages of this file share."""
    return {
        "child": opened.child, "seen": opened.seen, "records": opened.records, "layout": layout(family=opened.seen.is_family),
        "back": back_to_child(opened) if not opened.seen.own else (page_of("school", opened.child.ref), "My school"),
        "hears_child": opened.seen.whole or opened.seen.at_school or opened.seen.own,
        "hears_family": opened.seen.whole or opened.seen.at_school,
    }  # fmt: skip


@ability(abilities.ASK_PANEL)
def ask_prevention_panel(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask early what would keep a child in school."""
    opened = to_record(request, ref, "ask_prevention_panel")
    form = AskPreventionPanelForm.of(request, about=ref)
    begin_with(form, asked_on=opened.on)

    def send() -> HttpResponse:
        made = actions.ask_prevention_panel(
            opened.family, opened.child, **form.answers, school=opened.ours, **opened.told
        )
        return redirect("prevention_panel", ref=made.ref)

    return deed(
        request, form, send, title="What would keep this child in school?", button="Ask the panel", back=back_to_child(opened),
        caption=opened.child.known_as, intro="School, health, police and others think together, before anybody is sent away.",
    )  # fmt: skip


@require_safe
@ability(abilities.SEE_PANEL)
def prevention_panel(request: HttpRequest, ref: str) -> HttpResponse:
    """What was asked, who met, what was agreed, how it came out."""
    row, opened = of_row(request, queries.panel, ref, "prevention_panel")
    context = {
        **shown(opened), "panel": row, "actions": list(row.actions.all()), "may_hold": PANEL.may("hold", row.state),
        "may_end": PANEL.may("end", row.state),
    }  # fmt: skip
    return web.render(request, "school/panel.html", context)


@ability(abilities.HOLD_PANEL)
def hold_prevention_panel(request: HttpRequest, ref: str) -> HttpResponse:
    """The panel met."""
    row, opened = of_row(request, queries.panel, ref, "hold_prevention_panel", write=True)
    form = HoldPreventionPanelForm.of(request, about=ref)
    begin_with(form, met_on=opened.on, version=row.version, members="\n".join(row.members))

    def send() -> HttpResponse:
        got = form.cleaned_data
        facts = {name: got[name] for name in ("met_on", "look_again_on", "child_says", "version")}
        again(
            form,
            lambda: actions.hold_prevention_panel(
                row, members=form.there, agreed=form.agreed, **facts, **opened.told
            ),
            lambda: queries.panel(ref).version,
        )
        return redirect("prevention_panel", ref=ref)

    return deed(
        request, form, send, title="The panel met", button="Save", back=(page_of("prevention_panel", ref), "The panel"),
        caption=opened.child.known_as, quote=row.child_says,
    )  # fmt: skip


@ability(abilities.DO_ACTION)
def do_panel_action(request: HttpRequest, ref: str) -> HttpResponse:
    """Something agreed was done."""
    action = find(queries.panel_action, ref)
    _, opened = of_row(request, queries.panel, action.panel.ref, "do_panel_action", write=True)
    form = DoPanelActionForm.of(request, about=ref)
    begin_with(form, done_on=opened.on)

    def send() -> HttpResponse:
        actions.do_panel_action(action, **form.answers, **opened.told)
        return redirect("prevention_panel", ref=action.panel.ref)

    back = (page_of("prevention_panel", action.panel.ref), "The panel")
    return deed(
        request,
        form,
        send,
        title="This was done",
        button="Save",
        back=back,
        caption=opened.child.known_as,
        quote=action.what,
    )


@ability(abilities.END_PANEL)
def end_prevention_panel(request: HttpRequest, ref: str) -> HttpResponse:
    """How it came out."""
    row, opened = of_row(request, queries.panel, ref, "end_prevention_panel", write=True)
    form = EndPreventionPanelForm.of(request, about=ref)
    begin_with(form, ended_on=opened.on)

    def send() -> HttpResponse:
        actions.end_prevention_panel(row, **form.answers, **opened.told)
        return redirect("prevention_panel", ref=ref)

    back = (page_of("prevention_panel", ref), "The panel")
    return deed(
        request,
        form,
        send,
        title="How did it come out?",
        button="Save",
        back=back,
        caption=opened.child.known_as,
    )


@ability(abilities.RECORD_EXCLUSION)
def record_exclusion(request: HttpRequest, ref: str) -> HttpResponse:
    """A child is sent away from school."""
    opened = to_record(request, ref, "record_exclusion")
    met = next(
        (
            row.met_on
            for row in queries.panels_of(opened.child)
            if row.met_on is not None and opened.on >= row.met_on
        ),
        None,
    )
    panel_met = met if met is not None and (opened.on - met).days <= 183 else None
    form = RecordExclusionForm.of(request, about=ref, panel_met=panel_met)
    begin_with(form, began_on=opened.on)

    def send() -> HttpResponse:
        made = actions.record_exclusion(
            opened.family, opened.child, **form.answers, school=opened.ours, **opened.told
        )
        return redirect("exclusion", ref=made.ref)

    intro = "A panel met before this, and stands beside it." if panel_met else (
        "No panel has met about this child. If it can wait, ask the panel first: most children it helps stay in school."
    )  # fmt: skip
    return deed(
        request, form, send, title="A child is sent away from school", button="Save", back=back_to_child(opened),
        caption=opened.child.known_as, intro=intro,
    )  # fmt: skip


@require_safe
@ability(abilities.SEE_EXCLUSION)
def exclusion(request: HttpRequest, ref: str) -> HttpResponse:
    """One exclusion."""
    row, opened = of_row(request, queries.exclusion, ref, "exclusion")
    context = {
        **shown(opened), "exclusion": row, "reason": rules.EXCLUSION_REASONS.get(row.reason, row.reason),
        "lasts": rules.how_long(row.kind, row.half_days), "taught_by": rules.sixth_day(row.began_on, row.kind, row.half_days),
        "verbs": verbs_of(row.state),
    }  # fmt: skip
    return web.render(request, "school/exclusion.html", context)


def verbs_of(state: str) -> list[str]:
    """What may happen to an exclusion now."""
    return [verb for verb in ("come_back", "take_back", "uphold") if EXCLUSION.may(verb, state)]


@ability(abilities.ANSWER_EXCLUSION)
def answer_exclusion(request: HttpRequest, ref: str) -> HttpResponse:
    """The child is back, or something was decided."""
    row, opened = of_row(request, queries.exclusion, ref, "answer_exclusion", write=True)
    verbs = verbs_of(row.state)
    if not verbs:
        raise Hidden
    form = AnswerExclusionForm.of(request, about=ref, verbs=verbs)
    begin_with(form, on_day=opened.on)

    def send() -> HttpResponse:
        got = form.cleaned_data
        actions.answer_exclusion(row, got["what"], on_day=got["on_day"], why=got["why"], **opened.told)
        return redirect("exclusion", ref=ref)

    back = (page_of("exclusion", ref), "Sent away from school")
    return deed(
        request,
        form,
        send,
        title="What happened next?",
        button="Save",
        back=back,
        caption=opened.child.known_as,
    )
