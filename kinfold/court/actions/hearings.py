"""Hearings and other milestones: planned, held, with the same judge or another, and who does what by when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from kinfold.base.errors import NotNow
from kinfold.base.rows import locked
from kinfold.court import rules
from kinfold.court.actions.proceedings import guardian_by
from kinfold.court.actions.telling import moved, must_be_newest, save, tell
from kinfold.court.models import Hearing, Proceedings
from kinfold.court.queries import cases as queries
from kinfold.court.states import PROCEEDINGS

if TYPE_CHECKING:
    from kinfold.base.who import Who


@dataclass(frozen=True, slots=True)
class Direction:
    """Something the court wants done: what, by whom, by when."""

    what: str
    who: str = ""
    by_when: date | None = None

    def kept(self) -> dict[str, str]:
        """As the hearing keeps it."""
        return {**asdict(self), "by_when": self.by_when.isoformat() if self.by_when else "", "done_on": ""}


@transaction.atomic
def plan_hearing(
    proceedings: Proceedings, kind: str, *, due_on: date, by: Who, on: date, entry: UUID | None = None
) -> Hearing:
    """Write down the day of a hearing that is to come. The first one is the day by which a guardian should be named."""
    now = moved(proceedings, PROCEEDINGS, "plan_hearing", "family")
    rules.one_of(kind, frozenset(Hearing.Kind.values), "kind", "Choose what sort of hearing it is.")
    rules.must_not_be_before(due_on, now.issued_on, "due_on", "the day of issue")
    row = Hearing.objects.create(proceedings=now, kind=kind, due_on=due_on)
    if kind == Hearing.Kind.FIRST and due_on != now.first_hearing_on:
        save(now, first_hearing_on=due_on)
        if now.entry is not None:
            guardian_by(now, due_on, entry=entry or now.entry, on_day=min(on, due_on), by=by)
    return row


@transaction.atomic
def hold_hearing(
    proceedings: Proceedings,
    kind: str,
    *,
    held_on: date,
    what_happened: str,
    by: Who,
    on: date,
    judge: str = "",
    directions: Sequence[Direction] = (),
    child_says: str = "",
    parents_say: str = "",
    hearing: Hearing | None = None,
    version: int | None = None,
    entry: UUID | None = None,
) -> Hearing:
    """Write down a hearing: what happened, whether the same judge decided, what is to be done by whom by when.

    A planned hearing of the same kind that has not been held is this one, unless `hearing` names one. On the FDAC track
    the fortnightly review ends one round of its clock and begins the next.
    """
    now = moved(proceedings, PROCEEDINGS, "hold_hearing", "family")
    rules.one_of(kind, frozenset(Hearing.Kind.values), "kind", "Choose what sort of hearing it is.")
    rules.must_have_come(held_on, on, "held_on")
    rules.must_not_be_before(held_on, now.issued_on, "held_on", "the day of issue")
    row = _row(now, kind, hearing)
    words = rules.said(what_happened, "what_happened", "Say what happened, in plain words.")
    must_be_newest(row, version, row.what_happened, words)
    name = rules.fits(judge, "judge", longest=200)
    review = kind == Hearing.Kind.FORTNIGHT
    told = tell(
        now.family, "fdac_review" if review else "hearing_held", _SAYS[kind], on_day=held_on, on=on, by=by,
        about=queries.people_in(now), ref=now.ref, entry=entry,
    )  # fmt: skip
    save(
        row,
        held_on=held_on,
        judge=name or now.judge,
        same_judge=_same_judge(now, name),
        what_happened=words,
        directions=[one.kept() for one in directions if one.what.strip()],
        child_says=rules.fits(child_says, "child_says"),
        parents_say=rules.fits(parents_say, "parents_say"),
        entry=told,
    )
    facts: dict[str, Any] = {"judge": name} if name and not now.judge else {}
    if kind == Hearing.Kind.FIRST:
        facts["first_hearing_on"] = held_on
    if facts:
        save(now, **facts)
    return row


def _row(proceedings: Proceedings, kind: str, chosen: Hearing | None) -> Hearing:
    if chosen is not None:
        row = locked(chosen)
        if row.proceedings_id != proceedings.pk or row.held_on is not None:
            raise NotNow("This hearing has been written down already.")
        row.kind = kind
        return row
    planned = proceedings.hearings.select_for_update().filter(kind=kind, held_on=None)
    return planned.order_by("due_on", "pk").first() or Hearing(proceedings=proceedings, kind=kind, version=0)


def _same_judge(proceedings: Proceedings, name: str) -> bool | None:
    """Whether the judge is the one who decides in this case; unknown while nobody has been named."""
    if not name:
        return None
    return not proceedings.judge or name.casefold() == proceedings.judge.casefold()


_SAYS = {
    "first": "The first hearing was held.",
    "case_management": "A case management hearing was held.",
    "issues_resolution": "An issues resolution hearing was held.",
    "final": "The final hearing was held.",
    "fdac_review": "A fortnightly review with the judge was held.",
    "other": "A hearing was held.",
}


@transaction.atomic
def do_direction(hearing: Hearing, number: int, *, done_on: date, by: Who, on: date) -> Hearing:
    """Tick something off that the court wanted done (`number` counts from 0)."""
    row = locked(hearing)
    rules.must_have_come(done_on, on, "done_on")
    if not 0 <= number < len(row.directions):
        raise NotNow("This is not on the list of that hearing any more.")
    row.directions[number] = {**row.directions[number], "done_on": done_on.isoformat()}
    return save(row, directions=row.directions)
