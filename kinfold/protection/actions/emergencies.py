"""Police protection and emergency protection orders, with the last moment that the law allows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from kinfold.base.errors import NotNow
from kinfold.base.rows import locked, save
from kinfold.clocks import actions as clocks
from kinfold.clocks import queries as running_clocks
from kinfold.protection import rules
from kinfold.protection.actions.steps import children_of, fits, kept, level_of, said, same, tell
from kinfold.protection.models import EmergencyPower
from kinfold.protection.states import EMERGENCY_POWER
from kinfold.services import actions as services
from kinfold.sharing import actions as sharing

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person

Kind = EmergencyPower.Kind
BEGAN: dict[str, str] = {
    "police_protection": "Police protection began for {}.",
    "emergency_protection_order": "An emergency protection order was made for {}.",
    "emergency_order_extended": "The emergency protection order for {} was made longer.",
}
RULE = {
    "police_protection": "police_protection",
    "emergency_protection_order": "emergency_protection_order",
    "emergency_order_extended": "emergency_protection_order",
}
WHERE_WHY = "Where a child was taken in an emergency is kept from whoever might harm them."


@transaction.atomic
def record_emergency_power(
    family: Family,
    child: Person,
    kind: str,
    *,
    began_at: datetime,
    made_by: str,
    why: str,
    by: Who,
    on: date,
    ends_by: datetime | None = None,
    child_told: str = "",
    child_says: str = "",
    parents_told: str = "",
    what_next: str = "",
    where_taken: str = "",
    readers: Iterable[Practitioner] = (),
    entry: UUID | None = None,
) -> EmergencyPower:
    """Write down that police or a court keep a child safe, from when, and the last moment.

    Without `ends_by` it is the longest that the law allows. Where the child was taken (`where_taken`) becomes a protected
    detail with its own list of readers (row V2), never a plain field.
    """
    home = kept(family)
    began_on = _day(began_at)
    if began_on > on:
        raise NotNow("This moment is in the future.", field="began_at")
    one = children_of(home, [child], began_on)[0]
    if kind not in Kind.values:
        raise NotNow("Choose under what power.", field="kind")
    before = _in_force(one, kind)
    last = rules.last_moment(kind, began_at, ends_by, before.ends_by if before else None)
    made = EmergencyPower.objects.create(
        family=home, person=one, kind=kind, began_at=began_at, ends_by=last,
        made_by=said(made_by, "made_by", "Say which officer or court.", 200),
        why=said(why, "why", "Say why."), child_told=fits(child_told, "child_told"),
        child_says=fits(child_says, "child_says"), parents_told=fits(parents_told, "parents_told"),
        what_next=fits(what_next, "what_next"), recorded_by_id=by.account_id,
    )  # fmt: skip
    made.entry = tell(
        "emergency_power_began", home, BEGAN[kind].format(one.known_as), [one], on_day=began_on, by=by, on=on,
        ref=made.ref, detail=kind, section="restricted", entry=entry,
    )  # fmt: skip
    made.save(update_fields=["entry"])
    if before is not None:
        _give_way(before, began_at, made.entry, by)
    clocks.start(
        RULE[kind], home, person=one, on=began_on, entry=made.entry, due_on=_day(last), matter=made.ref,
        kind="emergency_power_began", by=by,
    )  # fmt: skip
    if kind != Kind.EXTENDED and level_of([one])[one.pk] != "looked_after":
        services.child_went(
            home, one, how="removed", went_on=began_on, source_ref=made.ref, entry=made.entry, by=by, on=on
        )
    if where_taken.strip():
        sharing.protect_detail(
            one, "placement", where_taken, why=WHERE_WHY, readers=readers, by=by, on=on, family=home
        )
    return made


def _day(moment: datetime) -> date:
    if moment.tzinfo is None:
        raise ValueError("A moment must know its time zone.")
    return timezone.localtime(moment).date()


def _in_force(child: Person, kind: str) -> EmergencyPower | None:
    """The order that is made longer; a power of the same sort that is in force already is refused."""
    rows = EmergencyPower.objects.select_for_update().filter(person_id__in=same(child), ended_at__isnull=True)
    if kind == Kind.EXTENDED:
        return rows.filter(kind=Kind.ORDER).order_by("-began_at").first()
    if rows.filter(kind=kind).exists():
        raise NotNow("One is in force for this child already. Write down how it ended first.", field="kind")
    return None


def _give_way(before: EmergencyPower, at: datetime, entry: UUID, by: Who) -> None:
    """The first order ends where the longer one takes its place; so does its clock."""
    EMERGENCY_POWER.after("extend_emergency_power", "running")
    save(before, ended_at=max(at, before.began_at), ended_how="Made longer")
    for clock in running_clocks.about_matter(before.family, before.ref):
        if clock.state == "open":
            clocks.stop(
                clock, on=max(_day(at), clock.started_on), why="The court made it longer.", by=by, entry=entry
            )


@transaction.atomic
def end_emergency_power(
    power: EmergencyPower, *, ended_at: datetime, how: str, by: Who, on: date, what_next: str = "",
    entry: UUID | None = None,
) -> EmergencyPower:  # fmt: skip
    """Write down when and how it ended: home again, an agreement, another order."""
    now = locked(power, "family", "person__merged_into")
    EMERGENCY_POWER.after("end_emergency_power", "running" if now.ended_at is None else "ended")
    if ended_at < now.began_at or _day(ended_at) > on:
        raise NotNow("It ended between the moment it began and today.", field="ended_at")
    save(
        now,
        ended_at=ended_at,
        ended_how=said(how, "how", "Say how it ended: home again, by agreement, another order.", 200),
        what_next=fits(what_next, "what_next") or now.what_next,
    )
    child = now.person.merged_into or now.person
    tell(
        "emergency_power_ended", now.family, f"Emergency protection ended for {child.known_as}.", [child],
        on_day=_day(ended_at), by=by, on=on, ref=now.ref, section="restricted", entry=entry,
    )  # fmt: skip
    return now
