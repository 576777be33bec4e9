"""Reading pages: the meetings of a family, one meeting, what to expect, the notes, the calendar file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.design import web
from kinfold.design.web import asker
from kinfold.meetings import abilities, queries, rules
from kinfold.meetings.models import Invitation, Meeting, TimeOffered
from kinfold.meetings.queries import Sight
from kinfold.meetings.views.opening import family_of, opened, opened_family


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody asked, as a page shows them."""

    invitation: Invitation
    name: str
    part: str
    knows: str
    mine: bool

    @property
    def answer(self) -> str:
        """Whether they come, in words."""
        return {True: "Coming", False: "Cannot come"}.get(self.invitation.coming, "No answer yet")  # type: ignore[arg-type]

    @property
    def is_worker(self) -> bool:
        """True for somebody who comes because of their job."""
        return self.invitation.part in (Invitation.As.WORKER, Invitation.As.CHAIR)


def guests(seen: Sight) -> list[Guest]:
    """Who is asked, as this reader may see them. Where something is kept, how others know the child may tell where it is."""
    return [
        Guest(
            invitation=one,
            name=_name(one, seen),
            part=one.get_part_display(),
            knows="" if seen.kept_from else one.knows_child,
            mine=seen.own is not None and seen.own.pk == one.pk,
        )
        for one in seen.guests
    ]


def _name(one: Invitation, seen: Sight) -> str:
    return (
        "You" if seen.is_family and seen.own is not None and seen.own.pk == one.pk else queries.name_of(one)
    )


def shown_times(seen: Sight) -> list[TimeOffered]:
    """The times on offer as this reader may see them: to the family, only those they can still answer or have named."""
    found = queries.times(seen.meeting)
    if not seen.is_family:
        return found
    me = seen.own.person_id if seen.own else None
    return [time for time in found if time.person_id == me or (time.person_id is None or not seen.kept_from)]


@require_safe
@ability(abilities.SEE_MEETINGS)
def meetings(request: HttpRequest, ref: str) -> HttpResponse:
    """The meetings of a family: those to come, those held. To a member of the family: those they were asked to."""
    family, view = opened_family(request, ref, "meetings")
    found = queries.meetings_of(family)
    asked = queries.invitations_by_meeting(found)
    seen = queries.sights(found, view, asked, queries.notes_sent_to(found))
    coming = [one for one in seen if one.meeting.state in ("arranging", "set")]
    context = {
        "family": family,
        "coming": coming,
        "over": [one for one in seen if one not in coming],
        "may_arrange": not view.masked and view.can("W1"),
        "family_says": rules.KIND_TO_FAMILY,
    }
    who, _ = asker(request)
    return web.render(
        request, "meetings/meetings_family.html" if who.is_family else "meetings/meetings.html", context
    )


@require_safe
@ability(abilities.SEE_MEETING)
def meeting(request: HttpRequest, ref: str) -> HttpResponse:
    """One meeting: before it, who comes and what to put right; after it, what was said and agreed."""
    seen = opened(request, ref, "meeting")
    _, on = asker(request)
    times = shown_times(seen)
    context = {
        "seen": seen,
        "meeting": seen.meeting,
        "family": family_of(seen),
        "guests": guests(seen),
        "times": times,
    }
    if seen.is_family:
        context["family_says"] = rules.KIND_TO_FAMILY[seen.meeting.kind]
        return web.render(request, "meetings/meeting_family.html", context)
    return web.render(request, "meetings/meeting.html", context | _for_workers(seen, on, times))


def _for_workers(seen: Sight, on: date, times: list[TimeOffered]) -> dict[str, object]:
    """What only workers see: the talks before, what to put right, lines, actions."""
    of, asked = seen.meeting, list(seen.guests)
    talks = queries.preparations(of) if seen.runs or seen.whole else []
    coming = of.state in (Meeting.State.ARRANGING, Meeting.State.SET)
    warned = queries.warnings(of, on, asked=asked, talks=talks, offered=times) if seen.runs and coming else []
    over = of.state == Meeting.State.HELD
    return {
        "talks": talks,
        "warnings": warned,
        "name_of": queries.name_of,
        "withdrawn": queries.withdrawn(of) if seen.runs else [],
        "coming": coming,
        "lines": seen.lines(queries.minutes(of)) if over else [],
        "actions": queries.agreed(of) if over and seen.reads_lines else [],
        "reviews": queries.looked_at(of, seen.view) if over else [],
        "missing": {one.pk for one in queries.reports_missing(of, asked)},
        "prepared": {talk.person_id for talk in talks},
        "day_is_here": of.state == Meeting.State.SET and _has_come(of, on),
    }


def _has_come(of: Meeting, on: date) -> bool:
    day = queries.day_of(of)
    return day is not None and day <= on


@require_safe
@ability(abilities.WHAT_TO_EXPECT)
def what_to_expect(request: HttpRequest, ref: str) -> HttpResponse:
    """The sheet that a family gets before a meeting. Prints on one page. Never says a protected place."""
    seen = opened(request, ref, "what_to_expect")
    place = "" if seen.meeting.place_protected else seen.place
    context = {
        "seen": seen,
        "meeting": seen.meeting,
        "family": family_of(seen),
        "sheet": rules.sheet(seen.meeting.kind),
        "place": place,
        "workers": [one for one in guests(seen) if one.is_worker and one.invitation.coming is not False],
    }
    return web.render(request, "meetings/what_to_expect.html", context)


@require_safe
@ability(abilities.CALENDAR)
def meeting_calendar(request: HttpRequest, ref: str) -> HttpResponse:
    """The meeting as a calendar file, without names; only for a meeting that has a day."""
    seen = opened(request, ref, "meeting_calendar")
    if seen.meeting.starts_at is None:
        raise Hidden
    content = queries.icalendar(seen.meeting, with_place=bool(seen.place))
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="meeting.ics"'
    response.headers["Cache-Control"] = "no-store"
    return response
