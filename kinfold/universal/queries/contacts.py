"""Hospital visits and appointments to which a child was not brought: for health staff and social care with row V4."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kinfold.people import queries as people
from kinfold.universal import rules
from kinfold.universal.models import HealthContact
from kinfold.universal.queries.visitors import from_health, from_social_care

if TYPE_CHECKING:
    from kinfold.base.who import Who
    from kinfold.people.models import Person
    from kinfold.sharing.queries import View


def row_for(who: Who) -> str:
    """The row of the access matrix by which somebody opens them: health staff as members of the team (V8), all others by V4."""
    return "V8" if from_health(who) else "V4"


def may_read_contacts(view: View) -> bool:
    """Whether somebody may read them: children's social care by row V4, health staff in the family's team. Nobody else.

    Row V4 asks of a partner that they took part in a strategy discussion: right for what police say, not for what health staff
    themselves told. A teacher, a charity worker, another council and the family read none of it.
    """
    who = view.who
    if who is None or who.is_family or who.other_authority:
        return False
    return view.whole("V8") if from_health(who) else from_social_care(who) and view.whole("V4")


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
