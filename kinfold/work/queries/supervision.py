"""Reading supervision: one talk, those about a family, and what is still to be done."""

from datetime import date

from kinfold.agencies.models import Practitioner
from kinfold.base.who import Who
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.work.models import Supervision, SupervisionAction


def supervision(ref: str) -> Supervision:
    """Return one talk with who had it. Raises `Supervision.DoesNotExist`."""
    return Supervision.objects.select_related("family", "worker", "supervisor").get(ref=ref)


def supervisions_of(family: Family) -> list[Supervision]:
    """The talks about a family, the newest first."""
    rows = Supervision.objects.filter(family_id__in=network.family_ids(family))
    return list(rows.select_related("worker", "supervisor"))


def agreed_in(talk: Supervision) -> list[SupervisionAction]:
    """What was agreed in one talk, the soonest first."""
    return list(talk.actions.select_related("owner").order_by("by_when", "pk"))


def supervision_action(ref: str) -> SupervisionAction:
    """Return one thing agreed, with its talk. Raises `SupervisionAction.DoesNotExist`."""
    return SupervisionAction.objects.select_related("supervision__family", "owner").get(ref=ref)


def my_supervision_actions(worker: Practitioner, limit: int = 30) -> list[SupervisionAction]:
    """What one worker agreed to do and has not answered yet, the soonest first."""
    rows = SupervisionAction.objects.filter(owner=worker, done_on__isnull=True, not_done_why="")
    return list(rows.select_related("supervision__family__joined_into").order_by("by_when", "pk")[:limit])


def next_talks(supervisor: Practitioner, until: date) -> list[Supervision]:
    """The newest talk about each family and worker whose next one is due by a day."""
    rows = Supervision.objects.filter(supervisor=supervisor).order_by(
        "family_id", "worker_id", "-held_on", "-pk"
    )
    newest = rows.distinct("family_id", "worker_id").select_related("family__joined_into", "worker")
    return [row for row in newest if row.next_on is not None and row.next_on <= until]


def is_between(talk: Supervision, who: Who) -> bool:
    """Say whether somebody is one of the two who talked: only they read how the worker is."""
    return who.practitioner_id is not None and who.practitioner_id in (talk.worker_id, talk.supervisor_id)
