"""A child who is missing: reported, found, offered a talk by somebody independent, and listened to. Running is a message."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import IntegrityError, transaction

from kinfold.base import ids
from kinfold.base.errors import NotNow
from kinfold.base.rows import save
from kinfold.care import rules
from kinfold.care.actions.steps import Telling, state_of, tell
from kinfold.care.models import Missing, PeriodOfCare
from kinfold.care.rules.checks import come, fits, not_before, said
from kinfold.care.states import MISSING
from kinfold.law import timescales
from kinfold.people import queries as people

if TYPE_CHECKING:
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person

TALK = "return_talk"
ALREADY = "{name} is written down as missing already. Write down first that {name} is back."


def missing_state(row: Missing) -> str:
    """Say where a missing episode stands (a word of `states.MISSING`)."""
    if row.back_on is None:
        return "away"
    if row.talk_on is not None:
        return "talk_refused" if row.talk_refused_why else "talked"
    return "talk_offered" if row.talk_offered_on else "back"


@transaction.atomic
def report_missing(
    family: Family,
    child: Person,
    *,
    began_on: date,
    by: Who,
    on: date,
    kind: str = "M",
    began_at: time | None = None,
    reported_by: str = "",
    why_not_reported: str = "",
    police_told_on: date | None = None,
    entry: UUID | None = None,
) -> Missing:
    """Write that a child is missing, or away without leave; also one that nobody reported at the time, with why."""
    child = people.kept(child)
    if kind not in Missing.Kind.values:
        raise NotNow("Choose whether they are missing, or away without leave.", field="kind")
    come(began_on, on, "began_on")
    if not reported_by.strip() and not why_not_reported.strip():
        raise NotNow("Say who noticed and reported it; or why nobody did.", field="reported_by")
    same = people.same_ids(child)
    before = Missing.objects.filter(person_id__in=same)
    if before.filter(back_on__isnull=True).exists():
        raise NotNow(ALREADY.format(name=child.known_as), field="began_on")
    if before.filter(began_on__lt=began_on, back_on__gt=began_on).exists():
        raise NotNow("They were missing on that day already. Two times cannot overlap.", field="began_on")
    periods = PeriodOfCare.objects.filter(person_id__in=same, began_on__lte=began_on)
    period = periods.exclude(ended_on__lte=began_on).last()
    made = Missing(
        ref=ids.record_ref(), family=family.joined_into or family, person=child, period=period, kind=kind,
        began_on=began_on, began_at=began_at, reported_by=fits(reported_by, "reported_by", longest=200),
        why_not_reported=fits(why_not_reported, "why_not_reported"), police_told_on=police_told_on,
    )  # fmt: skip
    made.entry = tell(
        "incident", made.family, f"{child.known_as} was missing.", on_day=began_on, told=Telling(by, on, entry),
        about=[child], detail="missing", source="missing", ref=made.ref,
    )  # fmt: skip
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:
        raise NotNow(ALREADY.format(name=child.known_as), field="began_on") from None
    return made


def _locked(missing: Missing, verb: str) -> tuple[Missing, str]:
    rows = Missing.objects.select_for_update(of=("self",)).select_related("family", "person")
    now = rows.get(pk=missing.pk)
    return now, state_of(MISSING, verb, missing_state(now))


@transaction.atomic
def found(
    missing: Missing,
    *,
    back_on: date,
    by: Who,
    on: date,
    back_at: time | None = None,
    found_where: str = "",
    found_by: str = "",
    to_see: str = "",
    reasons: str = "",
    entry: UUID | None = None,
) -> Missing:
    """Write that the child is back: where and by whom they were found, whom they went to see. A talk is due in 72 hours."""
    now, _ = _locked(missing, "found")
    come(back_on, on, "back_on")
    not_before(back_on, now.began_on, "back_on", "They went missing")
    _must_be_whom(to_see)
    name = now.person.known_as
    ended = tell(
        "back_from_missing", now.family, f"{name} is back.", on_day=back_on, told=Telling(by, on, entry),
        about=[now.person], source="missing", ref=now.ref,
    )  # fmt: skip
    return save(
        now, back_on=back_on, back_at=back_at, found_where=fits(found_where, "found_where"),
        found_by=fits(found_by, "found_by", longest=200), to_see=to_see, reasons=fits(reasons, "reasons"),
        talk_due_on=timescales.due(timescales.rule(TALK), back_on), ended_entry=ended,
    )  # fmt: skip


def _must_be_whom(to_see: str) -> None:
    if to_see and to_see not in rules.TO_SEE:
        raise NotNow("Choose whom they went to see, or that it is not known.", field="to_see")


@transaction.atomic
def offer_talk(
    missing: Missing,
    *,
    offered_on: date,
    by: Who,
    on: date,
    talk_by: str = "",
    independent: bool | None = None,
    entry: UUID | None = None,
) -> Missing:
    """Write that the child was offered a talk with somebody who has nothing to do with where they live."""
    now, _ = _locked(missing, "offer_talk")
    come(offered_on, on, "offered_on")
    assert now.back_on is not None
    not_before(offered_on, now.back_on, "offered_on", "They came back")
    tell(
        "return_talk", now.family, f"{now.person.known_as} was offered a talk.", on_day=offered_on,
        told=Telling(by, on, entry), about=[now.person], detail="offered", source="missing", ref=now.ref,
    )  # fmt: skip
    facts = {"talk_by": fits(talk_by, "talk_by", longest=200), "talk_independent": independent}
    return save(now, talk_offered_on=offered_on, talk_on=None, talk_refused_why="", **facts)


@transaction.atomic
def hold_talk(
    missing: Missing,
    *,
    talk_on: date,
    by: Who,
    on: date,
    talk_by: str = "",
    independent: bool | None = None,
    child_says: str = "",
    to_see: str = "",
    reasons: str = "",
    what_next: str = "",
    refused_why: str = "",
    entry: UUID | None = None,
) -> Missing:
    """Write the talk in the child's words, why they went and what follows; or that they did not want one, and why."""
    refused = bool(refused_why.strip())
    now, _ = _locked(missing, "refuse_talk" if refused else "hold_talk")
    come(talk_on, on, "talk_on")
    assert now.back_on is not None
    not_before(talk_on, now.back_on, "talk_on", "They came back")
    _must_be_whom(to_see)
    words = fits(child_says, "child_says")
    if not refused:
        said(
            words,
            "child_says",
            "Write what the child said, in their words. If they said nothing, write what they showed.",
        )
        said(what_next, "what_next", "Say what follows from it: what changes for the child.")
    name = now.person.known_as
    what = f"{name} did not want a talk." if refused else f"{name} was listened to after being missing."
    talked = tell(
        "return_talk", now.family, what, on_day=talk_on, told=Telling(by, on, entry), about=[now.person],
        detail="refused" if refused else "held", source="missing", ref=now.ref,
    )  # fmt: skip
    return save(
        now, talk_on=talk_on, talk_by=fits(talk_by, "talk_by", longest=200) or now.talk_by,
        talk_independent=now.talk_independent if independent is None else independent, child_says=words,
        to_see=to_see or now.to_see, reasons=fits(reasons, "reasons") or now.reasons,
        what_next=fits(what_next, "what_next"), talk_refused_why=fits(refused_why, "refused_why"), talk_entry=talked,
    )  # fmt: skip
