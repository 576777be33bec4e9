"""Pages of programmes with a wall: beginning one, one's own side, both sides for the supervisor, and what crosses."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden, NotNow
from kinfold.design import web
from kinfold.design.web import asker, begin_with, find
from kinfold.hubs import abilities, actions, queries
from kinfold.hubs.forms.programmes import (
    BeginProgrammeForm,
    CrossWallForm,
    EndPartForm,
    HandOverPartForm,
    JoinProgrammeForm,
    ReachProgrammeGoalForm,
    RecordProgrammeMeetingForm,
    SetProgrammeGoalForm,
    TellAcrossForm,
)
from kinfold.hubs.views.opening import deed, page_of, refuse, side_opened, to_read, to_write
from kinfold.network import queries as network
from kinfold.sharing import actions as sharing


@require_safe
@ability(abilities.SEE_PROGRAMMES)
def programmes(request: HttpRequest, ref: str) -> HttpResponse:
    """That somebody of a family takes part in a programme, and with whom. Nothing of what is behind the wall."""
    opened = to_read(request, ref, "programmes")
    shown = {
        "family": opened.family,
        "rows": queries.programmes.programmes_in(opened.family, opened.view),
        "writes": opened.writes,
    }
    return web.render(request, "hubs/programmes.html", shown)


@ability(abilities.BEGIN_PROGRAMME)
def begin_programme(request: HttpRequest, ref: str) -> HttpResponse:
    """Begin a programme: what it is, for whom, who supervises both sides."""
    opened = to_write(request, ref, "begin_programme")
    children = {one.person.ref: one.person for one in opened.members if one.is_child}
    form = BeginProgrammeForm.of(
        request, about=ref, children=[(one, child.known_as) for one, child in children.items()]
    )
    begin_with(form, began_on=opened.on, children=list(children))

    def send() -> HttpResponse:
        got = form.cleaned_data
        actions.begin_programme(
            opened.family, got["name"], supervisor=form.workers["supervisor"], began_on=got["began_on"],
            children=[children[one] for one in got["children"]], **opened.told,
        )  # fmt: skip
        return redirect("programmes", ref=ref)

    return deed(
        request, form, send, title="Begin a programme for two parents", button="Begin",
        back=page_of("programmes", ref, "Programmes"), caption=opened.family.name,
        intro="Each parent has a worker of their own. Neither worker reads the other’s notes, and neither do you.",
    )  # fmt: skip


@ability(abilities.JOIN_PROGRAMME)
def join_programme(request: HttpRequest, ref: str) -> HttpResponse:
    """One parent begins, with a worker of their own."""
    case = find(queries.programmes.case, ref)
    opened = to_write(request, queries.programmes.family_of(case).ref, "join_programme")
    parents = [
        (one.person.ref, one.person.known_as)
        for one in opened.members
        if not one.is_child and one.person.died_on is None
    ]
    form = JoinProgrammeForm.of(request, about=ref, parents=parents)
    begin_with(form, began_on=opened.on)

    def send() -> HttpResponse:
        got = form.cleaned_data
        parent = opened.person(got["parent"])
        if parent is None:
            raise NotNow("Choose who takes part.", field="parent")
        facts = {name: got[name] for name in ("began_on", "planned_until", "why_here")}
        actions.join_programme(case, parent, form.workers["worker"], **facts, **opened.told)
        return redirect("programmes", ref=opened.family.ref)

    return deed(
        request, form, send, title=f"Who takes part in {case.name}?", button="Save",
        back=page_of("programmes", opened.family.ref, "Programmes"), caption=opened.family.name,
    )  # fmt: skip


@ability(abilities.HAND_OVER_PART)
def hand_over_part(request: HttpRequest, ref: str) -> HttpResponse:
    """Give one side to another worker. Whoever had it reads nothing of it any more."""
    part = find(queries.programmes.part, ref)
    opened = to_write(request, queries.programmes.family_of(part.case).ref, "hand_over_part")
    if opened.view.hides("person", about=[part.parent.ref]):
        raise Hidden
    form = HandOverPartForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.hand_over_part(part, form.workers["worker"], **opened.told)
        return redirect("programmes", ref=opened.family.ref)

    return deed(
        request, form, send, title=f"Another worker for {part.parent.known_as}", button="Save",
        back=page_of("programmes", opened.family.ref, "Programmes"), caption=part.case.name,
    )  # fmt: skip


@require_safe
@ability(abilities.MY_PROGRAMMES)
def my_programmes(request: HttpRequest) -> HttpResponse:
    """The sides on which I work, and what I supervise."""
    who, _ = asker(request)
    sharing.log(who, row="-", action="my_programmes")
    shown = {"parts": queries.programmes.mine(who), "cases": queries.programmes.supervised(who)}
    return web.render(request, "hubs/my_programmes.html", shown)


@require_safe
@ability(abilities.SEE_PART)
def programme_part(request: HttpRequest, ref: str) -> HttpResponse:
    """One side: for its worker, the supervisor, and (without the notes) the parent themselves."""
    side, who, _ = side_opened(request, ref, "programme_part")
    if side.own:
        return web.render(request, "hubs/programme_mine.html", {"side": side, "part": side.part})
    shown = {
        "side": side,
        "part": side.part,
        "supervises": side.part.case.supervisor_id == who.practitioner_id,
    }
    return web.render(request, "hubs/programme_part.html", shown)


@ability(abilities.RECORD_PROGRAMME)
def record_programme_meeting(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down a meeting on one's own side."""
    side, who, on = side_opened(request, ref, "record_programme_meeting", write=True)
    form = RecordProgrammeMeetingForm.of(request, about=ref)
    begin_with(form, met_on=on)

    def send() -> HttpResponse:
        got = dict(form.answers)
        actions.record_programme_meeting(side.part, got.pop("name"), **got, by=who, on=on)
        return redirect("programme_part", ref=ref)

    return deed(
        request, form, send, title=f"You and {side.part.parent.known_as}", button="Keep this", back=_side(ref),
        intro="This stays on this side of the wall. If it is about a child’s safety, let it cross instead.",
    )  # fmt: skip


@ability(abilities.SET_PROGRAMME_GOAL)
def set_programme_goal(request: HttpRequest, ref: str) -> HttpResponse:
    """Write what the parent wants to change."""
    side, who, on = side_opened(request, ref, "set_programme_goal", write=True)
    form = SetProgrammeGoalForm.of(request, about=ref)
    begin_with(form, set_on=on)

    def send() -> HttpResponse:
        actions.set_programme_goal(side.part, **form.answers, by=who, on=on)
        return redirect("programme_part", ref=ref)

    return deed(
        request, form, send, title=f"What {side.part.parent.known_as} wants", button="Keep this", back=_side(ref)
    )  # fmt: skip


@ability(abilities.REACH_PROGRAMME_GOAL)
def reach_programme_goal(request: HttpRequest, ref: str) -> HttpResponse:
    """The parent is there, as they say it."""
    goal = find(queries.programmes.goal, ref)
    side, who, on = side_opened(request, goal.part.ref, "reach_programme_goal", write=True)
    form = ReachProgrammeGoalForm.of(request, about=ref)
    begin_with(form, reached_on=on)

    def send() -> HttpResponse:
        actions.reach_programme_goal(goal, **form.answers, by=who, on=on)
        return redirect("programme_part", ref=side.part.ref)

    return deed(
        request, form, send, title="They are there", button="Keep this", back=_side(side.part.ref), quote=goal.words
    )  # fmt: skip


@ability(abilities.END_PART)
def end_part(request: HttpRequest, ref: str) -> HttpResponse:
    """How a parent's part ended, and who stays in touch."""
    side, who, on = side_opened(request, ref, "end_part", write=True)
    form = EndPartForm.of(request, about=ref)
    begin_with(form, ended_on=on)

    def send() -> HttpResponse:
        got = form.cleaned_data
        facts = {name: got[name] for name in ("ended_on", "why", "after")}
        actions.end_part(side.part, finished=got["finished"] == "yes", **facts, by=who, on=on)
        return redirect("programme_part", ref=ref)

    return deed(
        request,
        form,
        send,
        title=f"{side.part.parent.known_as}: how did it end?",
        button="Save",
        back=_side(ref),
    )


@ability(abilities.CROSS_WALL)
def cross_wall(request: HttpRequest, ref: str) -> HttpResponse:
    """What concerns a child's safety leaves this side as an ordinary worry, with the reason why it crosses the wall."""
    side, who, on = side_opened(request, ref, "cross_wall")
    if side.own:
        raise Hidden
    family, case = queries.programmes.family_of(side.part.case), side.part.case
    young = {child.ref: child for child in network.children(family, on)}
    chosen = {one: child for one, child in young.items() if one in case.children} or young
    form = CrossWallForm.of(
        request, about=ref, children=[(one, child.known_as) for one, child in chosen.items()]
    )
    begin_with(form, seen_on=on)

    def send() -> HttpResponse:
        got = form.cleaned_data
        facts = {name: got[name] for name in ("why", "saw", "seen_on", "may_mean")}
        actions.cross_wall(
            side.part, children=[chosen[one] for one in got["children"]], family_told=got["told"] == "yes",
            why_family_not_told=got["why_not_told"] if got["told"] == "no" else "", **facts, by=who, on=on,
        )  # fmt: skip
        return redirect("programme_part", ref=ref)

    return deed(
        request, form, send, title="A child’s safety comes first", button="Raise this worry", back=_side(ref),
        intro="This goes where every worry goes, in your name. The other side’s worker does not read it; the supervisor tells them "
        "what they must know. If a child is in danger now, ring 999 first.",
    )  # fmt: skip


@require_safe
@ability(abilities.SEE_CASE)
def programme_case(request: HttpRequest, ref: str) -> HttpResponse:
    """Both sides, for the supervisor named for both. Each look is written down."""
    who, on = asker(request)
    case = find(queries.programmes.case, ref)
    family = queries.programmes.family_of(case)
    if not queries.programmes.supervises(case, who, on):
        refuse(who, "programme_case", family, ref)
    sharing.log(who, row="-", action="programme_case", family=family, about=ref)
    shown = {"case": case, "sides": queries.programmes.sides(case, who, on)}
    return web.render(request, "hubs/programme_case.html", shown)


@ability(abilities.TELL_ACROSS)
def tell_across(request: HttpRequest, ref: str) -> HttpResponse:
    """Tell the other side's worker what they must know, in words written for it."""
    who, on = asker(request)
    crossing = find(queries.programmes.crossing, ref)
    case = crossing.part.case
    if not queries.programmes.supervises(case, who, on):
        refuse(who, "tell_across", queries.programmes.family_of(case), ref)
    form = TellAcrossForm.of(request, about=ref)
    begin_with(form, told=crossing.told)

    def send() -> HttpResponse:
        actions.tell_across(crossing, **form.answers, by=who, on=on)
        return redirect("programme_case", ref=case.ref)

    return deed(
        request, form, send, title="What must the other worker know?", button="Tell them",
        back=page_of("programme_case", case.ref, case.name), quote=crossing.why,
    )  # fmt: skip


def _side(ref: str) -> tuple[str, str]:
    return page_of("programme_part", ref)
