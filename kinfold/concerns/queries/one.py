"""One worry, consultation, request, report or referral by its reference, with what its page shows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from kinfold.concerns.models import Concern, Consultation, HelpRequest, InboundReport, Referral
from kinfold.people import queries as people
from kinfold.voice import queries as voice

if TYPE_CHECKING:
    from kinfold.sharing.queries import View
    from kinfold.voice.models import OwnWords

FAMILY = ("family", "family__joined_into")


def concern(ref: str) -> Concern:
    """Return a worry. Raises `Concern.DoesNotExist`."""
    rows = Concern.objects.select_related(*FAMILY, "raised_by__organisation").prefetch_related(
        "about__person"
    )
    return rows.get(ref=ref)


def consultation(ref: str) -> Consultation:
    """Return a consultation. Raises `Consultation.DoesNotExist`."""
    rows = Consultation.objects.select_related(
        *FAMILY, "concern__raised_by", "team", "asked_by__organisation", "answered_by"
    )
    return rows.prefetch_related("concern__about__person").get(ref=ref)


def consultation_at(entry: UUID) -> Consultation | None:
    """Return the consultation that a chronology entry (asked or answered) tells of."""
    return (
        Consultation.objects.filter(entry=entry).first()
        or Consultation.objects.filter(answer_entry=entry).first()
    )


def help_request(ref: str) -> HelpRequest:
    """Return a request for help. Raises `HelpRequest.DoesNotExist`."""
    return HelpRequest.objects.select_related(*FAMILY, "asked_by", "taken_down_by", "answered_by").get(
        ref=ref
    )


def help_answered(refs: Iterable[str]) -> dict[str, HelpRequest]:
    """Return those of some requests for help that have an answer, by their references. One query, or none."""
    wanted = [ref for ref in refs if ref]
    rows = HelpRequest.objects.filter(ref__in=wanted, state=HelpRequest.State.ANSWERED)
    return {row.ref: row for row in rows.select_related("answered_by")} if wanted else {}


def report(ref: str) -> InboundReport:
    """Return a report. Raises `InboundReport.DoesNotExist`."""
    return InboundReport.objects.select_related(
        *FAMILY, "from_organisation", "received_by", "looked_at_by"
    ).get(ref=ref)


def referral(ref: str) -> Referral:
    """Return a referral. Raises `Referral.DoesNotExist`."""
    rows = Referral.objects.select_related(
        *FAMILY, "concern", "team", "referred_by__organisation", "taken_up_by", "decided_by", "told_by"
    )
    return rows.prefetch_related("about__person__merged_into").get(ref=ref)


def words_in(row: Concern, view: View, own: bool) -> list[tuple[OwnWords, str]]:
    """Return the own words written down with a worry and whose they are, as far as this reader may see them.

    To the writer the child stands as they typed the name, so that nothing is told of what we know (W5).
    """
    found = voice.words_for_entries([row.entry], view).get(row.entry, []) if row.entry else []
    typed = {about.own_words_ref: about.typed_name for about in row.about.all()}
    return [
        (w, typed.get(w.ref, w.person.known_as) if own else people.kept(w.person).known_as) for w in found
    ]


def names_of_referral(row: Referral, own: bool) -> str:
    """Name the children of a referral: to its sender as they typed them, to others as we know them."""
    if own and row.concern is not None:
        return ", ".join(about.typed_name for about in row.concern.about.all())
    return ", ".join(people.kept(about.person).known_as for about in row.about.all())
