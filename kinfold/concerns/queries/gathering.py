"""What goes with a referral by itself: everything on the record that the referrer may see, nothing that they may not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from kinfold.base.dates import plain
from kinfold.base.who import Who
from kinfold.chronology import queries as chronology
from kinfold.concerns.models import Concern, Consultation, HelpRequest, InboundReport
from kinfold.concerns.rules.gathering import Gathered, gather_in_order
from kinfold.network import queries as network
from kinfold.sharing import queries as sharing

if TYPE_CHECKING:
    from kinfold.network.models import Family
    from kinfold.people.models import Person

# Kinds of the chronology that show help tried, assessments, consents and words; worries and the rest come from here.
FROM_CHRONOLOGY: dict[str, str] = {
    "assessment_done": "assessment",
    "assessment_started": "assessment",
    "visit_made": "visit",
    "service_offered": "help",
    "service_accepted": "help",
    "service_declined": "help",
    "service_waiting": "help",
    "service_not_eligible": "help",
    "service_unavailable": "help",
    "service_started": "help",
    "service_irregular": "help",
    "service_ended": "help",
    "plan_made": "help",
    "meeting_held": "help",
    "consent_recorded": "consent",
    "own_words": "words",
    "conversation": "other",
    "incident": "other",
    "outcome_noted": "other",
}
MOST = 100


def gather(by: Who, family: Family, children: Sequence[Person], on: date) -> list[Gathered]:
    """Gather what is written about a family, as far as the referrer may see it: always their own, oldest first."""
    known, withheld = sharing.facts(by, family, on=on)
    decision = sharing.decide(by, "V3", family, on=on)
    view = sharing.View(
        decision=decision,
        masked=decision.code == "mask",
        withheld=withheld,
        who=by,
        family_id=sharing.kept(family),
        on=on,
        facts=known,
    )
    ids = network.family_ids(family.joined_into or family)
    found = [*_worries(by, view, ids), *_advice(by, view, ids)]
    if view.whole("V5"):
        found += _reports(ids)
    if view.can("V8"):
        found += _requests(ids)
    if decision.opens:
        found += _chronology(family, view)
    return gather_in_order(found)


def _worries(by: Who, view: sharing.View, ids: Iterable[int]) -> Iterator[Gathered]:
    rows = Concern.objects.filter(family_id__in=ids)
    if not view.whole("V10"):
        rows = rows.filter(raised_by_id=by.practitioner_id)
    for row in rows.order_by("seen_on", "pk")[:MOST]:
        yield Gathered("concern", row.ref, row.seen_on, row.saw[:300])


def _advice(by: Who, view: sharing.View, ids: Iterable[int]) -> Iterator[Gathered]:
    rows = Consultation.objects.filter(family_id__in=ids)
    if not view.whole("V10"):
        rows = rows.filter(asked_by_id=by.practitioner_id)
    for row in rows.order_by("asked_on", "pk")[:MOST]:
        said = f"Advice: {row.advice}" if row.advice else f"Asked: {row.question}"
        yield Gathered("consultation", row.ref, row.answered_on or row.asked_on, said[:300])


def _reports(ids: Iterable[int]) -> Iterator[Gathered]:
    for row in InboundReport.objects.filter(family_id__in=ids).order_by("received_on", "pk")[:MOST]:
        yield Gathered("report", row.ref, row.received_on, f"{row.get_source_display()}: {row.what}"[:300])


def _requests(ids: Iterable[int]) -> Iterator[Gathered]:
    for row in HelpRequest.objects.filter(family_id__in=ids).order_by("asked_on", "pk")[:MOST]:
        answered = f" Answered on {plain(row.answered_on)}." if row.answered_on else " Not answered yet."
        yield Gathered("help_request", row.ref, row.asked_on, f"“{row.words[:200]}”{answered}")


def _chronology(family: Family, view: sharing.View) -> Iterator[Gathered]:
    page = chronology.of_family(family.joined_into or family, view, limit=MOST, kinds=list(FROM_CHRONOLOGY))
    for entry in page.entries:
        line = f"{entry.label}: {entry.what}" if entry.kind != "own_words" else entry.what
        yield Gathered(FROM_CHRONOLOGY[entry.kind], str(entry.first_uuid), entry.happened_on, line[:300])
