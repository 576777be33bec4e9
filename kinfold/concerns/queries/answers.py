"""What somebody raised, asked and referred themselves, and what came of each: promise 12, closing the loop."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from kinfold.base.models import Draft
from kinfold.concerns.models import Concern, Consultation, Referral

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner

STEPS = ("raise_concern_who", "raise_concern_saw", "raise_concern_think", "raise_concern_wish")


@dataclass(slots=True)
class Mine:
    """One worry as its raiser sees it: the names as typed, and every answer with its reasons."""

    concern: Concern | None
    names: str
    on: date
    saw: str
    consultations: list[Consultation] = field(default_factory=list)
    referrals: list[Referral] = field(default_factory=list)

    @property
    def waiting_to_refer(self) -> bool:
        """True when the raiser wanted to refer and the referral has not been sent."""
        return self.concern is not None and self.concern.wish == Concern.Wish.REFER and not self.referrals

    @property
    def says(self) -> str:
        """Where this stands, in a few words."""
        if self.referrals:
            return referral_said(self.referrals[-1])
        if self.waiting_to_refer:
            return "The referral is not sent yet"
        if self.consultations:
            return self.consultations[-1].get_state_display()
        return "Kept"


@dataclass(frozen=True, slots=True)
class Unread:
    """An answer that whoever asked has not opened yet."""

    kind: str
    ref: str
    names: str
    on: date
    says: str
    url_name: str


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A worry begun and not sent: the key of its drafts, and the first words of it."""

    key: str
    name: str
    saved_on: date


def referral_said(referral: Referral) -> str:
    """Where a referral stands, as its sender may know it: the outcome only when they have been told."""
    if referral.state == Referral.State.TOLD:
        return f"Decided: {referral.get_outcome_display()}"
    if referral.state == Referral.State.DECIDED:
        return "Decided: you will be told what and why"
    return referral.get_state_display()


def mine(practitioner: Practitioner, limit: int = 50) -> list[Mine]:
    """Return what a worker raised, newest first, with the answers. Five queries, however many."""
    concerns = list(
        Concern.objects.filter(raised_by=practitioner)
        .prefetch_related("about", "consultations__answered_by", "referrals__decided_by")
        .order_by("-recorded_at")[:limit]
    )
    found = [
        Mine(
            concern=c,
            names=names_of(c),
            on=c.seen_on,
            saw=c.saw,
            consultations=sorted(c.consultations.all(), key=lambda x: x.pk),
            referrals=sorted(c.referrals.all(), key=lambda x: x.pk),
        )
        for c in concerns
    ]
    others = Referral.objects.filter(referred_by=practitioner, concern__isnull=True).select_related(
        "decided_by"
    )
    for row in others.prefetch_related("about__person").order_by("-referred_on", "-pk")[:limit]:
        names = ", ".join(a.person.known_as for a in row.about.all())
        found.append(Mine(concern=None, names=names, on=row.referred_on, saw=row.why, referrals=[row]))
    return sorted(found, key=lambda m: m.on, reverse=True)


def names_of(concern: Concern) -> str:
    """The children of a worry as they were typed, so that nothing else is told."""
    return ", ".join(about.typed_name for about in concern.about.all())


def new_answers(practitioner: Practitioner) -> list[Unread]:
    """Return the answers and outcomes that a worker has not opened yet, newest first."""
    asked = Consultation.objects.filter(
        asked_by=practitioner, answered_on__isnull=False, answer_seen_on__isnull=True
    ).prefetch_related("concern__about")
    told = Referral.objects.filter(
        referred_by=practitioner, told_on__isnull=False, outcome_seen_on__isnull=True
    ).prefetch_related("concern__about", "about__person")
    found = [
        Unread(
            "consultation",
            row.ref,
            names_of(row.concern) if row.concern else row.question[:60],
            row.answered_on,
            "The consultation line has answered you",
            "consultation",
        )
        for row in asked
        if row.answered_on
    ]
    for one in told:
        names = (
            names_of(one.concern) if one.concern else ", ".join(a.person.known_as for a in one.about.all())
        )
        if one.told_on:
            found.append(Unread("referral", one.ref, names, one.told_on, referral_said(one), "referral"))
    return sorted(found, key=lambda row: (row.on, row.ref), reverse=True)


def unfinished(account_id: int | None) -> list[Unfinished]:
    """Return the worries that somebody has begun and not sent, newest first."""
    if account_id is None:
        return []
    rows = Draft.objects.filter(account_id=account_id, form__in=STEPS).order_by("-saved_at")
    found: dict[str, Unfinished] = {}
    for row in rows:
        if not row.about:
            continue
        name = _typed_names(row.data) if row.form == STEPS[0] else ""
        earlier = found.get(row.about)
        saved = earlier.saved_on if earlier else row.saved_at.date()
        found[row.about] = Unfinished(row.about, name or (earlier.name if earlier else ""), saved)
    return list(found.values())


def _typed_names(data: dict[str, list[str]]) -> str:
    names = [" ".join(texts).strip() for key, texts in sorted(data.items()) if key.startswith("name-")]
    return ", ".join(name for name in names if name)
