"""What the actions of this room share: who is acting, and the one entry that each deed leaves in the chronology."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from kinfold.agencies import queries as agencies
from kinfold.agencies.models import Practitioner
from kinfold.assessment import rules
from kinfold.assessment.models import Assessment, Contribution, Stage
from kinfold.base.errors import NotNow
from kinfold.base.who import Who
from kinfold.clocks import actions as clocks
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.people.models import Person

SHARED, ORDINARY = "shared", "ordinary"


def must_be_worker(by: Who) -> Practitioner:
    """Return the worker who is acting. Members of the family add their own account; stages are the workers' duty."""
    worker = agencies.practitioner_of(by)
    if worker is None:
        raise NotNow("Only somebody who works with this family can do this.")
    return worker


def family_of(assessment: Assessment) -> Family:
    """The family as it is now: assessments of families that were joined are one family's."""
    return network.family_numbered(assessment.family_id)


def locked(stage: Stage) -> Stage:
    """Return the stage as it now stands in the database, held until the transaction ends."""
    return Stage.objects.select_for_update(of=("self",)).select_related("assessment").get(pk=stage.pk)


def section_of(sharing: str) -> str:
    """In which part of the chronology it is told: what is not shared with the family is not told to it either."""
    return SHARED if sharing == Contribution.Sharing.FAMILY else ORDINARY


def whom_of(family: Family, person: Person | None, on: date) -> list[Person]:
    """Whom an entry is about: the person, or every child when it is about the family as a whole."""
    return [person] if person is not None else network.children(family, on)


def tell(
    kind: str,
    family: Family,
    what: str,
    *,
    about: Iterable[Person],
    on_day: date,
    on: date,
    by: Who,
    source: str,
    source_ref: str,
    detail: str = "",
    section: str = SHARED,
    said_by: str = "",
    owner: Practitioner | None = None,
    matters: Iterable[str | UUID] = (),
) -> UUID:
    """Write the one chronology entry of a deed and let the clocks react to it; return the entry's number."""
    return clocks.tell(
        kind, family, what, on_day=on_day, on=on, by=by, about=about, detail=detail, section=section, source=source,
        source_ref=source_ref, said_by=said_by or by.name, owner=owner, matters=matters, ahead=False,
    )  # fmt: skip


def stage_words(stage: Stage) -> str:
    """What a stage is called."""
    return rules.purpose(stage.purpose).says
