"""A meeting as a calendar file (RFC 5545). It ends on telephones that others pick up: no names, no family, no kind."""

from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from kinfold.meetings import rules
from kinfold.meetings.models import Meeting
from kinfold.network import queries as network

PRODUCT = "-//Kinfold//Meetings//EN"


def icalendar(of: Meeting, *, with_place: bool = True) -> bytes:
    """Return a meeting that has a day as a calendar file; raises ValueError when it has none.

    Times are in UTC. A protected place, or one that says the name of somebody of the family, is left out. The same meeting
    keeps its identity (UID) and counts its changes (SEQUENCE), so that a calendar moves it and never shows it twice.
    """
    if of.starts_at is None:
        raise ValueError("This meeting has no day yet.")
    event = Event()
    event.add("uid", f"{of.ref}@kinfold")
    event.add("sequence", of.version)
    event.add("dtstamp", _midnight(of.family_told_on or of.arranged_on))
    event.add("dtstart", of.starts_at.astimezone(UTC))
    event.add("dtend", (of.starts_at + timedelta(minutes=of.minutes)).astimezone(UTC))
    event.add("summary", rules.SUMMARY)
    event.add("status", "CANCELLED" if of.state == Meeting.State.CALLED_OFF else "CONFIRMED")
    event.add("class", "PRIVATE")
    place = _place(of) if with_place else ""
    if place:
        event.add("location", place)
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=UTC)


def _place(of: Meeting) -> str:
    if of.place_protected or not of.place:
        return ""
    family = of.family.joined_into or of.family
    names = [member.person.known_as for member in network.members(family, of.arranged_on)]
    return rules.place_to_print(of.place, protected=False, names=names)
