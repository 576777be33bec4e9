"""Reading handovers: who named whom, what to read first, and what has not been read yet."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from kinfold.assessment import queries as assessment
from kinfold.base.dates import plain
from kinfold.network import queries as network
from kinfold.plan.models import Handover, Plan, Step
from kinfold.plan.queries.plans import goals
from kinfold.records import queries as records
from kinfold.services import queries as services
from kinfold.voice import queries as voice

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.network.models import Family
    from kinfold.people.models import Person
    from kinfold.sharing.queries import View

Item = dict[str, Any]


def handover(ref: str) -> Handover:
    """Return a handover by reference, with its plan and workers. Raises `Handover.DoesNotExist`."""
    return Handover.objects.select_related("plan__family__joined_into", "from_worker", "to_worker").get(
        ref=ref
    )


def handovers(plan: Plan) -> list[Handover]:
    """Every handover of a plan, the oldest first."""
    return list(Handover.objects.filter(plan=plan).select_related("from_worker", "to_worker"))


def unread_handovers(practitioner: Practitioner) -> list[Handover]:
    """What somebody took over and has not read yet, the oldest first. Only while they still lead."""
    rows = Handover.objects.filter(to_worker=practitioner, read_on__isnull=True)
    rows = rows.filter(
        plan__family__involvements__practitioner=practitioner,
        plan__family__involvements__role="lead",
        plan__family__involvements__until__isnull=True,
    )
    return list(rows.select_related("plan__family", "from_worker").distinct().order_by("on_day", "pk"))


def to_read(plan: Plan, practitioner_id: int | None) -> Handover | None:
    """The newest handover of a plan to this worker, if they have not read it yet."""
    newest = Handover.objects.filter(plan=plan).order_by("-on_day", "-pk").first()
    unread = newest is not None and newest.read_on is None and newest.to_worker_id == practitioner_id
    return newest if unread else None


def overseer_of(plan: Plan, lead_id: int) -> Practitioner | None:
    """The social worker who was named to oversee when this worker took the lead, if one was."""
    rows = Handover.objects.filter(plan=plan, to_worker_id=lead_id).order_by("-on_day", "-pk")
    newest = rows.select_related("overseen_by__organisation").first()
    return newest.overseen_by if newest is not None else None


def who_named(worker: Practitioner, family: Family, on: date) -> list[Person]:
    """The children who named this worker as somebody who matters, or of whom others say so."""
    children = network.children(family, on)
    named = network.who_matter_to(children, on)
    return [c for c in children if any(row.practitioner_id == worker.pk for row in named.get(c.pk, []))]


def read_first(plan: Plan, family: Family, on: date) -> list[Item]:
    """What somebody who takes over reads first: headings and addresses, as they stand, without what is in them.

    Each is `heading`, `says`, `page` (a URL name), `ref`, and `about`: the people whom it names, so that a reader from
    whom one of them is hidden is not shown it.
    """
    children = network.children(family, on)
    found = [*_assessment(family), *_children(children, family, on), *_plan(plan), *_earlier(plan)]
    return [{"about": [], **item} for item in found]


def _assessment(family: Family) -> list[Item]:
    page = {"page": "assessment", "ref": family.ref}
    signed = [stage for stage in assessment.stages(family) if stage.signed_on is not None]
    found: list[Item] = []
    if assessment.assessment_of(family) is not None:
        found.append({"heading": "The assessment", "says": "What stands, who said it and when", **page})
    for stage in signed:
        assert stage.signed_on is not None
        says = f"{stage.get_purpose_display()}, signed {plain(stage.signed_on)}"
        found.append({"heading": "What was found earlier", "says": says, "page": "stage", "ref": stage.ref})
    return found


def _children(children: list[Person], family: Family, on: date) -> list[Item]:
    """For each child: the newest own words, when last seen."""
    ids = [child.pk for child in children]
    heard, seen = voice.last_heard(ids), records.last_seen(ids)
    found: list[Item] = []
    for child in children:
        words = (
            f"Own words, the newest of {plain(heard[child.pk].said_on)}"
            if child.pk in heard
            else "No own words yet"
        )
        last = f"last seen on {plain(seen[child.pk])}" if child.pk in seen else "no visit written down"
        found.append(
            {
                "heading": child.known_as,
                "says": f"{words}; {last}",
                "page": "person",
                "ref": child.ref,
                "about": [child.ref],
            }
        )
    return found


def _plan(plan: Plan) -> list[Item]:
    still = [goal for goal in goals(plan) if goal.state == "open"]
    owed = plan.actions.filter(state="to_do").count()
    count = "1 goal" if len(still) == 1 else f"{len(still)} goals"
    promised = {0: "nothing", 1: "1 promise"}.get(owed, f"{owed} promises")
    family = plan.family.joined_into or plan.family
    return [
        {"heading": "The plan", "says": f"{count} open, {promised} still owed", "page": "plan", "ref": family.ref},
        {"heading": "Help tried", "says": "What was asked for, what came, and how it went",
         "page": "family_services", "ref": family.ref},
        {"heading": "The story", "says": "Everything that happened, in order", "page": "family_chronology",
         "ref": family.ref},
    ]  # fmt: skip


def _earlier(plan: Plan) -> list[Item]:
    """Earlier outcomes: how often help ended and the family came back. Somebody who comes a third time is told so."""
    ways = list(Step.objects.filter(plan=plan).values_list("way", flat=True))
    endings, returns = ways.count(Step.Way.CLOSE), ways.count(Step.Way.BACK)
    family = plan.family.joined_into or plan.family
    if not ways:
        return []
    says = f"{len(ways)} steps up, down or out"
    if endings:
        says = f"Help ended {_times(endings)}" + (
            f", and they came back {_times(returns)}" if returns else ""
        )
        says += ". Ask what did not hold" if returns else ""
    return [{"heading": "Steps and endings", "says": says, "page": "plan_steps", "ref": family.ref}]


def _times(n: int) -> str:
    return {1: "once", 2: "twice"}.get(n, f"{n} times")


def help_still_open(family: Family, view: View) -> list[str]:
    """The needs that are still open, said for somebody who takes over, so far as they may see them."""
    return [
        f"{(need.person.merged_into or need.person).known_as}: {services.need_says(need.need)}"
        for need in services.open_needs(family, view)
    ]
