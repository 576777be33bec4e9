"""What was noticed, asked, reported and referred before about a child, across agencies: read together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q

from kinfold.concerns import rules
from kinfold.concerns.models import Concern, Consultation, HelpRequest, InboundReport, Referral
from kinfold.network import queries as network
from kinfold.people import queries as people

if TYPE_CHECKING:
    from kinfold.people.models import Person
    from kinfold.sharing.queries import View


@dataclass(frozen=True, slots=True)
class PatternRow:
    """One thing on the way: what kind, when, which agency, what was seen or said, and what came of it."""

    kind: str
    ref: str
    on: date
    agency: str
    what: str
    came_of_it: str
    url_name: str


def pattern(person: Person, view: View) -> list[PatternRow]:
    """Return what is on record about one child in the family of this view, oldest first, as far as it may be seen.

    Worries and advice with row V10; reports with V5 (they hold third-party words); referrals and requests with V3.
    """
    about = people.same_ids(person)
    home = _in_family(view)
    found: list[PatternRow] = []
    if view.whole("V10"):
        found += _worries(about, home, view) + _advice(home)
    if view.whole("V5"):
        found += _reports(home)
    if view.whole("V3"):
        found += _referrals(about, home, view) + _requests(home)
    return sorted(found, key=lambda row: (row.on, row.kind, row.ref))


def pattern_of(children: Iterable[Person], view: View) -> tuple[str, list[PatternRow]]:
    """Return the names of some children and one pattern for all of them, each thing once."""
    named: list[str] = []
    rows: dict[tuple[str, str], PatternRow] = {}
    for child in children:
        named.append(child.known_as)
        rows |= {(row.kind, row.ref): row for row in pattern(child, view)}
    return ", ".join(named), sorted(rows.values(), key=lambda row: (row.on, row.kind, row.ref))


def _in_family(view: View) -> Q:
    """The condition that a row belongs to the family of the view, or to one joined into it."""
    return Q(family__in=network.with_joined([] if view.family_id is None else [view.family_id]))


def _worries(about: tuple[int, ...], home: Q, view: View) -> list[PatternRow]:
    rows = Concern.objects.filter(home, about__person_id__in=about).select_related("raised_by__organisation")
    may_name = view.whole("V5")
    return [
        PatternRow(
            "Worry",
            row.ref,
            row.seen_on,
            _agency(str(row.raised_by.organisation), row.not_to_be_named and not may_name),
            row.saw,
            row.get_wish_display(),
            "worry",
        )
        for row in rows.distinct()
    ]


def _advice(home: Q) -> list[PatternRow]:
    rows = Consultation.objects.filter(home).select_related("asked_by__organisation", "concern")
    return [
        PatternRow(
            "Advice",
            row.ref,
            row.asked_on,
            str(row.asked_by.organisation),
            row.question,
            f"Advised: {row.advice}" if row.advice else row.get_state_display(),
            "consultation",
        )
        for row in rows
    ]


def _reports(home: Q) -> list[PatternRow]:
    rows = InboundReport.objects.filter(home).select_related("from_organisation")
    return [
        PatternRow(
            "Report",
            row.ref,
            row.received_on,
            str(row.from_organisation or row.get_source_display()),
            row.what,
            row.what_we_did or row.get_state_display(),
            "report",
        )
        for row in rows
    ]


def _referrals(about: tuple[int, ...], home: Q, view: View) -> list[PatternRow]:
    rows = Referral.objects.filter(home, about__person_id__in=about).select_related(
        "referred_by__organisation"
    )
    may_name = view.whole("V5")
    return [
        PatternRow(
            "Referral",
            row.ref,
            row.referred_on,
            _agency(
                str(row.referred_by.organisation) if row.referred_by else "",
                row.not_to_be_named and not may_name,
            ),
            row.why,
            f"{row.get_outcome_display()}: {row.decision_reasons}"
            if row.outcome
            else row.get_state_display(),
            "referral",
        )
        for row in rows.distinct()
    ]


def _requests(home: Q) -> list[PatternRow]:
    rows = HelpRequest.objects.filter(home).select_related("asked_by")
    return [
        PatternRow(
            "Asked for help",
            row.ref,
            row.asked_on,
            f"{row.asked_by.known_as}, themselves",
            row.words,
            f"{row.get_answer_display()}: {row.reasons}" if row.answer else row.get_state_display(),
            "help_request",
        )
        for row in rows
    ]


def _agency(name: str, hidden: bool) -> str:
    return "Asked not to be named" if hidden else name


def referrals_of(person: Person) -> list[Referral]:
    """Return every referral about a child, oldest first, whatever record it was made under."""
    rows = Referral.objects.filter(about__person_id__in=people.same_ids(person)).select_related(
        "referred_by__organisation", "decided_by"
    )
    return list(rows.distinct().order_by("referred_on", "pk"))


def earlier_referrals(referral: Referral) -> tuple[list[Referral], str]:
    """Return the earlier referrals of the children of a referral, and what to say of them ("re-referral")."""
    found: dict[int, Referral] = {}
    for about in referral.about.all():
        for row in referrals_of(people.kept(about.person)):
            if row.pk != referral.pk and (row.referred_on, row.pk) < (referral.referred_on, referral.pk):
                found[row.pk] = row
    earlier = sorted(found.values(), key=lambda row: (row.referred_on, row.pk))
    within = [row for row in earlier if (referral.referred_on - row.referred_on).days <= 365]
    return earlier, rules.earlier_referrals_said(len(earlier), len(within))
