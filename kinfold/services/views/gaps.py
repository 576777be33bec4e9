"""Pages for what nobody gives: two thresholds side by side, and the one who owns what both refused."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from kinfold.agencies import queries as agencies
from kinfold.agencies.models import Practitioner
from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden, RefusedOpenly
from kinfold.design import web
from kinfold.design.web import again, asker, begin_with, find
from kinfold.law import timescales
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.services import abilities, actions, queries, rules, states
from kinfold.services.forms.gaps import (
    AnswerGapForm,
    GapForm,
    HandOverGapForm,
    LetGapStandForm,
    OpenGapForm,
    TakeUpGapForm,
)
from kinfold.services.models import Gap
from kinfold.services.queries import Threshold
from kinfold.services.queries.seeing import children_among
from kinfold.services.views.opening import READ, WRITE, members_shown, open_family, open_request
from kinfold.sharing import actions as sharing
from kinfold.sharing import queries as access
from kinfold.sharing.queries import View

ROW = "R1"


@require_safe
@ability(abilities.SEE_THRESHOLDS)
def thresholds(request: HttpRequest, ref: str) -> HttpResponse:
    """What adult services and children's services each said, for each person and need of a family."""
    family, view = open_family(request, ref, READ, "thresholds")
    who, on = asker(request)
    if who.is_family:
        raise Hidden
    shown = {
        "family": family,
        "rows": queries.thresholds(family, view),
        "not_asked": queries.not_asked(members_shown(family, view, on), on, view),
        "whole": view.whole(READ),
        "may_write": view.can(WRITE),
        "says": rules,
    }
    return web.render(request, "services/thresholds.html", shown)


@ability(abilities.OPEN_GAP)
def open_gap(request: HttpRequest, ref: str) -> HttpResponse:
    """Everybody who was asked said no: say who owns that."""
    found, family, view = open_request(request, ref, WRITE, "open_gap")
    if not view.whole(READ):
        raise Hidden
    who, on = asker(request)
    row = queries.threshold_of(found, family, view)
    if row is None or not row.noes:
        return redirect("request", ref=ref)
    if row.gap is not None and row.gap.state in states.OWNED:
        return redirect("gap", ref=row.gap.ref)
    form = OpenGapForm.of(request, about=ref, refused=row.noes, workers=owners(request, family))
    mine = agencies.practitioner_of(who)
    begin_with(
        form, noes=[one.ref for one in row.noes], owner=mine.ref if mine else "", why=what_they_said(row),
        look_again_on=usual_day(on),
    )  # fmt: skip

    def send() -> HttpResponse:
        made = actions.open_gap(
            family, row.person, form.chosen, need=row.need, opened_on=on, by=who, on=on, **form.told
        )
        return redirect("gap", ref=made.ref)

    shown = {"family": family, "row": row, "says": rules, "asked": found}
    return web.answer(request, form, "services/open_gap.html", send, shown)


@require_safe
@ability(abilities.SEE_GAP)
def gap(request: HttpRequest, ref: str) -> HttpResponse:
    """What nobody gives to one person: who said no, who owns it, and what comes next."""
    found, family, view = opened(request, ref, READ, "gap")
    who, _ = asker(request)
    noes = [
        one.request
        for one in found.noes.all()
        if queries.may_see_request(one.request, view, children_of(found, view))
    ]
    told = {one.request.pk: one for one in queries.stories(noes)}
    shown = {
        "gap": found,
        "family": family,
        "noes": [told[one.pk] for one in noes],
        "acts": acts(found, view),
        "may": [
            verb
            for verb in ("take_up", "answer", "let_stand", "hand_over")
            if states.GAP.may(verb, found.state)
        ],
        "says": rules,
    }
    page = "services/gap_for_family.html" if who.is_family else "services/gap.html"
    return web.render(request, page, shown)


@ability(abilities.TAKE_UP_GAP)
def take_up_gap(request: HttpRequest, ref: str) -> HttpResponse:
    """Say with whom it was taken up, and by which day the person hears again."""
    found, family, _ = to_act(request, ref, "take_up_gap")
    _, on = asker(request)
    form = TakeUpGapForm.of(request, about=ref)
    begin_with(form, on_day=on, look_again_on=usual_day(on), meanwhile=found.meanwhile, version=found.version)
    return deed(
        request, form, found, family, lambda **told: actions.take_up_gap(found, **told),
        title="Take it up with those who could", button="Save",
    )  # fmt: skip


@ability(abilities.ANSWER_GAP_OF_HELP)
def answer_gap_of_help(request: HttpRequest, ref: str) -> HttpResponse:
    """Say what the answer is."""
    found, family, _ = to_act(request, ref, "answer_gap_of_help")
    form = AnswerGapForm.of(request, about=ref)
    begin_with(form, on_day=asker(request)[1], version=found.version)
    return deed(
        request, form, found, family, lambda **told: actions.answer_gap_of_help(found, **told),
        title="There is an answer", button="Save the answer",
    )  # fmt: skip


@ability(abilities.LET_GAP_STAND)
def let_gap_stand(request: HttpRequest, ref: str) -> HttpResponse:
    """Say plainly that nobody gives it."""
    found, family, _ = to_act(request, ref, "let_gap_stand")
    form = LetGapStandForm.of(request, about=ref)
    begin_with(form, on_day=asker(request)[1], version=found.version)
    return deed(
        request, form, found, family, lambda **told: actions.let_gap_stand(found, **told),
        title="It stays a gap", button="Say so",
        intro="It stays counted among what families need and do not get. It can be taken up again on any day.",
    )  # fmt: skip


@ability(abilities.HAND_OVER_GAP)
def hand_over_gap(request: HttpRequest, ref: str) -> HttpResponse:
    """Give it to another owner."""
    found, family, _ = to_act(request, ref, "hand_over_gap")
    _, on = asker(request)
    workers = [one for one in owners(request, family) if one.pk != found.owner_id]
    form = HandOverGapForm.of(request, about=ref, workers=workers)
    begin_with(form, version=found.version)

    def hand_over(*, to: str, **told: Any) -> Gap:
        return actions.hand_over_gap(found, form.worker, on_day=on, **told)

    return deed(
        request, form, found, family, hand_over, title="Give it to somebody else", button="Hand over",
        intro=f"{found.owner.known_as} owns it now. It moves into the work of whoever takes it over. Talk with them first.",
    )  # fmt: skip


@require_safe
@ability(abilities.SEE_GAPS)
def gaps(request: HttpRequest) -> HttpResponse:
    """What nobody gives, in the records that somebody may open: who owns it, since when, and the next thing."""
    who, on = asker(request)
    decision = access.decide(who, ROW, None, on=on)
    sharing.log(who, row=ROW, action="gaps", decision=decision)
    if decision.code == "refuse":
        raise RefusedOpenly("Your work does not include this.")
    if not decision.opens:
        raise Hidden
    mine = queries.gaps_owned_by(who, on)
    own = {one.pk for one in mine}
    others = [one for one in queries.gaps_all(who, on) if one.pk not in own]
    return web.render(request, "services/gaps.html", {"mine": mine, "others": others, "says": rules})


def opened(request: HttpRequest, ref: str, row: str, action: str) -> tuple[Gap, Family, View]:
    """Find a gap and open its record; one that this reader may not see is as if missing."""
    found = find(queries.gap, ref)
    family, view = open_family(request, found.family.ref, row, action)
    if not queries.may_see_gap(found, view, children_of(found, view)):
        raise Hidden
    return found, family, view


def to_act(request: HttpRequest, ref: str, action: str) -> tuple[Gap, Family, View]:
    """Open a gap for its owner, or for those to whom the whole record is open."""
    found, family, view = opened(request, ref, WRITE, action)
    if not acts(found, view):
        raise Hidden
    return found, family, view


def acts(found: Gap, view: View) -> bool:
    """Say whether a reader may do something about a gap."""
    who = view.who
    if who is None or who.is_family or not view.can(WRITE):
        return False
    return view.whole(READ) or found.owner_id == who.practitioner_id


def children_of(found: Gap, view: View) -> frozenset[int]:
    """The number of its person, if that is a child (asked only where it matters)."""
    return children_among([found], view)


def deed(
    request: HttpRequest,
    form: GapForm,
    found: Gap,
    family: Family,
    do: Callable[..., Gap],
    *,
    title: str,
    button: str,
    intro: str = "",
) -> HttpResponse:
    """Ask, do it once, and go back to the gap. When somebody else was faster, both words are shown."""
    who, on = asker(request)

    def send() -> HttpResponse:
        again(form, lambda: do(by=who, on=on, **form.answers), lambda: queries.gap(found.ref).version)
        return redirect("gap", ref=found.ref)

    shown = {"gap": found, "family": family, "title": title, "button": button, "intro": intro, "says": rules}
    return web.answer(
        request, form, "services/gap_deed.html", send, shown | {"back": reverse("gap", args=[found.ref])}
    )


def owners(request: HttpRequest, family: Family) -> list[Practitioner]:
    """Who may own a gap: whoever asks, the workers with the family, and the managers of the asker's team. No volunteer."""
    who, on = asker(request)
    mine = agencies.practitioner_of(who)
    team = agencies.team_of(mine, on) if mine is not None else None
    found: dict[int, Practitioner] = {mine.pk: mine} if mine is not None else {}
    for row in network.involved(family, on):
        found.setdefault(row.practitioner_id, row.practitioner)
    for manager in agencies.managers_of([team.pk] if team else [], on):
        found.setdefault(manager.pk, manager)
    return [one for one in found.values() if not one.is_volunteer]


def usual_day(on: date) -> date:
    """The day on which to look again when nobody has named another (`gap_look_again`)."""
    usual = timescales.rule("gap_look_again").value_on(on).amount
    return on + timedelta(days=usual or 28)


def what_they_said(row: Threshold) -> str:
    """Put together who said no, when and with what reason, so that nothing is typed again."""
    lines = []
    for one in row.answers:
        if one.is_no:
            reasons = (
                [rules.reason_says(one.step.reason_code)] if one.step.reason_code not in ("", "other") else []
            )
            reasons += [f"“{one.step.why}”"] if one.step.why else []
            day = one.step.on_day
            said = ". ".join(reasons) or "No reason is written down"
            end = "" if said.endswith(("”", ".")) else "."
            lines.append(f"{one.request.what}, {day.day} {day:%B %Y}: {said}{end}")
    return "\n".join(lines)
