"""Reading what stands around a request: the others asked for the same thing, and what somebody has meanwhile."""

from kinfold.services.models import InterimHelp, Request, Stay
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


def stay(ref: str) -> Stay:
    """Return a child's stay with a host family, by its reference. Raises `Stay.DoesNotExist`."""
    return Stay.objects.select_related("request__person", "request__service", "child__merged_into").get(
        ref=ref
    )


def may_see_stay(row: Stay, view: View) -> bool:
    """Say whether a reader of the request may see this stay: not of a child who, or whose whereabouts, are kept from them."""
    refs = {row.child.ref} | ({row.child.merged_into.ref} if row.child.merged_into else set())
    return ("entry", str(row.entry)) not in view.withheld and not view.hides("stay", row.ref, about=refs)


def stays_of(one: Request, view: View | None = None) -> list[Stay]:
    """The nights with a host family of one request, the newest first; with a view, what that reader may see."""
    rows = Stay.objects.filter(request=one).select_related("child__merged_into").order_by("-begins_on", "-pk")
    return [row for row in rows if view is None or may_see_stay(row, view)]
