"""Hospital visits and appointments to which a child was not brought: for health staff and social care with row V4."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kinfold.people import queries as people
from kinfold.universal import rules
from kinfold.universal.models import HealthContact
from kinfold.universal.queries.visitors import from_health, from_social_care

if TYPE_CHECKING:
    from kinfold.people.models import Person
    from kinfold.sharing.queries import View


def may_read_contacts(view: View) -> bool:
    """Whether somebody may read them: restricted (V4), and only to those who work in health or children's social care."""
    who = view.who
    return (
        who is not None
        and not who.is_family
        and view.can("V4")
        and (from_health(who) or from_social_care(who))
    )


def contacts_of(child: Person, view: View) -> list[HealthContact]:
    """What was written of a child and stands, the newest first. Nothing for those who may not read it."""
    if not may_read_contacts(view) or view.hides("person", about=[child.ref]):
        return []
    rows = HealthContact.objects.filter(child_id__in=people.same_ids(child), taken_back_on=None)
    found = list(rows.select_related("child", "written_by"))
    return [row for row in found if not view.hides("health_contact", row.ref)]


def health_contact(ref: str) -> HealthContact:
    """One by its reference. Raises `HealthContact.DoesNotExist`."""
    return HealthContact.objects.select_related("child", "family__joined_into").get(ref=ref)


def patterns(contacts: list[HealthContact], on: date) -> list[str]:
    """What repeats, as facts in sentences: how many in how long, for what."""
    return rules.pattern([rules.Seen(row.kind, row.about_what, row.happened_on) for row in contacts], on)
