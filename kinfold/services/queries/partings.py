"""Reading what became of parents' help when a child had gone: for one parent, for a family's pages, and as a report."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

from kinfold.base.who import NOBODY
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.people import queries as people
from kinfold.services import rules, states
from kinfold.services.models import ChildWent, HelpAfter, HelpStep, Request
from kinfold.services.queries.help import Reach
from kinfold.services.queries.unmet import Cell, suppressed
from kinfold.sharing.queries import View

DAYS = 28
A_YEAR = timedelta(days=365)
NAMED = ("family", "child", "parent", "worker", "worker__organisation")


@dataclass(slots=True)
class AfterWent:
    """One of the parent's services, and every word about what becomes of it, the newest last."""

    request: Request
    words: list[HelpAfter] = field(default_factory=list)

    @property
    def newest(self) -> HelpAfter | None:
        """The word that holds."""
        return self.words[-1] if self.words else None


@dataclass(frozen=True, slots=True)
class EndedAfter:
    """Help of a parent that ended within some days of a child's going."""

    went: ChildWent
    request: Request
    step: HelpStep

    @property
    def ended_on(self) -> date:
        """The day on which it ended."""
        return self.step.on_day

    @property
    def days(self) -> int:
        """How many days after the child went."""
        return (self.ended_on - self.went.went_on).days


@dataclass(frozen=True, slots=True)
class EndedReport:
    """The report: by name for whoever may open the record; counted for everybody, small numbers hidden."""

    rows: list[EndedAfter]
    by_service: list[Cell]
    by_reason: list[Cell]


def went(ref: str) -> ChildWent:
    """Return one child's going from one parent. Raises `ChildWent.DoesNotExist`."""
    return ChildWent.objects.select_related(*NAMED).get(ref=ref)


def may_see_went(row: ChildWent, view: View) -> bool:
    """Say whether a reader may see it. Nobody of the family but this very parent; no partner whose view is masked."""
    who = view.who or NOBODY
    if ("child_went", row.ref) in view.withheld or view.hides(
        "person", about=[row.parent.ref, row.child.ref]
    ):
        return False
    if who.is_family:
        return row.parent_id in who.person_ids
    return not view.masked or (row.worker_id is not None and row.worker_id == who.practitioner_id)


def went_in(family: Family, view: View | None = None) -> list[ChildWent]:
    """Every going of a child from a parent of this family, the newest first; with a view, only what that reader may see."""
    rows = ChildWent.objects.select_related(*NAMED).filter(family_id__in=network.family_ids(family))
    return [row for row in rows.order_by("-went_on", "-pk") if view is None or may_see_went(row, view)]


def help_then(row: ChildWent) -> list[Request]:
    """The parent's own help that has to have its word: what they had or waited for then, and what a word was said about."""
    rows = Request.objects.filter(
        person_id__in=people.same_ids(row.parent), family_id__in=network.family_ids(row.family)
    )
    stopped_before = HelpStep.objects.filter(
        request__in=rows.filter(state__in=states.STOPPED), on_day__lt=row.went_on, state__in=states.STOPPED
    ).values("request_id")
    alive = rows.filter(asked_on__lte=row.went_on).exclude(pk__in=stopped_before)
    said = HelpAfter.objects.filter(went=row).values("request_id")
    found = (alive | rows.filter(pk__in=said)).distinct()
    return list(found.select_related("person", "service").order_by("pk"))


def is_settled(row: ChildWent) -> bool:
    """Say whether a worker is named, or why none is, and every service the parent had then has its word or has ended."""
    if row.worker_id is None and not row.no_worker_why:
        return False
    decided = set(HelpAfter.objects.filter(went=row).values_list("request_id", flat=True))
    return all(one.pk in decided or one.state in states.STOPPED for one in help_then(row))


def after_went(row: ChildWent) -> list[AfterWent]:
    """The parent's services then, each with what was said of it since."""
    found = {one.pk: AfterWent(one) for one in help_then(row)}
    for word in HelpAfter.objects.filter(went=row).order_by("on_day", "pk"):
        found[word.request_id].words.append(word)
    return list(found.values())


def ended_after_child_went(on: date, *, within: Reach | None = None, days: int = DAYS) -> list[EndedAfter]:
    """Help of parents that they had when a child went and that ended within some days; goings of the last year.

    `within`: only families and people whose record the reader may open.
    """
    rows = ChildWent.objects.select_related(*NAMED).filter(went_on__gt=on - A_YEAR, went_on__lte=on)
    if within is not None:
        rows = rows.filter(
            family__in=network.with_joined(within.families),
            parent_id__in=within.people,
            child_id__in=within.people,
        )
    gone = list(rows.order_by("-went_on", "-pk"))
    parents = {one.parent_id for one in gone}
    steps: dict[int, list[HelpStep]] = {}
    asked = HelpStep.objects.filter(request__person_id__in=people.with_merged(parents), on_day__lte=on)
    for step in asked.select_related("request__service", "request__person").order_by("on_day", "pk"):
        steps.setdefault(step.request_id, []).append(step)
    by_parent: dict[int, list[list[HelpStep]]] = {}
    for story in steps.values():
        whose = story[0].request.person
        by_parent.setdefault(whose.merged_into_id or whose.pk, []).append(story)
    return [
        ended
        for one in gone
        for story in by_parent.get(one.parent.merged_into_id or one.parent_id, [])
        if (ended := _ended(one, story, days)) is not None
    ]


def ended_report(on: date, *, mine: Reach, counted: bool) -> EndedReport:
    """The report of services that ended within 28 days of a child's going. Counts are of parents; under six none is shown."""
    rows = ended_after_child_went(on, within=mine)
    everybody = ended_after_child_went(on) if counted else []
    services = {
        (
            one.request.service.name if one.request.service else "Help that is in no directory",
            one.went.parent_id,
        )
        for one in everybody
    }
    reasons = {
        (rules.reason_says(one.step.reason_code or "not_said"), one.went.parent_id) for one in everybody
    }
    return EndedReport(
        rows, suppressed(Counter(x for x, _ in services)), suppressed(Counter(x for x, _ in reasons))
    )


def _ended(gone: ChildWent, story: list[HelpStep], days: int) -> EndedAfter | None:
    """The step by which help that the parent had on that day ended soon after; None when it did not."""
    before = [
        step
        for step in story
        if step.on_day < gone.went_on or (step.on_day == gone.went_on and step.state not in states.STOPPED)
    ]
    had = bool(before) and before[-1].state in states.RECEIVING
    last = gone.went_on + timedelta(days=days)
    for step in story:
        if had and step.state in states.STOPPED and gone.went_on <= step.on_day <= last:
            return EndedAfter(gone, step.request, step)
    return None
