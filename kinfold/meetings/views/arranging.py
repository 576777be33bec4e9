"""Pages for arranging a meeting: the family's times first, then the day; moved or called off with the family told first."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.design import web
from kinfold.design.web import asker
from kinfold.meetings import abilities, actions, queries
from kinfold.meetings.forms import (
    ArrangeMeetingForm,
    CallOffMeetingForm,
    MoveMeetingForm,
    MyTimeForm,
    OfferTimeForm,
    SetTimeForm,
    when_said,
)
from kinfold.meetings.models import TimeOffered
from kinfold.meetings.queries import Sight
from kinfold.meetings.views import opening
from kinfold.meetings.views.opening import family_of, opened, opened_to_run
from kinfold.meetings.views.showing import shown_times
from kinfold.people import queries as people
from kinfold.sharing import queries as sharing


@ability(abilities.ARRANGE)
def arrange_meeting(request: HttpRequest, ref: str) -> HttpResponse:
    """Begin to arrange a meeting: what sort, what for, who chairs. No day yet."""
    family, view = opening.opened_family(request, ref, "arrange_meeting")
    who, on = asker(request)
    if view.masked or not view.can("W1"):
        raise Hidden
    workers = opening.team(family, on)
    form = ArrangeMeetingForm.of(request, about=ref, workers=opening.worker_choices(workers))
    if not form.is_bound:  # another page may say what sort it is, and what for
        for name in ("kind", "why"):
            if name in request.GET:
                form.initial.setdefault(name, request.GET[name][:500])

    def send() -> HttpResponse:
        told = form.cleaned_data
        chair = next((one for one in workers if one.ref == told["chair"]), None)
        made = actions.arrange(family, told["kind"], told["why"], chair=chair, by=who, on=on)
        return redirect("meeting", ref=made.ref)

    return web.answer(request, form, "meetings/arrange_meeting.html", send, {"family": family})


@ability(abilities.OFFER_TIME)
def offer_time(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down a time that suits the family, or that workers could do; the family says its own."""
    seen = opened(request, ref, "offer_time")
    if seen.is_family:
        return _my_time(request, seen)
    if not seen.runs:
        raise Hidden
    who, on = asker(request)
    family = family_of(seen)
    choices = opening.family_choices(family, seen.view, on)
    form = OfferTimeForm.of(request, about=ref, family=choices)

    def send() -> HttpResponse:
        whose = form.cleaned_data["whose"]
        person = people.person(whose) if whose != "other" else None
        actions.offer_time(seen.meeting, form.starts_at, person=person, by=who, on=on)
        return redirect("meeting", ref=ref)

    context = {"meeting": seen.meeting, "family": family, "times": queries.times(seen.meeting)}
    return web.answer(request, form, "meetings/offer_time.html", send, context)


def _my_time(request: HttpRequest, seen: Sight) -> HttpResponse:
    """A member of the family says which day and time is good for them."""
    who, on = asker(request)
    form = MyTimeForm.of(request, about=seen.meeting.ref)

    def send() -> HttpResponse:
        assert seen.own is not None
        actions.offer_time(seen.meeting, form.starts_at, person=seen.own.person, by=who, on=on)
        return redirect("meeting", ref=seen.meeting.ref)

    context = {"meeting": seen.meeting, "times": shown_times(seen)}
    return web.answer(request, form, "meetings/my_time.html", send, context)


@require_POST
@ability(abilities.OFFER_TIME)
def answer_time(request: HttpRequest, ref: str, pk: int) -> HttpResponse:
    """A member of the family says with one tap whether a time suits them; a worker writes their answer down."""
    seen = opened(request, ref, "answer_time")
    who, on = asker(request)
    time = next((one for one in shown_times(seen) if one.pk == pk), None)
    if time is None or not (seen.is_family or seen.runs):
        raise Hidden
    person = seen.own.person if seen.is_family and seen.own else time.person
    suits = request.POST.get("suits") == "yes"
    actions.offer_time(seen.meeting, time.starts_at, person=person, suits=suits, by=who, on=on)
    return redirect("meeting", ref=ref)


def _times(seen: Sight) -> list[tuple[TimeOffered, str]]:
    """The times as choices: the family's own first, and what they said of the others."""
    found = sorted(queries.times(seen.meeting), key=lambda one: (one.person_id is None, one.starts_at))
    return [(one, f"{when_said(one.starts_at)}: {_whose(one)}") for one in found]


def _whose(time: TimeOffered) -> str:
    if time.suits is False:
        return "does not suit the family"
    if time.person is not None:
        return f"{time.person.known_as}’s time"
    return "workers could do this" + (", and it suits the family" if time.suits else "")


@ability(abilities.SET_TIME)
def set_time(request: HttpRequest, ref: str) -> HttpResponse:
    """Set day and place, once the family was asked."""
    seen = opened_to_run(request, ref, "set_time")
    who, on = asker(request)
    times = _times(seen)
    form = SetTimeForm.of(request, about=ref, times=times)
    form.fields["place_protected"].initial = bool(sharing.withheld_here(family_of(seen)))

    def send() -> HttpResponse:
        told = form.cleaned_data
        actions.set_time(
            seen.meeting, form.starts_at, place=told["place"], how=told["how"], minutes=told["minutes"],
            why_not_asked=told["why_not_asked"], place_protected=told["place_protected"], by=who, on=on,
        )  # fmt: skip
        return redirect("meeting", ref=ref)

    asked = any(one.person_id is not None or one.suits is not None for one, _ in times)
    context = {"meeting": seen.meeting, "family": family_of(seen), "asked": asked}
    return web.answer(request, form, "meetings/set_time.html", send, context)


@ability(abilities.MOVE)
def move_meeting(request: HttpRequest, ref: str) -> HttpResponse:
    """Change day or place: the family is told first."""
    seen = opened_to_run(request, ref, "move_meeting")
    who, on = asker(request)
    of = seen.meeting
    form = MoveMeetingForm.of(request, about=ref, times=_times(seen))
    first = {"place": of.place, "how": of.how, "minutes": of.minutes, "place_protected": of.place_protected}
    form.initial = {**first, **form.initial}

    def send() -> HttpResponse:
        told = form.cleaned_data
        actions.move_meeting(
            of, form.starts_at, place=told["place"], how=told["how"], minutes=told["minutes"], why=told["why"],
            told_how=told["told_how"], place_protected=told["place_protected"], by=who, on=on,
        )  # fmt: skip
        return redirect("meeting", ref=ref)

    context = {"meeting": of, "family": family_of(seen), "asked": True}
    return web.answer(request, form, "meetings/move_meeting.html", send, context)


@ability(abilities.CALL_OFF)
def call_off_meeting(request: HttpRequest, ref: str) -> HttpResponse:
    """Call a meeting off: the family is told first."""
    seen = opened_to_run(request, ref, "call_off_meeting")
    who, on = asker(request)
    form = CallOffMeetingForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.call_off(seen.meeting, **form.answers, by=who, on=on)
        return redirect("meeting", ref=ref)

    context = {"meeting": seen.meeting, "family": family_of(seen)}
    return web.answer(request, form, "meetings/call_off_meeting.html", send, context)
