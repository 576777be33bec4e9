"""Police tell that a child was there: each child's school is told the least that helps, by the next working day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from kinfold.agencies.models import Practitioner, Sector
from kinfold.base.errors import NotNow
from kinfold.base.rows import locked, save
from kinfold.law import timescales
from kinfold.meetings import queries as meetings
from kinfold.network import queries as network
from kinfold.protection.actions.steps import children_of, day, fits, kept, said, tell
from kinfold.protection.models import PoliceNotice, PoliceNoticeTold
from kinfold.protection.states import TOLD
from kinfold.sharing import actions as sharing
from kinfold.sharing.models import Disclosure

if TYPE_CHECKING:
    from kinfold.base.who import Who
    from kinfold.network.models import Family, Involvement
    from kinfold.people.models import Person

MAY_KNOW = "safeguarding of children (Data Protection Act 2018, Schedule 1, paragraph 18)"
PURPOSE = "So that somebody at school is kind to the child tomorrow, before the child has to explain"
SCHOOLS = (Sector.SCHOOL, Sector.EARLY_YEARS)
MAY_NOT_KNOW = "This worker may not know of this family. Choose somebody else."


@transaction.atomic
def receive_police_notice(
    family: Family,
    children: Iterable[Person],
    *,
    happened_on: date,
    received_on: date,
    what_police_say: str,
    minimum: str,
    by: Who,
    on: date,
    police_reference: str = "",
    entry: UUID | None = None,
) -> PoliceNotice:
    """Write down a notice from police. For each child there is somebody to tell: school or nursery, else the health visitor.

    `minimum` is all that they will read: not what police say. Nobody found for a child: the row waits for a name.
    """
    home = kept(family)
    chosen = children_of(home, children, day(received_on, on, "received_on"))
    if day(happened_on, on, "happened_on") > received_on:
        raise NotNow("It happened before police told us.", field="happened_on")
    made = PoliceNotice(
        family=home, children=[child.ref for child in chosen], happened_on=happened_on, received_on=received_on,
        police_reference=fits(police_reference, "police_reference", 60), recorded_by_id=by.account_id,
        what_police_say=said(what_police_say, "what_police_say", "Write what police say."),
        minimum=said(minimum, "minimum", "Write the least that school needs in order to be kind tomorrow.", 1000),
    )  # fmt: skip
    made.entry = tell(
        "police_notice_received", home, "Police told us that children were there when they came to the home.", chosen,
        on_day=received_on, by=by, on=on, ref=made.ref, section="restricted", entry=entry,
    )  # fmt: skip
    made.save()
    due = timescales.due(timescales.rule("police_notice_told"), received_on)
    assert due is not None
    team = network.involved(home, received_on)
    for child in chosen:
        whom = whom_to_tell(child, team)
        PoliceNoticeTold.objects.create(notice=made, child=child, practitioner=whom, due_on=due)
    return made


def whom_to_tell(child: Person, team: Sequence[Involvement]) -> Practitioner | None:
    """Whoever of school or nursery works with this child, else a health visitor; those named for the child first."""
    ours = [row for row in team if row.person_id in (None, child.pk)]
    ordered = sorted(ours, key=lambda row: row.person_id is None)
    school = [row for row in ordered if row.practitioner.organisation.sector in SCHOOLS]
    visitor = [row for row in ordered if "health visitor" in row.practitioner.title.lower()]
    return next((row.practitioner for row in (*school, *visitor)), None)


@transaction.atomic
def tell_of_notice(
    told: PoliceNoticeTold,
    *,
    told_on: date,
    by: Who,
    on: date,
    practitioner: Practitioner | None = None,
    named: str = "",
    nobody_why: str = "",
    family_told: bool = True,
    why_not_told: str = "",
) -> PoliceNoticeTold:
    """Tell one school, nursery or health visitor the least that helps; or write why nobody is told for this child.

    What is told is something shared outside, and is written down as that (row X3). `practitioner` reads it on a page of
    their own; `named` is told by telephone.
    """
    now = _locked(told)
    if nobody_why.strip():
        _moved(now, "tell_nobody")
        facts: dict[str, Any] = {"nobody_why": fits(nobody_why, "nobody_why")}
    else:
        _moved(now, "tell_of_notice")
        whom = practitioner or (None if named.strip() else now.practitioner)
        if whom is None and not named.strip():
            raise NotNow("Choose whom to tell, or write the name of the school.", field="practitioner")
        if day(told_on, on, "told_on") < now.notice.received_on:
            raise NotNow("This day is before police told us.", field="told_on")
        _must_may_know(whom, now, on)
        _share(now, whom, named, family_told, why_not_told, by, on)
        facts = {
            "practitioner": whom,
            "named": fits(named, "named", 200),
            "told_on": told_on,
            "nobody_why": "",
        }
        facts["told_by_id"] = by.practitioner_id
    save(now, **facts)
    _tell(now, told_on, by, on)
    return now


def _must_may_know(whom: Practitioner | None, now: PoliceNoticeTold, on: date) -> None:
    """Nobody excluded from this family, or not named on its label, is told of it."""
    if whom is None:
        return
    if meetings.is_kept_from_worker(whom, kept(now.notice.family), on):
        raise NotNow(MAY_NOT_KNOW, field="practitioner")


def _share(
    now: PoliceNoticeTold,
    whom: Practitioner | None,
    named: str,
    family_told: bool,
    why_not_told: str,
    by: Who,
    on: date,
) -> None:
    child = now.child.merged_into or now.child
    to = f"{whom.known_as}, {whom.organisation}" if whom is not None else named.strip()
    sharing.disclose(
        kept(now.notice.family),
        items=f"About {child.known_as}: {now.notice.minimum}",
        to_whom=to[:200],
        purpose=PURPOSE,
        basis=Disclosure.Basis.PUBLIC_TASK,
        condition=MAY_KNOW,
        family_told=family_told,
        why_not_told=why_not_told,
        by=by,
        on=on,
    )


def _tell(now: PoliceNoticeTold, on_day: date, by: Who, on: date) -> None:
    """One entry; the last of the children ends the clock."""
    left = now.notice.told.filter(told_on__isnull=True, nobody_why="").exists()
    child = now.child.merged_into or now.child
    what = (
        f"{child.known_as}: nobody is told of the police notice, with a reason."
        if now.nobody_why
        else f"{child.known_as}: school, nursery or health visitor was told of the police notice."
    )
    tell(
        "police_notice_told", kept(now.notice.family), what, [child], on_day=on_day, by=by, on=on,
        ref=now.notice.ref, detail="" if left else "all", section="restricted",
    )  # fmt: skip


@transaction.atomic
def acknowledge_notice(
    told: PoliceNoticeTold, *, support_given: str, by: Who, on: date, acknowledged_on: date | None = None
) -> PoliceNoticeTold:
    """School says what it did for the child. It reads and writes this, and nothing else of the record."""
    now = _locked(told)
    _moved(now, "acknowledge_notice")
    when = day(acknowledged_on or on, on, "acknowledged_on")
    if now.told_on is not None and when < now.told_on:
        raise NotNow("This day is before you were told.", field="acknowledged_on")
    save(
        now,
        acknowledged_on=when,
        support_given=said(
            support_given, "support_given", "Write what you did for the child, in a sentence.", 2000
        ),
    )
    child = now.child.merged_into or now.child
    tell(
        "police_notice_answered", kept(now.notice.family), f"{child.known_as}: school said what it did to help.", [child],
        on_day=when, by=by, on=on, ref=now.notice.ref, section="restricted",
    )  # fmt: skip
    return now


def state_of(told: PoliceNoticeTold) -> str:
    """Where a telling stands (`states.TOLD`)."""
    if told.acknowledged_on is not None:
        return "answered"
    if told.told_on is not None:
        return "told"
    return "nobody" if told.nobody_why else "to_tell"


def _moved(told: PoliceNoticeTold, verb: str) -> None:
    TOLD.after(verb, state_of(told))


def _locked(told: PoliceNoticeTold) -> PoliceNoticeTold:
    return locked(told, "notice__family", "child__merged_into", "practitioner__organisation")
