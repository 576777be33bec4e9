"""Growing up out of care: an adviser, a plan in the young person's words, staying with carers, ties that are kept."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from kinfold.agencies import queries as agencies
from kinfold.base.dates import age_in_years
from kinfold.base.errors import NotNow
from kinfold.base.rows import locked
from kinfold.care.actions.written import child_now, family_now, keep_words, tell
from kinfold.care.models import Carer, KeepingInTouch, LeavingCare, PathwayPlan
from kinfold.care.rules import checks, leaving_care
from kinfold.care.states import LEAVING
from kinfold.law import timescales
from kinfold.people import queries as people
from kinfold.plan import actions as plans

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person

OUT_OF_CARE = ("relevant", "former_relevant", "qualifying")


@transaction.atomic
def begin_leaving_care(
    family: Family,
    person: Person,
    word: str,
    *,
    since: date,
    by: Who,
    on: date,
    adviser: Practitioner | None = None,
    entry: UUID | None = None,
) -> LeavingCare:
    """A young person is entitled to help with growing up out of care (`rules.leaving_care.WORDS`).

    Who has left care stands at the level `care_leaver` from then on. Raises `NotNow`.
    """
    person, family = child_now(person), family_now(family)
    checks.come(since, on, "since")
    people.hold(person)
    leaving_care.check_word(word, _age(person, since))
    if LeavingCare.objects.filter(person_id__in=people.same_ids(person), until__isnull=True).exists():
        raise NotNow("This has already begun. Change it on their page instead.")
    leaving = LeavingCare(family=family, person=person, word=word, since=since, adviser=adviser)
    leaving.entry = entry or tell(
        "leaving_care", family, person, "Help with growing up out of care began.", on_day=since, on=on, by=by,
        detail=word, source="leaving_care", ref=leaving.ref,
    )  # fmt: skip
    leaving.save()
    _level(leaving, word, since, by=by, on=on)
    return leaving


@transaction.atomic
def change_leaving(
    leaving: LeavingCare,
    *,
    word: str,
    since: date,
    by: Who,
    on: date,
    adviser: Practitioner | None = None,
) -> LeavingCare:
    """They left care, or turned eighteen: what they are entitled to follows; or another adviser. Raises `NotNow`."""
    leaving = locked(leaving)
    checks.come(since, on, "since")
    if word != leaving.word:
        leaving_care.check_word(word, _age(leaving.person, since))
        LEAVING.after(f"become_{word}", "ended" if leaving.until else leaving.word)
        family, person = family_now(leaving.family), child_now(leaving.person)
        tell(
            "leaving_care", family, person, "What help they are entitled to changed with their age.",
            on_day=since, on=on, by=by, detail=word, source="leaving_care", ref=leaving.ref,
        )  # fmt: skip
        leaving.word = word
        _level(leaving, word, since, by=by, on=on)
    leaving.adviser = adviser or leaving.adviser
    leaving.version += 1
    leaving.save()
    return leaving


@transaction.atomic
def end_leaving(leaving: LeavingCare, *, until: date, by: Who, on: date) -> LeavingCare:
    """Help with leaving care ends, at 21 or 25 or when they say so. The ties that were to be kept stay on their page."""
    leaving = _open(leaving, "end_leaving")
    checks.come(until, on, "until")
    leaving.until = checks.not_before(until, leaving.since, "until", "It began")
    leaving.version += 1
    leaving.save()
    tell(
        "leaving_care", family_now(leaving.family), child_now(leaving.person),
        "Help with growing up out of care ended.", on_day=until, on=on, by=by, detail="ended",
        source="leaving_care", ref=leaving.ref,
    )  # fmt: skip
    return leaving


@transaction.atomic
def stay_put(
    leaving: LeavingCare,
    carer: Carer,
    *,
    since: date,
    why: str,
    by: Who,
    on: date,
    until: date | None = None,
    entry: UUID | None = None,
) -> LeavingCare:
    """They go on living with their carers after eighteen, to twenty-one or longer. Raises `NotNow`."""
    age = _age(leaving.person, since)
    if age is not None and age < 18:
        raise NotNow("Staying put begins at eighteen. Until then they live there in care.", field="since")
    leaving = _open(leaving, "stay_put")
    if until is not None and until <= since:
        raise NotNow("This day is before it begins.", field="until")
    leaving.staying_with, leaving.staying_since, leaving.staying_until = carer, since, until
    leaving.staying_why = checks.said(why, "why", "Write why, in the young person’s words if you can.")
    leaving.version += 1
    leaving.save()
    if entry is None:
        day = min(since, on)
        what = "They stay with their carers after turning eighteen."
        tell(
            "stayed_put", family_now(leaving.family), child_now(leaving.person), what, on_day=day, on=on, by=by,
            source="leaving_care", ref=leaving.ref,
        )  # fmt: skip
    return leaving


@transaction.atomic
def write_pathway_plan(
    leaving: LeavingCare,
    *,
    made_on: date,
    wants: str,
    by: Who,
    on: date,
    home: str = "",
    money: str = "",
    work_and_learning: str = "",
    health: str = "",
    people: str = "",
    identity: str = "",
    in_case: str = "",
    young_person_says: str = "",
    agreed_on: date | None = None,
    review_on: date | None = None,
    made_by: Practitioner | None = None,
    entry: UUID | None = None,
) -> PathwayPlan:
    """Write the next version of the plan, beginning with what the young person wants. The one before stays readable.

    It is looked at again within six months, or sooner as agreed. Raises `NotNow`.
    """
    leaving = _open(leaving, "write_pathway_plan")
    checks.come(made_on, on, "made_on")
    latest = timescales.due(timescales.rule("pathway_review"), made_on)
    if review_on is not None and latest is not None and not made_on < review_on <= latest:
        raise NotNow("Look at it again within six months. Check the date.", field="review_on")
    texts = {
        "home": home, "money": money, "work_and_learning": work_and_learning, "health": health,
        "people": people, "identity": identity, "in_case": in_case, "young_person_says": young_person_says,
    }  # fmt: skip
    plan = PathwayPlan(
        leaving=leaving,
        made_on=made_on,
        made_by=made_by or agencies.practitioner_of(by),
        wants=checks.said(wants, "wants", "Begin with what they want, in their own words."),
        agreed_on=agreed_on,
        review_on=review_on or latest,
        **{name: checks.fits(text, name) for name, text in texts.items()},
    )
    family, person = family_now(leaving.family), child_now(leaving.person)
    plan.entry = entry or tell(
        "plan_made", family, person, "A plan for growing up out of care was written.", on_day=made_on, on=on,
        by=by, detail="pathway", source="pathway_plan", ref=plan.ref,
    )  # fmt: skip
    plan.save()
    keep_words(person, family, wants, said_on=made_on, by=by, on=on, entry=plan.entry, topic="wishes")
    return plan


@transaction.atomic
def keep_in_touch(
    leaving: LeavingCare,
    *,
    on_day: date,
    in_touch: str,
    by: Who,
    on: date,
    activity: str = "",
    home: str = "",
    home_suitable: bool | None = None,
    why_not_suitable: str = "",
    they_say: str = "",
    entry: UUID | None = None,
) -> KeepingInTouch:
    """Write down that somebody was in touch, or tried, with home and days as they are then (OC3). Raises `NotNow`."""
    leaving = _open(leaving, "keep_in_touch")
    checks.come(on_day, on, "on_day")
    leaving_care.check_contact(in_touch, activity, home, home_suitable, why_not_suitable)
    if in_touch in leaving_care.NOTHING_MORE:
        activity, home, home_suitable = "", "", None
    if home in leaving_care.NEVER_SUITABLE:
        home_suitable = False
    made = KeepingInTouch(
        leaving=leaving, on_day=on_day, in_touch=in_touch, activity=activity, home=home,
        home_suitable=home_suitable, why_not_suitable=checks.fits(why_not_suitable, "why_not_suitable"),
        they_say=checks.fits(they_say, "they_say"), recorded_by_id=by.account_id,
    )  # fmt: skip
    family, person = family_now(leaving.family), child_now(leaving.person)
    what = "Somebody was in touch." if in_touch == "YES" else "Somebody tried to be in touch."
    made.entry = entry or tell(
        "kept_in_touch", family, person, what, on_day=on_day, on=on, by=by, detail=in_touch.lower(),
        source="leaving_care", ref=leaving.ref,
    )  # fmt: skip
    made.save(force_insert=True)
    keep_words(person, family, they_say, said_on=on_day, by=by, on=on, entry=made.entry, topic="afterwards")
    return made


@transaction.atomic
def keep_tie(
    leaving: LeavingCare,
    *,
    why: str,
    how_kept: str,
    by: Who,
    on: date,
    person: Person | None = None,
    named: str = "",
) -> LeavingCare:
    """Somebody who stays for good: a former carer, a teacher, a brother. Nobody is barred from a child they cared for."""
    leaving = _open(leaving, "keep_tie")
    tie = {
        "person": child_now(person).ref if person else "",
        "named": checks.fits(named, "named", longest=200),
        "why": checks.fits(why, "why", longest=1000),
        "how_kept": checks.said(how_kept, "how_kept", "Write how the tie is kept: who rings, who visits."),
        "since": on.isoformat(),
    }
    if not (tie["person"] or tie["named"]):
        raise NotNow("Say who it is.", field="named")
    leaving.ties = [*leaving.ties, tie]
    leaving.version += 1
    leaving.save()
    what = "Somebody who matters to them stays in their life; how was agreed."
    tell(
        "tie_kept", family_now(leaving.family), child_now(leaving.person), what, on_day=on, on=on, by=by,
        source="leaving_care", ref=leaving.ref,
    )  # fmt: skip
    return leaving


def _open(leaving: LeavingCare, verb: str) -> LeavingCare:
    leaving = locked(leaving)
    LEAVING.after(verb, "ended" if leaving.until else leaving.word)
    return leaving


def _age(person: Person, on: date) -> int | None:
    return age_in_years(person.born_on, on) if person.born_on else None


def _level(leaving: LeavingCare, word: str, since: date, *, by: Who, on: date) -> None:
    if word in OUT_OF_CARE:
        plans.level_follows(
            leaving.family, [leaving.person], "care_leaver", decided_on=since,
            why="They grew up in care and are entitled to help now.", by=by, on=on,
        )  # fmt: skip
