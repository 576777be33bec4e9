"""Reading what stands around a request: the others asked for the same thing, and what somebody has meanwhile."""

from kinfold.services.models import InterimHelp, Request
from kinfold.services.queries.help import NAMED, seen
from kinfold.sharing.queries import View


def asked_together(one: Request, view: View | None = None) -> list[Request]:
    """The other requests to several services for the same thing, for this person; this one is not among them."""
    if not one.together:
        return []
    rows = Request.objects.select_related(*NAMED).filter(together=one.together, person_id=one.person_id)
    return seen(rows.exclude(pk=one.pk).order_by("pk"), view)


def interim_help(ref: str) -> InterimHelp:
    """Return what somebody has meanwhile, by its reference. Raises `InterimHelp.DoesNotExist`."""
    return InterimHelp.objects.select_related("request__person", "request__service").get(ref=ref)


def meanwhile_of(one: Request) -> list[InterimHelp]:
    """What somebody has, or had, while waiting for this."""
    return list(InterimHelp.objects.filter(request=one).order_by("since", "pk"))
