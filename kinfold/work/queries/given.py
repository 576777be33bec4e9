"""What others gave a worker to do or to read: promised in plans, agreed in supervision, taken over, to be talked over."""

from dataclasses import dataclass
from datetime import date

from kinfold.agencies.models import Practitioner
from kinfold.network.models import Family
from kinfold.plan import queries as plan
from kinfold.plan.models import Handover, PlanAction
from kinfold.work import rules
from kinfold.work.models import Supervision, SupervisionAction
from kinfold.work.queries.shown import Shown
from kinfold.work.queries.supervision import my_supervision_actions, next_talks

MOST = 60


@dataclass(frozen=True, slots=True)
class Promise:
    """Something I said I would do for a family, in its plan or in supervision, and the page on which to answer it."""

    what: str
    family: str
    by_when: date | None
    url_name: str
    ref: str


@dataclass(frozen=True, slots=True)
class Given:
    """What others gave this worker to do or to read: promised in plans, agreed in supervision, taken over."""

    plan_actions: list[PlanAction]
    agreed: list[SupervisionAction]
    handovers: list[Handover]
    talks: list[Supervision]

    @classmethod
    def read(cls, worker: Practitioner, on: date) -> "Given":
        """Read it: four queries."""
        return cls(
            plan.my_actions(worker, on)[:MOST],
            my_supervision_actions(worker),
            plan.unread_handovers(worker),
            next_talks(worker, on + rules.SOON),
        )

    @property
    def families(self) -> list[Family]:
        """Whose records these are."""
        return [
            *(row.plan.family for row in self.plan_actions),
            *(row.supervision.family for row in self.agreed),
            *(row.plan.family for row in self.handovers),
            *(row.family for row in self.talks),
        ]

    def shown_to(self, shown: Shown) -> tuple[list[Promise], list[Handover], list[Supervision]]:
        """Keep what is about families whose records open: a line goes when access goes. The soonest first."""
        promises = [
            Promise(row.what, row.plan.family.name, row.by_when, "end_action", row.ref)
            for row in self.plan_actions
            if shown.ref(row.plan.family)
        ]
        promises += [
            Promise(row.what, row.supervision.family.name, row.by_when, "do_supervision_action", row.ref)
            for row in self.agreed
            if shown.ref(row.supervision.family)
        ]
        return (
            sorted(promises, key=lambda each: each.by_when or date.max),
            [row for row in self.handovers if shown.ref(row.plan.family)],
            [row for row in self.talks if shown.ref(row.family)],
        )
