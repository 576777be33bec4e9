"""All that was ever written to identify one person, for the page on which it is added to and ended."""

from dataclasses import dataclass
from datetime import date

from kinfold.base.dates import plain
from kinfold.people import rules
from kinfold.people.models import Address, ContactPoint, Disability, Identifier, Person, PersonName
from kinfold.people.queries.persons import same_ids

Detail = PersonName | Identifier | Address | ContactPoint | Disability
KINDS: dict[str, tuple[type[Detail], str]] = {
    "names": (PersonName, "Names"),
    "numbers": (Identifier, "Numbers"),
    "addresses": (Address, "Addresses"),
    "contacts": (ContactPoint, "Telephone and e-mail"),
    "disabilities": (Disability, "Disabilities"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One detail in words; `lasts` while nobody has ended it; `mine` unless it stands on a merged record."""

    kind: str
    pk: int
    label: str
    value: str
    when: str
    lasts: bool
    mine: bool


def all_details(person: Person) -> list[tuple[str, str, list[Row]]]:
    """Each kind with its title and rows, those that last first. Six queries."""
    ids = same_ids(person)
    found = []
    for kind, (model, title) in KINDS.items():
        rows = [
            _row(kind, detail, person)
            for detail in model._default_manager.filter(person__in=ids).order_by("-pk")
        ]
        found.append((kind, title, sorted(rows, key=lambda row: not row.lasts)))
    return found


def detail(person: Person, kind: str, pk: int) -> Detail | None:
    """One detail of this person (never of somebody else), or None."""
    if kind not in KINDS:
        return None
    model = KINDS[kind][0]
    found: Detail | None = model._default_manager.filter(person__in=same_ids(person), pk=pk).first()
    return found


def in_words(found: Detail) -> str:
    """Say a detail: "NHS number 999 000 0018"."""
    label, value = _said(found)
    return f"{label}: {value}"


def _row(kind: str, found: Detail, person: Person) -> Row:
    label, value = _said(found)
    mine = found.person_id == person.pk
    return Row(kind, found.pk, label, value, _when(found.since, found.until), found.until is None, mine)


def _said(found: Detail) -> tuple[str, str]:
    if isinstance(found, PersonName):
        return found.get_use_display(), str(found)
    if isinstance(found, Identifier):
        said = (
            rules.UPN_UNKNOWN.get(found.value, found.value)
            if found.system == "upn_unknown"
            else _spaced(found)
        )
        checked = f" (checked by {found.verified_by})" if found.verified_by else ""
        return found.get_system_display(), said + checked
    if isinstance(found, Address):
        return found.get_kind_display(), ", ".join(
            x for x in (found.lines, found.postcode, found.country) if x
        )
    if isinstance(found, ContactPoint):
        safe = f" ({found.safe_note})" if found.safe_note else ""
        return found.get_kind_display(), found.value + safe
    return rules.DISABILITY.get(found.code, found.code), ", ".join(
        x for x in (found.said_by, found.note) if x
    )


def _spaced(number: Identifier) -> str:
    """An NHS number as it is read aloud: 999 000 0018."""
    value = number.value
    return f"{value[:3]} {value[3:6]} {value[6:]}" if number.system == "nhs" else value


def _when(since: date | None, until: date | None) -> str:
    if since and until:
        return f"{plain(since)} to {plain(until)}"
    if until:
        return f"until {plain(until)}"
    return f"since {plain(since)}" if since else ""
