"""Coming into care, the law behind it, what is planned for good, and leaving care."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q

from kinfold.base import ids
from kinfold.base.errors import NotNow
from kinfold.base.rows import save
from kinfold.care import rules
from kinfold.care.actions.steps import Telling, home_now, law_now, must_be_home, open_period, tell
from kinfold.care.models import LegalStatus, PeriodOfCare, Permanence, Placement
from kinfold.care.rules.checks import come, fits, not_before, said
from kinfold.clocks import actions as clocks
from kinfold.clocks import queries as running
from kinfold.people import queries as people
from kinfold.plan import actions as plan
from kinfold.services import actions as services
from kinfold.sharing import actions as sharing
from kinfold.sharing import queries as shared

if TYPE_CHECKING:
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person

ASK_KIN = (
    "Say who among family, friends and friends’ families was asked first, here and abroad, and what they said. "
    "If nobody could be asked, say why."
)
STAYS_NOW_AND_THEN = ("V3", "V4")
"""Short breaks: the child goes on living at home."""
ALREADY = "{name} is in care already on that day. A child has one period of care at a time."


@transaction.atomic
def come_into_care(
    family: Family,
    child: Person,
    *,
    began_on: date,
    need: str,
    code: str,
    backing: str,
    backing_ref: str,
    why: str,
    by: Who,
    on: date,
    kin_asked: str,
    consent_by: Iterable[Person | str] = (),
    parents_told: str = "",
    child_told: str = "",
    child_says: str = "",
    home_postcode: str = "",
    effect_on_ties: str = "",
    entry: UUID | None = None,
) -> PeriodOfCare:
    """Begin a period of care, with the law behind its first day; the level becomes looked after, the plan goes on.

    With an `entry` that tells of it already, only a change of level that is still to be made writes its own.

    `backing_ref` names the order, the consent or the power of the police; `consent_by` who agreed. Raises `NotNow` when
    nobody says who of the kin was asked first, when nothing stands behind it, or when the child is in care already.
    """
    child = people.kept(child)
    come(began_on, on, "began_on")
    _must_be_possible(child, began_on, need, code, backing, backing_ref)
    asked = said(kin_asked, "kin_asked", ASK_KIN)
    because = said(why, "why", "Say why the child comes into care.")
    period = _begin(
        ref=ids.record_ref(),
        family=family.joined_into or family,
        person=child,
        began_on=began_on,
        need=need,
        home_postcode=fits(home_postcode, "home_postcode", longest=8).upper(),
        why=because,
        parents_told=fits(parents_told, "parents_told"),
        child_told=fits(child_told, "child_told"),
        child_says=fits(child_says, "child_says"),
        kin_asked=asked,
        effect_on_ties=fits(effect_on_ties, "effect_on_ties"),
    )
    period.entry = tell(
        "level_changed", family, f"{child.known_as} came into care.", on_day=began_on, told=Telling(by, on, entry), about=[child], detail="looked_after",
        section="shared", source="period_of_care", ref=period.ref,
    )  # fmt: skip
    period.save(update_fields=["entry"])
    _write_law(period, code, began_on, backing, backing_ref, consent_by, entry=period.entry)
    plan.level_follows(
        family, [child], "looked_after", decided_on=began_on, why=because, by=by, on=on,
        lawful_basis=rules.LAWFUL_BASIS[code], entry=None if entry else period.entry,
    )  # fmt: skip
    if code not in STAYS_NOW_AND_THEN:
        parents_help(period, began_on, period.ref, period.entry, by=by, on=on)
    return period


def parents_help(period: PeriodOfCare, day: date, ref: str, entry: UUID | None, *, by: Who, on: date) -> None:
    """The child has gone from the parents: somebody has to say what becomes of the parents' own help."""
    services.child_went(
        period.family, period.person, how="care", went_on=day, source_ref=ref, entry=entry, by=by, on=on
    )


def _must_be_possible(child: Person, day: date, need: str, code: str, backing: str, backing_ref: str) -> None:
    """Refuse a period without its main reason or anything behind it, of an adult, or over another period."""
    if need not in PeriodOfCare.Need.values:
        raise NotNow(
            "Choose the main reason why care is needed. It stays the same for all of this time.", "need"
        )
    rules.must_be_backed(code, backing, backing_ref)
    rules.must_be_young_enough(child.born_on, day, code)
    _must_be_free(child, day)


def _begin(**facts: object) -> PeriodOfCare:
    """Write the row. Two who write at the same moment: the second is refused in words, as by `_must_be_free`."""
    child = facts["person"]
    try:
        with transaction.atomic():
            return PeriodOfCare.objects.create(**facts)
    except IntegrityError:
        raise NotNow(ALREADY.format(name=getattr(child, "known_as", "")), field="began_on") from None


def _must_be_free(child: Person, day: date) -> None:
    """Refuse a second period over the first, and one that begins on the very day the one before ended (rule 431)."""
    before = PeriodOfCare.objects.filter(person_id__in=people.same_ids(child))
    if before.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day)).exists():
        raise NotNow(ALREADY.format(name=child.known_as), field="began_on")
    if before.filter(ended_on=day).exists():
        raise NotNow(
            f"{child.known_as} left care on that very day. If they did not really leave, put that ending right.",
            field="began_on",
        )


def _write_law(
    period: PeriodOfCare,
    code: str,
    since: date,
    backing: str,
    backing_ref: str,
    consent_by: Iterable[Person | str],
    *,
    entry: UUID | None,
    paper_seen_on: date | None = None,
    in_plain_words: str = "",
) -> LegalStatus:
    return LegalStatus.objects.create(
        period=period,
        code=code,
        since=since,
        backing=backing,
        backing_ref=fits(backing_ref, "backing_ref", longest=40),
        consent_by=[one if isinstance(one, str) else one.ref for one in consent_by],
        paper_seen_on=paper_seen_on,
        in_plain_words=fits(in_plain_words, "in_plain_words") or rules.law_said(code),
        entry=entry,
    )


@transaction.atomic
def change_legal_status(
    period: PeriodOfCare,
    code: str,
    *,
    since: date,
    backing: str,
    backing_ref: str,
    by: Who,
    on: date,
    consent_by: Iterable[Person | str] = (),
    paper_seen_on: date | None = None,
    in_plain_words: str = "",
    entry: UUID | None = None,
) -> LegalStatus:
    """Write the law that holds from a day on; the one before ends on that day. The same again changes nothing."""
    period = open_period(period, "change_legal_status")
    rules.must_be_backed(code, backing, backing_ref)
    come(since, on, "since")
    before = law_now(period)
    first = before.since if before else period.began_on
    not_before(since, first, "since", "The law that holds now began" if before else "Care began")
    rules.must_be_young_enough(period.person.born_on, since, code)
    if before is not None and (before.code, before.backing_ref) == (code, backing_ref.strip()):
        return before
    if before is not None:
        save(before, until=since)
    made = _write_law(
        period, code, since, backing, backing_ref, consent_by, entry=None,
        paper_seen_on=paper_seen_on, in_plain_words=in_plain_words,
    )  # fmt: skip
    name = period.person.known_as
    made.entry = tell(
        "legal_status_changed", period.family, f"{name}: {made.get_code_display()}.", on_day=since,
        told=Telling(by, on, entry), about=[period.person], detail=code, source="legal_status", ref=made.ref,
    )  # fmt: skip
    made.save(update_fields=["entry"])
    return made


@transaction.atomic
def agree_permanence(
    period: PeriodOfCare,
    word: str,
    *,
    agreed_on: date,
    why: str,
    by: Who,
    on: date,
    in_case: str = "",
    child_says: str = "",
    review: str = "",
    entry: UUID | None = None,
) -> Permanence:
    """Write what is planned for good, and what happens if it cannot be. The plan before ends on that day."""
    period = open_period(period, "agree_permanence")
    if word not in rules.PERMANENCE:
        raise NotNow("Choose what is planned for good.", field="word")
    because = said(why, "why", "Say why this is right for the child.")
    come(agreed_on, on, "agreed_on")
    not_before(agreed_on, period.began_on, "agreed_on", "Care began")
    last = period.permanence.filter(until__isnull=True).last()
    if last is not None:
        last.until = not_before(agreed_on, last.agreed_on, "agreed_on", "The plan that holds now was agreed")
        last.save(update_fields=["until"])
    made = Permanence(
        ref=ids.record_ref(), period=period, word=word, agreed_on=agreed_on, why=because, review=review[:20],
        in_case=fits(in_case, "in_case"), child_says=fits(child_says, "child_says"),
    )  # fmt: skip
    made.entry = tell(
        "decision_made", period.family, f"{period.person.known_as}: what is planned for good was agreed.",
        on_day=agreed_on, told=Telling(by, on, entry), about=[period.person], detail="permanence_plan",
        source="permanence", ref=made.ref,
    )  # fmt: skip
    made.save()
    return made


@transaction.atomic
def leave_care(
    period: PeriodOfCare,
    *,
    ended_on: date,
    how: str,
    why: str,
    by: Who,
    on: date,
    level_after: str = "",
    entry: UUID | None = None,
) -> PeriodOfCare:
    """End a period of care: home and law end on that day, its clocks stop, and the level follows where one is given.

    The plan, its people and promised time go on. Raises `NotNow` while the child is on a short stay.
    """
    period = open_period(period, "leave_care")
    name = period.person.known_as
    if how not in PeriodOfCare.Ended.values:
        raise NotNow("Choose how care ends.", field="how")
    because = said(why, "why", "Say why care ends now.")
    come(ended_on, on, "ended_on")
    rules.must_be_old_enough_to_end(how, period.person.born_on, ended_on)
    _end_timelines(period, ended_on, name, by=by, died=how == PeriodOfCare.Ended.DIED)
    kind, detail = ("level_changed", level_after) if level_after else ("care_ended", how)
    ended_entry = tell(
        kind, period.family, f"{name} left care.", on_day=ended_on, told=Telling(by, on, entry),
        about=[period.person], detail=detail, section="shared", source="period_of_care", ref=period.ref,
    )  # fmt: skip
    save(period, ended_on=ended_on, ended_how=how, ended_why=because, ended_entry=ended_entry)
    if level_after:
        plan.level_follows(
            period.family, [period.person], level_after, decided_on=ended_on, why=because, by=by, on=on,
            entry=None if entry else ended_entry,
        )  # fmt: skip
    _stop_clocks(period, ended_on, by, ended_entry)
    return period


def _end_timelines(period: PeriodOfCare, day: date, name: str, *, by: Who, died: bool) -> None:
    """End where the child lives and the law behind it, on one day. A past row that began later is refused."""
    here, law = home_now(period), law_now(period)
    if not died:
        must_be_home(here, name)
    since = [
        *LegalStatus.objects.filter(period=period).values_list("since", flat=True),
        *Placement.objects.filter(period=period).values_list("since", flat=True),
    ]
    latest = max([period.began_on, *since])
    not_before(day, latest, "ended_on", f"The last change of {name}’s home or of the law was")
    if law is not None:
        save(law, until=day)
    if here is not None:
        save(here, until=day)
        end_address(here, by=by, on=day)
    for planned in period.permanence.filter(until__isnull=True):
        planned.until = max(day, planned.agreed_on)
        planned.save(update_fields=["until"])


def end_address(placement: Placement, *, by: Who, on: date) -> None:
    """The protected address is true no longer; it stays on record for those on its list."""
    if placement.detail_ref:
        sharing.end_detail(shared.detail(placement.detail_ref), by=by, on=on)


def _stop_clocks(period: PeriodOfCare, day: date, by: Who, entry: UUID | None) -> None:
    for clock in running.open_for(period.person):
        if clock.rule in rules.OF_PERIOD:
            clocks.stop(
                clock,
                on=max(day, clock.started_on),
                why=f"{period.person.known_as} left care.",
                by=by,
                entry=entry,
            )
