"""The only writers of supervision, and of who looks after what a team owns."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from kinfold.agencies import queries as agencies
from kinfold.agencies.models import Practitioner
from kinfold.base import ids
from kinfold.base.checks import tidied
from kinfold.base.errors import Hidden, NotNow, RefusedOpenly
from kinfold.base.who import Who
from kinfold.chronology import actions as chronology
from kinfold.clocks import actions as clocks
from kinfold.clocks.models import Clock
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.sharing import actions as sharing
from kinfold.sharing import queries as access
from kinfold.work.models import Supervision, SupervisionAction

NOT_THEIRS = "Supervision is written down by whoever manages this worker’s team."


@dataclass(frozen=True, slots=True)
class Agreed:
    """Something agreed in supervision: what, who does it, by when."""

    what: str
    owner: Practitioner
    by_when: date


@transaction.atomic
def supervise(
    family: Family,
    *,
    worker: Practitioner,
    held_on: date,
    what_was_said: str,
    by: Who,
    on: date,
    how_is_the_worker: str = "",
    decided: str = "",
    why: str = "",
    next_on: date | None = None,
    agreed: Sequence[Agreed] = (),
    entry: UUID | None = None,
) -> Supervision:
    """Write down a talk about a family between a worker and whoever manages their team. Never changed afterwards.

    A decision needs its reason; it becomes the chronology's (`decision_made`) and so ends what waited for one. How the
    worker is stands in no entry: it stays between the two.
    """
    supervisor = _supervisor_of(worker, by, on)
    said = _words(what_was_said, "Write what you talked over about the family.", "what_was_said")
    _check(held_on, next_on, decided, why, agreed, on)
    ref = ids.record_ref()
    if entry is None:
        entry = _tell(family, said, decided.strip(), why.strip(), held_on, ref, by=by, on=on)
    made = Supervision.objects.create(
        ref=ref,
        family=family,
        worker=worker,
        supervisor=supervisor,
        held_on=held_on,
        what_was_said=said,
        how_is_the_worker=tidied(how_is_the_worker),
        decided=decided.strip(),
        why=why.strip(),
        next_on=next_on,
        entry=entry,
        recorded_by_id=by.account_id,
    )
    for each in agreed:
        SupervisionAction.objects.create(
            supervision=made, what=each.what.strip(), owner=each.owner, by_when=each.by_when
        )
    return made


def _supervisor_of(worker: Practitioner, by: Who, on: date) -> Practitioner:
    """Whoever manages a team of the worker's; nobody supervises themselves."""
    supervisor = agencies.practitioner_of(by)
    if supervisor is None or supervisor.pk == worker.pk:
        raise RefusedOpenly(NOT_THEIRS)
    members = agencies.members_of(by.managed_team_ids, on) if by.managed_team_ids else []
    if worker.pk not in {row.practitioner_id for row in members}:
        raise RefusedOpenly(NOT_THEIRS)
    return supervisor


def _words(text: str, empty: str, field: str) -> str:
    cleaned = tidied(text)
    if not cleaned:
        raise NotNow(empty, field=field)
    return cleaned


def _check(
    held_on: date, next_on: date | None, decided: str, why: str, agreed: Sequence[Agreed], on: date
) -> None:
    if held_on > on:
        raise NotNow("This day has not come yet. When did you talk?", field="held_on")
    if next_on is not None and next_on <= held_on:
        raise NotNow("The next talk comes after this one.", field="next_on")
    if decided.strip() and not why.strip():
        raise NotNow("Say why you decided this.", field="why")
    if why.strip() and not decided.strip():
        raise NotNow("Say what you decided, or leave the reason empty.", field="decided")
    for number, each in enumerate(agreed, 1):
        if not each.what.strip():
            raise NotNow("Say what will be done.", field=f"what_{number}")
        if each.by_when < held_on:
            raise NotNow("By when? This day is before you talked.", field=f"by_when_{number}")


def _tell(
    family: Family, said: str, decided: str, why: str, held_on: date, ref: str, *, by: Who, on: date
) -> UUID:
    """Write the one entry: the decision with its reason, else that the family was talked over."""
    what = f"Decided in supervision: {decided.rstrip('.')}. Why: {why}" if decided else said
    entry = chronology.record(
        "decision_made" if decided else "supervision_held",
        family,
        what=what,
        on_day=held_on,
        about=network.children(family, held_on),
        by=by,
        on=on,
        source="supervision",
        source_ref=ref,
    )
    clocks.react(entry, by=by)
    return entry.uuid


@transaction.atomic
def do_action(action: SupervisionAction, *, done_on: date, by: Who, on: date, not_done_why: str = "") -> None:
    """Say that something agreed was done, or with a reason that it was not. By its owner or the supervisor.

    What was done has its own entry where it was done (the visit, the referral), so that none is written here.
    """
    if by.practitioner_id not in (action.owner_id, action.supervision.supervisor_id):
        raise Hidden
    now = SupervisionAction.objects.select_for_update().get(pk=action.pk)
    if now.done_on is not None or now.not_done_why:
        raise NotNow("This has been answered already.")
    if done_on > on:
        raise NotNow("This day has not come yet. When was it done?", field="done_on")
    action.not_done_why = not_done_why.strip()
    action.done_on = None if action.not_done_why else done_on
    action.save(update_fields=["done_on", "not_done_why"])


@transaction.atomic
def name_owner(clock: Clock, to: Practitioner, *, by: Who, on: date) -> None:
    """Give what a team owns to one of its workers. By whoever manages that team; it opens no record to anybody."""
    if clock.owner_team_id is None or clock.owner_team_id not in by.managed_team_ids:
        raise Hidden
    members = {row.practitioner_id for row in agencies.members_of([clock.owner_team_id], on)}
    if to.pk not in members or (to.left_on is not None and to.left_on <= on):
        raise NotNow("Choose somebody who works in your team.", field="to")
    if access.is_excluded(to, clock.family, on):
        raise NotNow("This worker cannot work with this family. Choose somebody else.", field="to")
    clocks.hand_over(clock, owner=to, by=by, on=on)
    sharing.log(by, row="F1", action="name_owner", family=clock.family, about=clock.ref, reason=to.ref)
