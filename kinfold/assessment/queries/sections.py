"""The assessment by its sections, each with who has contributed; and whose account is missing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kinfold.assessment import rules
from kinfold.assessment.models import Contribution
from kinfold.assessment.queries.standing import Standing, standing
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.network.queries import Member
from kinfold.people.models import Person
from kinfold.sharing.queries import View
from kinfold.voice import queries as voice

PARENTS = frozenset({"parent", "step_parent", "foster_carer"})
WORKER = Contribution.Account.WORKER


@dataclass(frozen=True, slots=True)
class SectionRow:
    """One section with what stands in it and who contributed, in order of first writing."""

    section: rules.Section
    standing: tuple[Standing, ...]
    who: tuple[str, ...]


def sections(family: Family, view: View | None) -> list[SectionRow]:
    """Every section, in the order of the triangle, also those that are empty. Five queries."""
    return by_section(standing(family, view))


def by_section(rows: Iterable[Standing]) -> list[SectionRow]:
    """Put what stands under its sections."""
    found: dict[str, list[Standing]] = {name: [] for name in rules.SECTIONS}
    for row in rows:
        found.setdefault(row.contribution.section, []).append(row)
    return [
        SectionRow(
            rules.SECTIONS[name], tuple(here), tuple(dict.fromkeys(r.contribution.said_by for r in here))
        )
        for name, here in found.items()
        if name in rules.SECTIONS
    ]


@dataclass(frozen=True, slots=True)
class MissingAccount:
    """Somebody whose own account is missing, with the reason where one was given."""

    person: Person
    is_child: bool
    says: str
    because: str = ""
    asked_next: str = ""


def missing_accounts(
    family: Family, rows: Iterable[Standing], view: View, on: date, members: Sequence[Member] | None = None
) -> list[MissingAccount]:
    """Whose own account is missing: each parent's and each child's. For readers of the whole record; others get nothing,
    because what is kept from them would otherwise look like a gap, or a gap like something kept. Two queries; one with the
    `members` of whom the reader may know.

    A child's own words count as their account. A father without a name is the network room's gap.
    """
    if not view.whole("V3"):
        return []
    if members is None:
        members = [m for m in network.members(family, on) if not view.hides("person", about=[m.person.ref])]
    told = {_kept_id(row.contribution.said_by_person) for row in rows if row.contribution.account != WORKER}
    heard, reasons = voice.heard_or_why_not(family)
    silent = [m for m in members if m.person.pk not in told and m.person.pk not in heard]
    found = []
    for member in silent:
        name = member.person.known_as
        if member.is_child and not member.person.is_unborn:
            told_why = reasons.get(member.person.pk, ("", ""))
            found.append(
                MissingAccount(member.person, True, f"There are no words from {name} yet", *told_why)
            )
        elif member.part in PARENTS:
            found.append(MissingAccount(member.person, False, f"{name}’s own account is missing"))
    return found


def _kept_id(person: Person | None) -> int | None:
    return None if person is None else person.merged_into_id or person.pk
