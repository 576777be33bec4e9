"""What a row of the drift board says beside the wait: dates, what was agreed, reasons given, who chose whom."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from kinfold.agencies.models import Practitioner
from kinfold.base.dates import how_long, plain
from kinfold.clocks.models import Clock
from kinfold.clocks.queries import Line
from kinfold.services.models import Request
from kinfold.work import rules
from kinfold.work.queries.leaving import Goodbye


def owner_of(clock: Clock, on: date) -> str:
    """Who looks after a clock, in words; that somebody has left is said."""
    if clock.owner is None:
        return "nobody yet"
    if clock.owner.left_on is not None and clock.owner.left_on <= on:
        return f"{clock.owner}, who has left"
    return str(clock.owner)


SAID_BY_HEADING = ("stuck", "refusals", "unseen")


def what(section: str, line: Line, asked: Mapping[str, Sequence[Request]], people: Collection[int]) -> str:
    """Say what a line is about, where the section's heading does not say it; of a wait for help, which help, unless it is
    for somebody who may not be named."""
    if section in SAID_BY_HEADING:
        return line.clock.about
    requests = asked.get(line.clock.matter, [])
    known = [one for one in requests if (one.person.merged_into_id or one.person_id) in people]
    says = line.says.rstrip(".")
    return f"{says}: {known[0].what}" if known else says


def facts(section: str, lines: Sequence[Line], last_seen: Mapping[int, date], on: date) -> list[str]:
    """What else to know of one matter of one family, once each."""
    said: list[str] = []
    for each in lines:
        clock = each.clock
        if section == "unseen":
            said.append(seen_said(clock, last_seen.get(clock.person_id or 0), on))
        elif clock.due_on is not None:
            said.append(due_said(section, clock.due_on, on))
        if clock.breach_reason:
            said.append(f"Reason given: {clock.breach_reason}")
    return list(dict.fromkeys(said))


def due_said(section: str, due: date, on: date) -> str:
    """Say the last day: "To be decided by 3 March 2026, in 4 days"."""
    late = "Was due on" if due < on else "Due on"
    what = {"refusals": "To be decided by", "stuck": "Six months were up on"}.get(section, late)
    return f"{what} {plain(due)}, {how_long(due, on)}"


def seen_said(clock: Clock, last: date | None, on: date) -> str:
    """Say when a child was last seen, and how often was agreed."""
    name = f"{clock.person}: " if clock.person is not None else ""
    every = clock.every_days
    agreed = f"; agreed: every {every} days" if every else ""
    if clock.person is None:
        return f"No visit since {plain(clock.started_on)}{agreed}"
    if last is None:
        return f"{name}no visit is written down{agreed}"
    return f"{name}last seen {plain(last)}, {how_long(last, on)}{agreed}"


def first_name(worker: Practitioner) -> str:
    """What to call a worker in the middle of a sentence."""
    return worker.name.split(" ")[0] if worker.name else f"The {worker.title[:1].lower()}{worker.title[1:]}"


def goodbye(each: Goodbye, on: date) -> str:
    """Say who leaves and when: "Amina Yusuf, social worker, leaves on 3 May 2026, in 8 weeks"."""
    return f"{each.worker.known_as}: last day {plain(each.last_day)}, {how_long(each.last_day, on)}"


def goodbye_facts(each: Goodbye, chosen: Sequence[str]) -> list[str]:
    """What would be lost, why they go, and who stays."""
    said = [f"{each.role} of this family"]
    if chosen:
        verb = "has" if len(chosen) == 1 else "have"
        said.append(f"{rules.in_a_row(chosen)} {verb} chosen {first_name(each.worker)} as a trusted adult")
    if each.why:
        said.append(f"Why: {each.why}")
    said.append(f"{each.stays} stays" if each.stays else "Nobody who stays holds this family yet")
    return said
