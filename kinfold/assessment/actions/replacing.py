"""Saying something anew: a contribution that replaces another, which stays and can be read. Once: the second is shown both."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from kinfold.assessment import rules
from kinfold.assessment.actions import contributing, telling
from kinfold.assessment.models import Contribution, Stage, StillTrue
from kinfold.assessment.queries.standing import newest_version
from kinfold.base import ids
from kinfold.base.errors import Clash, Hidden, NotNow
from kinfold.base.who import Who

MAY_CHANGE = frozenset(
    {
        "sort",
        "evidence",
        "domain",
        "on_day",
        "said_by",
        "said_by_person",
        "sharing",
        "why_not_shared",
        "account",
    }
)


@transaction.atomic
def change_contribution(
    contribution: Contribution, words: str, *, by: Who, on: date, why: str = "", **facts: Any
) -> Contribution:
    """Say it anew: the new words stand, the old ones stay to be read. `facts` are those of `MAY_CHANGE`.

    Raises `Clash` with both texts when somebody has replaced it meanwhile: nobody's words are lost, and neither text wins by
    itself. A member of the family changes only what they said themselves.
    """
    made = say_anew(contribution, words, by=by, on=on, why=why, **facts)
    return made


@transaction.atomic
def keep_beside(
    contribution: Contribution, words: str, *, by: Who, on: date, why: str = "", **facts: Any
) -> Contribution:
    """Keep one's own text beside what somebody else wrote meanwhile: two contributions, each with its author, and both stand.

    What one person said stays said by that person; anything else is said by whoever writes it. `facts` as above.
    """
    _must_be_ones_own(contribution, by)
    stands = newest_version(contribution)
    if stands.said_by_person_id is None:
        facts = {"said_by": by.name, **facts}
    told = _told(stands, words, on, by, facts)
    _must_be_agreed(stands, told.sharing, by, why)
    if told.words == stands.words:
        return stands
    family, ref = telling.family_of(stands.assessment), ids.record_ref()
    entry = telling.tell(
        "contribution_added",
        family,
        f"{by.name or 'Somebody'} added to the assessment: {rules.section(stands.section).says}.",
        about=telling.whom_of(family, stands.person, told.on_day),
        on_day=told.on_day,
        on=on,
        by=by,
        source="contribution",
        source_ref=ref,
        section=_told_to_both(stands, told),
    )
    return contributing.keep(stands.assessment, told, ref, entry, by=by)


@transaction.atomic
def share_contribution(contribution: Contribution, *, by: Who, on: date, agreed: str = "") -> Contribution:
    """Share with the family what was one person's own part. They do it themselves, or say so to a worker (`agreed`)."""
    return change_contribution(contribution, contribution.words, by=by, on=on, why=agreed, sharing="family")


def say_anew(
    old: Contribution,
    words: str,
    *,
    by: Who,
    on: date,
    why: str = "",
    stage: Stage | None = None,
    entry: UUID | None = None,
    **facts: Any,
) -> Contribution:
    """Replace one contribution: check, tell the chronology, write the new one and the answer "changed" on the old."""
    _must_be_ones_own(old, by)
    told = _told(old, words, on, by, facts)
    _must_be_agreed(old, told.sharing, by, why)
    newer = newest_version(old)
    if newer.pk != old.pk:
        return _same_or_clash(newer, told.words)
    ref, family = ids.record_ref(), telling.family_of(old.assessment)
    if entry is None:
        entry = telling.tell(
            "contribution_changed",
            family,
            f"{by.name or 'Somebody'} changed something in the assessment: {rules.section(old.section).says}.",
            about=telling.whom_of(family, old.person, told.on_day),
            on_day=told.on_day,
            on=on,
            by=by,
            source="contribution",
            source_ref=ref,
            section=_told_to_both(old, told),
        )
    try:
        with transaction.atomic():
            made = contributing.keep(old.assessment, told, ref, entry, by=by, replaces=old)
    except IntegrityError:
        raise Clash(theirs=newest_version(old).words, yours=told.words) from None
    StillTrue.objects.create(
        contribution=old, stage=stage, answer=StillTrue.Answer.CHANGED, on_day=on, said_by=by.name or "somebody",
        why=rules.must_fit(why, "why"), recorded_by_id=by.account_id,
    )  # fmt: skip
    return made


def _told(old: Contribution, words: str, on: date, by: Who, facts: dict[str, Any]) -> contributing.Told:
    unknown = set(facts) - MAY_CHANGE
    if unknown:
        raise TypeError(f"these cannot be changed: {sorted(unknown)}")
    kept = {name: getattr(old, name) for name in MAY_CHANGE - {"on_day"}} | {"on_day": on} | facts
    told = contributing.checked(section=old.section, words=words, on=on, person=old.person, **kept)
    told = replace(told, strength_beside=old.strength_beside, source=old.source, source_ref=old.source_ref)
    return contributing.as_ones_own(told, telling.family_of(old.assessment), by, on) if by.is_family else told


def _must_be_ones_own(old: Contribution, by: Who) -> None:
    if by.is_family and old.said_by_person_id not in by.person_ids:
        raise Hidden


def _must_be_agreed(old: Contribution, sharing: str, by: Who, why: str) -> None:
    """Somebody's own part is shared when they say so, and never because a worker tidied up."""
    opened = old.sharing == Contribution.Sharing.OWN and sharing == Contribution.Sharing.FAMILY
    if opened and not by.is_family and not why.strip():
        raise NotNow(
            "This is somebody’s own part. Say who agreed that it may be shared, and when.", field="why"
        )


def _told_to_both(old: Contribution, told: contributing.Told) -> str:
    """What is or was kept from the family is not told to it in the chronology."""
    open_to_all = telling.section_of(old.sharing) == telling.section_of(told.sharing) == telling.SHARED
    return telling.SHARED if open_to_all else telling.ORDINARY


def _same_or_clash(newer: Contribution, words: str) -> Contribution:
    """The same words sent twice are one change; other words are shown beside those that came first."""
    if newer.words == words:
        return newer
    raise Clash(theirs=newer.words, yours=words)
