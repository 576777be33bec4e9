"""What the plan page says of steps: what waits for an answer, what is to be read, and on what nobody has looked back yet."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce, JSONObject, NullIf

from kinfold.base import prepared
from kinfold.network import queries as network
from kinfold.plan import rules
from kinfold.plan.models import Closing, Handover, Plan
from kinfold.plan.queries import handing_over, stepping
from kinfold.sharing import queries as sharing

if TYPE_CHECKING:
    from kinfold.base.who import Who
    from kinfold.network.models import Family, Involvement
    from kinfold.people.models import Person
    from kinfold.plan.models import Goal, LookBack, Step
    from kinfold.plan.queries.seeing import Reader
    from kinfold.sharing.queries import View


@dataclass(slots=True)
class StepsPart:
    """What the plan page shows under "Step up, down, end"."""

    helped: bool = False
    ended: bool = False
    asked_by: str = ""
    asked_on: date | None = None
    sent_back_by: str = ""
    answer: str = ""
    to_read: str = ""
    look_back: list[LookBackDue] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class LookBackDue:
    """An ending on which nobody has looked back yet."""

    ref: str
    decided_on: date
    look_back_on: date


def steps_part(plan: Plan, levels: Iterable[str], practitioner_id: int | None) -> StepsPart:
    """Read it for a worker who sees the whole plan, in one query. `levels`: of the children whom they may know of."""
    now = set(levels)
    part = StepsPart(helped=bool(now - rules.NOT_HELPED), ended="closed" in now)
    found = prepared.first("steps_part", {"plan": plan.pk, "who": practitioner_id}, _question)
    assert found is not None
    closing = _read(found["closing"]) or {}
    if closing.get("state") == Closing.State.ASKED:
        part.asked_by, part.asked_on = closing["asked_by"], date.fromisoformat(closing["asked_on"])
    elif closing.get("state") == Closing.State.SENT_BACK:
        part.sent_back_by, part.answer = closing["answered_by"], closing["answer"]
    part.to_read = found["reading"] or ""
    part.look_back = [
        LookBackDue(row["ref"], date.fromisoformat(row["ended"]), date.fromisoformat(row["back"]))
        for row in map(_read, found["endings"])
    ]
    return part


def _read(value: Any) -> Any:
    """A prepared statement gives JSON as text."""
    return json.loads(value) if isinstance(value, str) else value


def _question(given: Mapping[str, Any]) -> Any:
    """The one query, for `base.prepared`."""
    return Plan.objects.filter(pk=given["plan"]).values(**_pending(given["who"]))


def _pending(practitioner_id: int | None) -> dict[str, Any]:
    """The newest ending asked for, what this worker has taken over and not read, the endings not looked back on."""
    closing = Closing.objects.filter(plan=OuterRef("pk")).order_by("-pk")
    said = JSONObject(
        state="state", asked_by=_name("asked_by"), asked_on="asked_on", answered_by=_name("answered_by"), answer="answer"
    )  # fmt: skip
    newest = Handover.objects.filter(plan=OuterRef("plan")).order_by("-on_day", "-pk").values("pk")[:1]
    reading = Handover.objects.filter(
        plan=OuterRef("pk"), pk=Subquery(newest), to_worker_id=practitioner_id, read_on__isnull=True
    )
    endings = stepping.not_looked_back(OuterRef("pk"))
    due = JSONObject(ref="ref", ended="decided_on", back="look_back_on")
    return {
        "closing": Subquery(closing.values(said=said)[:1]),
        "reading": Subquery(reading.values("ref")[:1]),
        "endings": ArraySubquery(endings.values(due=due)),
    }


def _name(worker: str) -> Coalesce:
    """A worker's name, or what families call the job."""
    return Coalesce(NullIf(F(f"{worker}__name"), Value("")), F(f"{worker}__title"), Value(""))


@dataclass(slots=True)
class Stays:
    """What stays the same when a level changes: the goals, who leads, who helps, and whom the children named."""

    goals: list[Goal]
    lead: Involvement | None
    team: list[Involvement]
    named: list[tuple[str, str]]


def what_stays(plan: Plan, family: Family, children: list[Person], on: date, reader: Reader) -> Stays:
    """Read what stays the same, so far as this reader may see it."""
    team: dict[int, Involvement] = {}
    for row in network.involved(family, on):
        team.setdefault(row.practitioner_id, row)
    lead = network.lead(family, on)
    matter = network.who_matter_to(children, on)
    named = [
        (child.known_as, str(row.practitioner))
        for child in children
        for row in matter.get(child.pk, [])
        if row.practitioner_id in team and row.chosen_by_child
    ]
    goals = [
        goal for goal in plan.goals.select_related("person") if goal.state == "open" and reader.goal(goal)
    ]
    others = [row for pk, row in team.items() if lead is None or pk != lead.practitioner_id]
    return Stays(goals, lead, others, named)


@dataclass(slots=True)
class Told:
    """One thing in the history of steps and handovers, with its day."""

    day: date
    kind: str
    step: Step | None = None
    children: list[str] = field(default_factory=list)
    needs: list[dict[str, str]] = field(default_factory=list)
    handover: Handover | None = None
    look_back: LookBack | None = None


def steps_history(plan: Plan, view: View) -> list[Told]:
    """Every step, look back and handover, the newest first, without children and needs of people kept from this reader."""
    found: list[Told] = []
    for step in stepping.steps(plan):
        children = [row for row in step.children.all() if not view.hides("person", about=[row.child.ref])]
        if not children or view.hides("step", step.ref):
            continue
        said = [
            f"{row.child.known_as}: {rules.says(row.level_before)} → {rules.says(row.level_after)}"
            for row in children
        ]
        needs = [row for row in step.open_needs if not view.hides("need", row["need"], about=[row["person"]])]
        found.append(Told(step.decided_on, "step", step=step, children=said, needs=needs))
        found += [Told(row.happened_on, "look_back", look_back=row) for row in step.look_backs.all()]
    found += [Told(row.on_day, "handover", handover=row) for row in handing_over.handovers(plan)]
    return sorted(found, key=lambda told: told.day, reverse=True)


def pack(handover: Handover, view: View) -> list[dict[str, str]]:
    """What there is to read first, without what is about people kept from this reader."""
    return [item for item in handover.read_first if not view.hides("person", about=item.get("about", []))]


def closings_to_answer(who: Who, on: date) -> list[Closing]:
    """Endings that wait for this person's agreement: of the families that a manager's team or a chair holds, and never
    one's own (access matrix W3, W4). The longest wait first; nothing for anybody else, without a query."""
    if not who.managed_team_ids and "chair" not in who.roles:
        return []
    rows = Closing.objects.filter(
        state=Closing.State.ASKED, plan__family__in=sharing.visible_families(who, on).values("pk")
    ).exclude(asked_by_id=who.practitioner_id)
    return list(rows.select_related("plan__family", "asked_by").order_by("asked_on", "pk"))
