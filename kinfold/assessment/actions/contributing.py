"""Beginning a family's assessment and adding to it. Nothing that was added is ever changed or taken away."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from kinfold.assessment import rules
from kinfold.assessment.actions import telling
from kinfold.assessment.models import Assessment, Contribution
from kinfold.assessment.queries.stages import assessment_of
from kinfold.base import ids
from kinfold.base.errors import NotNow
from kinfold.base.who import Who
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.people import queries as people
from kinfold.people.models import Person
from kinfold.voice import actions as voice

SAY = "Write what you want to add."


@transaction.atomic
def begin(family: Family, *, on: date, by: Who, happened_on: date | None = None) -> Assessment:
    """Return the family's one assessment, beginning it when there is none. Its first contribution or stage tells of it."""
    found = assessment_of(family)
    if found is not None:
        return found
    made, _ = Assessment.objects.get_or_create(
        family=family,
        defaults={
            "begun_on": rules.must_be_past(happened_on or on, on, "happened_on"),
            "begun_by_id": by.practitioner_id,
        },
    )
    return made


@dataclass(frozen=True, slots=True)
class Told:
    """One thing said, checked and ready to be kept: who says it, about whom, and who may read it."""

    section: str
    words: str
    on_day: date
    person: Person | None
    account: str
    sort: str
    evidence: str
    domain: str
    said_by: str
    said_by_person: Person | None
    sharing: str
    why_not_shared: str
    source: str = ""
    source_ref: str = ""
    strength_beside: str = ""


@transaction.atomic
def contribute(
    family: Family,
    section: str,
    words: str,
    *,
    by: Who,
    on: date,
    on_day: date | None = None,
    person: Person | None = None,
    account: str = "worker",
    sort: str = "fact",
    evidence: str = "",
    domain: str = "",
    said_by: str = "",
    said_by_person: Person | None = None,
    sharing: str = "family",
    why_not_shared: str = "",
    source: str = "",
    source_ref: str = "",
    strength_beside: str = "",
    strength: str = "",
    heard_afresh: Iterable[Person] = (),
    entry: UUID | None = None,
) -> Contribution:
    """Add to one section, beside what stands. Begins the assessment when there is none. Never overwrites anything.

    A member of the family adds their own account, whatever else is given: it is theirs, and shared with the family or kept
    between them and the workers. A worker's words may be kept from the family with a reason (`sharing="workers"`).
    `strength` is what goes well beside a worry, kept as a contribution of its own. What a child said becomes their own words
    too. `heard_afresh` names those who had to give their account to somebody new: each is counted (promise 1).
    """
    told = checked(
        section=section, words=words, on_day=on_day or on, on=on, person=person, account=account, sort=sort,
        evidence=evidence, domain=domain, said_by=said_by, said_by_person=said_by_person, sharing=sharing,
        why_not_shared=why_not_shared,
    )  # fmt: skip
    told = replace(told, source=source[:20], source_ref=source_ref[:40], strength_beside=strength_beside)
    told = as_ones_own(told, family, by, on) if by.is_family else told
    assessment = begin(family, on=on, by=by, happened_on=told.on_day)
    ref = ids.record_ref()
    if entry is None:
        entry = _tell(family, told, ref, by=by, on=on)
    if rules.must_fit(strength, "strength"):
        good = replace(told, words=strength.strip(), sort=Contribution.Sort.STRENGTH, evidence="", domain="")
        told = replace(told, strength_beside=keep(assessment, good, ids.record_ref(), entry, by=by).ref)
    made = keep(assessment, told, ref, entry, by=by)
    _count_tellings(family, heard_afresh, told, entry, by)
    return made


def checked(
    *,
    section: str,
    words: str,
    on_day: date,
    on: date,
    person: Person | None,
    account: str,
    sort: str,
    evidence: str,
    domain: str,
    said_by: str,
    said_by_person: Person | None,
    sharing: str,
    why_not_shared: str,
) -> Told:
    """Check what was given, in plain words, and put it together."""
    place = rules.section_for(sort, section)
    if sort in rules.ON_MY_PAGE and person is None:
        raise NotNow("Choose which child’s page this is for.", field="person")
    return Told(
        section=rules.must_be_one_of(place, rules.SECTIONS, "section", "Choose where this belongs."),
        words=rules.must_say(words, "words", SAY),
        on_day=rules.must_be_past(on_day, on, "on_day"),
        person=person,
        account=rules.must_be_one_of(
            account, Contribution.Account.values, "account", "Choose whose account this is."
        ),
        sort=rules.must_be_one_of(sort, Contribution.Sort.values, "sort", "Choose what you are adding."),
        evidence=rules.must_fit(evidence, "evidence"),
        domain=rules.must_be_one_of(
            domain, {"", *rules.DOMAINS}, "domain", "Choose from the list, or leave it."
        ),
        said_by=rules.must_fit(said_by, "said_by", 200),
        said_by_person=said_by_person,
        sharing=rules.must_be_one_of(
            sharing, Contribution.Sharing.values, "sharing", "Choose who may read this."
        ),
        why_not_shared=rules.why_if_kept_back(sharing, why_not_shared),
    )


def as_ones_own(told: Told, family: Family, by: Who, on: date) -> Told:
    """Make it the account of the relative who writes: never in a worker's name, never kept from the one who said it."""
    me = people.numbered(by.person_id) if by.person_id is not None else None
    if me is None:
        raise NotNow("Sign in again to add your own account.")
    is_child = me.pk in {child.pk for child in network.children(family, on)}
    kept = told.sharing if told.sharing in (Contribution.Sharing.FAMILY, Contribution.Sharing.OWN) else "own"
    return replace(
        told,
        account=Contribution.Account.CHILD if is_child else Contribution.Account.PARENT,
        said_by=me.known_as,
        said_by_person=me,
        sharing=kept,
        why_not_shared="",
        domain="",
    )


def _tell(family: Family, told: Told, ref: str, *, by: Who, on: date) -> UUID:
    name = told.said_by or (told.said_by_person.known_as if told.said_by_person else by.name)
    return telling.tell(
        "contribution_added",
        family,
        f"{name} added to the assessment: {rules.section(told.section).says}.",
        about=telling.whom_of(family, told.person, told.on_day),
        on_day=told.on_day,
        on=on,
        by=by,
        source="contribution",
        source_ref=ref,
        section=telling.section_of(told.sharing),
        said_by=name,
    )


def keep(
    assessment: Assessment, told: Told, ref: str, entry: UUID | None, *, by: Who, **more: Any
) -> Contribution:
    """Write the row. What a child said, and was not carried from elsewhere, is kept among their own words too."""
    speaker = told.said_by_person
    said_by = told.said_by or (speaker.known_as if speaker else by.name) or "somebody"
    if _is_new_from_a_child(told) and speaker is not None and not more:
        words = voice.keep_words(
            speaker, assessment.family, told.words, said_on=told.on_day, wrote_down_by=by.name, by=by, entry=entry,
            gathered="own_entry" if speaker.pk == by.person_id else "talk",
            only_my_worker=told.sharing != Contribution.Sharing.FAMILY,
        )  # fmt: skip
        told = replace(told, source="own_words", source_ref=words.ref)
    return Contribution.objects.create(
        ref=ref,
        assessment=assessment,
        section=told.section,
        person=told.person,
        account=told.account,
        sort=told.sort,
        words=told.words,
        evidence=told.evidence,
        domain=told.domain,
        strength_beside=told.strength_beside,
        on_day=told.on_day,
        said_by=said_by[:200],
        said_by_person=speaker,
        author_id=by.practitioner_id,
        organisation_id=by.organisation_id,
        sharing=told.sharing,
        why_not_shared=told.why_not_shared,
        source=told.source,
        source_ref=told.source_ref,
        entry=entry,
        recorded_by_id=by.account_id,
        **more,
    )


def _is_new_from_a_child(told: Told) -> bool:
    return told.account == Contribution.Account.CHILD and told.said_by_person is not None and not told.source


def _count_tellings(family: Family, heard: Iterable[Person], told: Told, entry: UUID | None, by: Who) -> None:
    if entry is None:
        return
    for one in heard:
        voice.record_telling(
            one, family, told_to=by.name or "somebody", told_on=told.on_day, entry=entry,
            occasion=f"For the assessment: {rules.section(told.section).says}",
        )  # fmt: skip
