"""What waits: the duty desk and the consultation line. In the child's time; ordered by human marking, never computed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q
from django.db.models.functions import Coalesce

from kinfold.base.who import Who
from kinfold.clocks import queries as clocks
from kinfold.concerns.models import Concern, Consultation, HelpRequest, InboundReport, Referral
from kinfold.law.child_time import LifeShare, share_of_life
from kinfold.people.models import Person
from kinfold.sharing import queries as sharing

DANGER_ORDER = {"now": 0, "soon": 1, "": 2, "routine": 3}
IN_DANGER = "In danger now: referred to the duty desk as well"
MOST = 100
HELPERS = ArrayAgg(
    "family__involvements__practitioner__organisation__name",
    filter=Q(family__involvements__until__isnull=True) & Q(family__involvements__isnull=False),
    distinct=True,
    default=[],
)


@dataclass(slots=True)
class Waiting:
    """One thing that waits on a desk, with what a worker needs in order to choose what to open first."""

    kind: str
    ref: str
    url_name: str
    names: str
    since: date
    what: str
    state: str
    from_whom: str = ""
    danger: str = ""
    danger_says: str = ""
    danger_why: str = ""
    taken_up_by: str = ""
    due_on: date | None = None
    unchecked: bool = False
    helpers: list[str] = field(default_factory=list)
    share: LifeShare | None = None
    child: str = ""
    restricted: bool = False

    @property
    def in_childs_time(self) -> str:
        """The wait in days and as a share of the youngest child's life; empty on the first day."""
        return self.share.sentence(self.child) if self.share and self.share.days else ""


def duty_queue(who: Who, on: date) -> list[Waiting]:
    """Everything that waits for the duty desk: what a worker marked as danger first, then the longest wait.

    Referrals to decide or to tell of; requests for help to answer; reports to look at or to tell of. Bounded queries.
    """
    found = _referrals(who) + _requests() + _reports()
    _with_due(found)
    _hide_restricted(who, found, on)
    _shares(found, on)
    return [row for row, _ in sorted(found, key=lambda pair: _order(pair[0]))]


def _order(row: Waiting) -> tuple[int, int, str]:
    """Danger by human marking first, the newest danger first; everything else by the longest wait."""
    rank = DANGER_ORDER.get(row.danger, 2)
    return (rank, -row.since.toordinal() if rank == 0 else row.since.toordinal(), row.ref)


Found = list[tuple[Waiting, Any]]


def _referrals(who: Who) -> Found:
    rows = (
        Referral.objects.filter(state__in=("sent", "taken_up", "decided"))
        .filter(Q(team_id__in=who.team_ids) | Q(team__kind="duty") | Q(team__isnull=True))
        .select_related("family", "referred_by__organisation", "taken_up_by")
        .prefetch_related("about__person__merged_into")
        .annotate(helpers=HELPERS)
        .order_by("referred_on", "pk")[:MOST]
    )
    return [(_referral_row(row), row) for row in rows]


def _referral_row(row: Referral) -> Waiting:
    return Waiting(
        kind="Referral: tell the referrer" if row.state == "decided" else "Referral",
        ref=row.ref,
        url_name="referral",
        names="",
        since=row.decided_on or row.referred_on if row.state == "decided" else row.referred_on,
        what=row.why,
        state=row.get_state_display(),
        from_whom=_from(row),
        danger="" if row.state == "decided" else row.danger,
        danger_says=row.get_danger_display() if row.danger else "",
        danger_why=row.danger_why,
        taken_up_by=str(row.taken_up_by or ""),
        helpers=_helpers(row),
    )


def _helpers(row: Any) -> list[str]:
    """The agencies that the query put beside a row (`HELPERS`)."""
    return list(row.helpers)


def _from(row: Referral) -> str:
    if row.not_to_be_named:
        return "Somebody who asked not to be named"
    return f"{row.referred_by.known_as}, {row.referred_by.organisation}" if row.referred_by else ""


def _requests() -> Found:
    rows = (
        HelpRequest.objects.filter(state="asked")
        .select_related("family", "asked_by__merged_into")
        .annotate(helpers=HELPERS)
        .order_by("asked_on", "pk")[:MOST]
    )
    return [
        (
            Waiting(
                "Asks for help",
                row.ref,
                "help_request",
                "",
                row.asked_on,
                row.words,
                row.get_state_display(),
                from_whom=row.asked_by.known_as,
                helpers=_helpers(row),
            ),
            row,
        )
        for row in rows
    ]


def _reports() -> Found:
    rows = (
        InboundReport.objects.filter(state__in=("received", "looked_at"))
        .select_related("family", "from_organisation")
        .annotate(helpers=HELPERS)
        .order_by("received_on", "pk")[:MOST]
    )
    return [
        (
            Waiting(
                "Report" if row.state == "received" else "Report: tell whoever told us",
                row.ref,
                "report",
                "",
                row.received_on,
                row.what,
                row.get_state_display(),
                from_whom=str(row.from_organisation or row.get_source_display()),
                helpers=_helpers(row),
            ),
            row,
        )
        for row in rows
    ]


def consultation_queue(who: Who, on: date) -> list[Waiting]:
    """What waits for the consultation line: questions to answer and days to look again. What its asker has sent to duty as
    "in danger now" stands first and says so; then the longest wait."""
    rows = (
        Consultation.objects.filter(Q(state="asked") | Q(look_again_on__lte=on))
        .filter(Q(team_id__in=who.team_ids) | Q(team__isnull=True))
        .select_related("family", "asked_by__organisation")
        .prefetch_related("concern__about__person__merged_into", "concern__referrals")
        .annotate(helpers=HELPERS)
        .order_by("asked_on", "pk")[:MOST]
    )
    found: Found = [
        (
            Waiting(
                "Question" if row.state == "asked" else "Look again",
                row.ref,
                "consultation",
                "",
                row.asked_on if row.state == "asked" else row.look_again_on or row.asked_on,
                row.question,
                row.get_state_display(),
                from_whom=f"{row.asked_by.known_as}, {row.asked_by.organisation}",
                danger="now" if _sent_as_danger(row) else "",
                danger_says=IN_DANGER if _sent_as_danger(row) else "",
                helpers=_helpers(row),
            ),
            row,
        )
        for row in rows
    ]
    _with_due(found)
    _hide_restricted(who, found, on)
    _shares(found, on)
    return [row for row, _ in sorted(found, key=lambda pair: _order(pair[0]))]


def _sent_as_danger(row: Consultation) -> bool:
    """Whether the worry asked about was also referred as "in danger now", and duty has not decided yet. Only the asker's own
    worry is looked at: what others have sent about a child is not the consultation line's to know (rows V1, V3)."""
    sent = row.concern.referrals.all() if row.concern else ()
    return any(one.danger == Referral.Danger.NOW and one.state in ("sent", "taken_up") for one in sent)


def kept_worries(who: Who, on: date, limit: int = 50) -> list[Waiting]:
    """Worries that were kept about children whom nobody has checked yet, so that a second worry meets the first.

    Only names, day and agency: what was written stays closed until somebody may read it.
    """
    families = sharing.findable_families(who, on).values("pk")
    rows = (
        Concern.objects.annotate(home=Coalesce("family__joined_into_id", "family_id"))
        .filter(home__in=families, wish=Concern.Wish.KEEP)
        .filter(about__person__unconfirmed=True)
        .select_related("family", "raised_by__organisation")
        .prefetch_related("about__person__merged_into")
        .distinct()
        .order_by("-recorded_at")[:limit]
    )
    found = []
    for row in rows:
        whom = "Asked not to be named" if row.not_to_be_named else str(row.raised_by.organisation)
        unchecked = next(a.person for a in row.about.all() if a.person.unconfirmed)
        waiting = Waiting("Kept", unchecked.ref, "not_checked", "", row.seen_on, "", "Kept", from_whom=whom)
        waiting.names = ", ".join(_name(a.person) for a in row.about.all())
        waiting.unchecked = True
        found.append(waiting)
    return found


def _people_of(row: Any) -> list[Person]:
    if isinstance(row, HelpRequest):
        return [row.asked_by]
    if isinstance(row, Consultation):
        return [about.person for about in row.concern.about.all()] if row.concern else []
    if isinstance(row, Referral):
        return [about.person for about in row.about.all()]
    return []


def _name(person: Person) -> str:
    return (person.merged_into or person).known_as


def _hide_restricted(who: Who, found: Found, on: date) -> None:
    """Fill in the names; a record that opens only by break-glass shows nothing but that it is there."""
    ids = {row.family.joined_into_id or row.family_id for _, row in found}
    opens = set(sharing.findable_families(who, on).filter(pk__in=ids).values_list("pk", flat=True))
    shells = ids - set(sharing.visible_families(who, on).filter(pk__in=ids).values_list("pk", flat=True))
    for waiting, row in list(found):
        family_id = row.family.joined_into_id or row.family_id
        if family_id not in opens:
            found.remove((waiting, row))
            continue
        waiting.restricted = family_id in shells and not isinstance(row, Consultation)
        if waiting.restricted:
            waiting.names, waiting.what, waiting.from_whom, waiting.helpers = (
                "A restricted record",
                "",
                "",
                [],
            )
            continue
        people = _people_of(row)
        waiting.names = ", ".join(_name(p) for p in people) or row.family.name
        waiting.unchecked = any((p.merged_into or p).unconfirmed for p in people)


def _with_due(found: Found) -> None:
    """Put beside each row the day by which it is due, from its own clock. One query."""
    due = clocks.due_of(waiting.ref for waiting, _ in found)
    for waiting, _ in found:
        waiting.due_on = due.get(waiting.ref)


def _shares(found: Found, on: date) -> None:
    for waiting, row in found:
        born = [(p.born_on, _name(p)) for p in _people_of(row) if p.born_on]
        if waiting.restricted or not born or waiting.since > on:
            continue
        youngest, name = max(born)
        waiting.share = share_of_life(youngest, waiting.since, on)
        waiting.child = name.split()[0]
