"""When a child leaves a parent's home: what becomes of the parent's own help, and who is there for them now.

Help for a parent often stopped the day the child went, and nobody said so (seed 002: 381-391, 548-550, 729). So whatever
writes that a child went calls `child_went`: one row for each parent, and a clock, until somebody has said of every service
what becomes of it and named a worker for the parent, or said why there is none.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID, uuid4

from django.db import transaction

from kinfold.agencies.models import Practitioner
from kinfold.base.errors import NotNow
from kinfold.base.rows import locked, save
from kinfold.base.who import Who
from kinfold.chronology import actions as chronology
from kinfold.clocks import actions as clocks
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.people import queries as people
from kinfold.people.models import Person
from kinfold.services import states
from kinfold.services.actions import checks, moving
from kinfold.services.models import ChildWent, HelpAfter, Request
from kinfold.services.queries.partings import is_settled

RULE = "help_after_child_went"
SAME = timedelta(days=28)
"""A child who goes twice within these days (removed, then into care) went once."""
PARENTS = ("parent", "step_parent")
PARENT_TIES = (
    "mother_of", "father_of", "parent_of", "step_mother_of", "step_father_of", "mothers_partner_of",
)  # fmt: skip
NO_REASON = "Say why nobody can be named for them yet, and what happens about it."


@dataclass(frozen=True, slots=True)
class After:
    """What is decided about one of the parent's services."""

    request: Request
    what: str
    why: str = ""
    parent_says: str = ""


@transaction.atomic
def child_went(
    family: Family,
    child: Person,
    *,
    how: str,
    went_on: date,
    by: Who,
    on: date,
    parents: Iterable[Person] | None = None,
    source_ref: str = "",
    entry: UUID | None = None,
) -> list[ChildWent]:
    """Write that a child left home, once for each parent the child lived with (or for `parents`), and start their clocks.

    With the `entry` that tells of the child's going, nothing more is told. A parent for whom this child's going was written
    in the last four weeks has their row already, which is returned. Raises NotNow.
    """
    one = people.kept(child)
    checks.not_after(went_on, on, "went_on")
    if how not in ChildWent.How.values:
        raise NotNow("Choose how the child went.", field="how")
    home = family.joined_into or family
    whom = _parents_at_home(home, one, went_on) if parents is None else list(map(people.kept, parents))
    found: list[ChildWent] = []
    for parent in {each.pk: each for each in whom}.values():
        before = _written_already(one, parent, went_on)
        found.append(before or _write(home, one, parent, how, went_on, source_ref, entry, by=by, on=on))
    return found


@transaction.atomic
def name_parents_worker(
    went: ChildWent,
    worker: Practitioner | None,
    *,
    named_on: date,
    by: Who,
    on: date,
    no_worker_why: str = "",
    entry: UUID | None = None,
) -> ChildWent:
    """Name a worker for the parent alone, or say why there is none yet. Raises NotNow."""
    checks.not_after(named_on, on, "named_on")
    now = locked(went, "family", "parent", "child")
    if named_on < now.went_on:
        raise NotNow("This day is before the child went.", field="named_on")
    why = "" if worker else checks.clean(no_worker_why, "no_worker_why")
    if worker is None and not why:
        raise NotNow(NO_REASON, field="no_worker_why")
    save(now, worker=worker, named_on=named_on if worker else None, no_worker_why=why)
    if entry is None:
        told = "has a worker of their own now" if worker else "has no worker of their own yet"
        _tell(now, "parents_worker_named", f"{now.parent.known_as} {told}.", named_on, by=by, on=on)
    return now


@transaction.atomic
def decide_help_after(
    went: ChildWent,
    request: Request,
    what: str,
    *,
    on_day: date,
    by: Who,
    on: date,
    why: str = "",
    parent_says: str = "",
    entry: UUID | None = None,
) -> HelpAfter:
    """Say what becomes of one of the parent's services now that the child has gone. Help that ends ends here too.

    A later word stands beside the earlier. Raises NotNow without a reason for help that does not go on as before.
    """
    now = locked(went, "family", "parent")
    made = _decide(now, After(request, what, why, parent_says), on_day, by=by, on=on, entry=entry)
    made.entry = entry or uuid4()
    made.save()
    if entry is None:
        said = f"It was said what becomes of {made.request.what} for {now.parent.known_as}."
        _tell(now, "help_after_decided", said, on_day, by=by, on=on, uuid=made.entry)
    if what == HelpAfter.What.ENDS:
        _end(After(made.request, what, made.why), on_day, by=by, on=on)
    return made


@transaction.atomic
def settle_after_child_went(
    went: ChildWent,
    *,
    decisions: Sequence[After],
    on_day: date,
    by: Who,
    on: date,
    worker: Practitioner | None = None,
    no_worker_why: str = "",
) -> ChildWent:
    """Say in one go who is there for the parent and what becomes of each of their services: one entry for all of it.

    Brothers and sisters who went from the same parent in the same weeks are settled with it: nobody is asked three times.
    """
    now, entry = locked(went, "family", "parent"), uuid4()
    rows = [now, *_siblings(now)]
    for row in rows:
        told = [_decide(row, one, on_day, by=by, on=on, entry=entry) for one in decisions]
        name_parents_worker(
            row, worker, named_on=on_day, no_worker_why=no_worker_why, by=by, on=on, entry=entry
        )
        HelpAfter.objects.bulk_create(told)
    now.refresh_from_db()
    said = f"It was said who is there for {now.parent.known_as} now, and what becomes of their help."
    refs = [row.ref for row in rows]
    _tell(now, "help_after_decided", said, on_day, by=by, on=on, uuid=entry, matters=refs)
    for one in decisions:
        if one.what == HelpAfter.What.ENDS:
            _end(one, on_day, by=by, on=on)
    went.refresh_from_db()
    return now


def _siblings(went: ChildWent) -> list[ChildWent]:
    """The goings of other children from this parent in the same weeks, for which nothing has been said yet."""
    rows = ChildWent.objects.select_for_update(of=("self",)).filter(
        family=went.family, parent_id__in=people.same_ids(went.parent), worker=None, no_worker_why="",
        went_on__range=(went.went_on - SAME, went.went_on + SAME),
    )  # fmt: skip
    return list(rows.exclude(pk=went.pk).exclude(help_after__isnull=False).order_by("pk"))


def _parents_at_home(family: Family, child: Person, day: date) -> list[Person]:
    """The parents who lived with the child the day before; all parents of the family where no home is written down."""
    before = day - timedelta(days=1)
    members = network.members(family, before) or network.members(family, day)
    parents = {one.person.pk: one.person for one in members if one.part in PARENTS}
    for tie in network.ties(child, before):
        if tie.type in PARENT_TIES and tie.b_id == child.pk and tie.a is not None:
            parents.setdefault(tie.a.pk, tie.a)
    homes = [{one.pk for one, _ in living} for _, living in network.households(family, before)]
    theirs = [home for home in homes if child.pk in home]
    if not theirs:
        return [one for one in parents.values() if any(m.person.pk == one.pk for m in members)]
    return [one for one in parents.values() if any(one.pk in home for home in theirs)]


def _written_already(child: Person, parent: Person, day: date) -> ChildWent | None:
    rows = ChildWent.objects.filter(
        child_id__in=people.same_ids(child), parent_id__in=people.same_ids(parent),
        went_on__range=(day - SAME, day + SAME),
    )  # fmt: skip
    return rows.order_by("-went_on", "-pk").first()


def _write(
    family: Family,
    child: Person,
    parent: Person,
    how: str,
    day: date,
    source_ref: str,
    entry: UUID | None,
    *,
    by: Who,
    on: date,
) -> ChildWent:
    made = ChildWent.objects.create(
        family=family, child=child, parent=parent, how=how, went_on=day, source_ref=source_ref[:40]
    )
    if entry is None:
        said = f"{child.known_as} no longer lives with {parent.known_as}."
        entry = chronology.record(
            "child_went", family, what=said, on_day=day, on=on, about=[child, parent], by=by, section="ordinary",
            source="child_went", source_ref=made.ref,
        ).uuid  # fmt: skip
    made.entry = entry
    made.save(update_fields=["entry"])
    clocks.start(
        RULE, family, person=parent, on=day, entry=entry, matter=made.ref, kind="child_went", by=by,
        about=f"Say who is there for {parent.known_as} now that {child.known_as} has gone"[:200],
    )  # fmt: skip
    return made


def _decide(
    went: ChildWent, told: After, on_day: date, *, by: Who, on: date, entry: UUID | None
) -> HelpAfter:
    """Check one decision, and return its row, not yet saved."""
    checks.not_after(on_day, on, "on_day")
    if on_day < went.went_on:
        raise NotNow("This day is before the child went.", field="on_day")
    if told.what not in HelpAfter.What.values:
        raise NotNow("Choose what becomes of it.", field="what")
    if told.request.person_id not in people.same_ids(went.parent):
        raise NotNow("This is not help for this parent.", field="what")
    why = checks.clean(told.why, "why")
    if told.what != HelpAfter.What.GOES_ON and not why:
        raise NotNow("Say why, in words that the parent could read.", field="why")
    return HelpAfter(
        went=went, request=told.request, what=told.what, on_day=on_day, why=why, entry=entry,
        parent_says=checks.clean(told.parent_says, "parent_says"), recorded_by_id=by.account_id,
    )  # fmt: skip


def _end(told: After, day: date, *, by: Who, on: date) -> None:
    """The help ends as was decided: a step of the request, with the reason."""
    if told.request.state in states.STOPPED:
        return
    moving.move_request(
        told.request, "ended", on_day=day, by=by, on=on, why=told.why, reason_code="child_left"
    )


def _tell(
    went: ChildWent,
    kind: str,
    said: str,
    day: date,
    *,
    by: Who,
    on: date,
    uuid: UUID | None = None,
    matters: Sequence[str] = (),
) -> UUID:
    """Tell one entry about the parent alone; when with it all is said, the clock ends."""
    made = chronology.record(
        kind, went.family, what=said, on_day=day, on=on, about=[went.parent], by=by, section="ordinary",
        detail="all" if is_settled(went) else "", source="child_went", source_ref=went.ref, uuid=uuid,
    )  # fmt: skip
    clocks.react(made, by=by, matters=matters)
    return made.uuid
