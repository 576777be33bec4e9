"""What the tests of this room begin with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from kinfold.protection import actions as protection
from kinfold.protection.models import PoliceNoticeTold
from kinfold.school import actions
from kinfold.school.models import (
    EhcRequest,
    PreventionPanel,
    SchoolExclusion,
    SchoolLead,
    SchoolPlace,
    WorkerKnown,
)
from kinfold.sharing.tests.cast import BEGAN, TODAY, Cast

EARLIER = TODAY - timedelta(days=20)
YESTERDAY = TODAY - timedelta(days=1)
TRIED = "A quiet place at lunch. It helped for a week."


@dataclass
class Schooling:
    """Wren's place at Fernhollow Primary, where Piers Xavier leads on safeguarding; makers of the rest."""

    cast: Cast
    place: SchoolPlace
    lead: SchoolLead

    def told(self, actor: str = "AW", on: date = TODAY) -> dict[str, Any]:
        """Who writes it down, and when."""
        return {"by": self.cast.who(actor), "on": on}

    def notice(
        self, on: date = TODAY, minimum: str = "Wren was at home last night when police came."
    ) -> PoliceNoticeTold:
        """A police notice about Wren, not told to anybody yet."""
        made = protection.receive_police_notice(
            self.cast.family, [self.cast.child], happened_on=on, received_on=on, what_police_say="A chair was broken by Tomas.",
            minimum=minimum, **self.told("DU", on),
        )  # fmt: skip
        return made.told.get()

    def known(self, told_on: date = TODAY) -> WorkerKnown:
        """School was told that Wren has a social worker."""
        return actions.tell_school_has_worker(
            self.place, told_on=told_on, family_told=True, phone="01632 960101", **self.told("AW", told_on)
        )

    def panel(self, asked_on: date = EARLIER) -> PreventionPanel:
        """A panel asked for."""
        return actions.ask_prevention_panel(
            self.cast.family, self.cast.child, why="Shouting at lunch.", tried=TRIED, asked_on=asked_on, school=self.place.school,
            **self.told("PT", asked_on),
        )  # fmt: skip

    def met(self) -> PreventionPanel:
        """A panel that met."""
        row = self.panel()
        return actions.hold_prevention_panel(
            row, met_on=EARLIER + timedelta(days=7), members=["Petra Tolliver, school", "Ilse, mother"], version=row.version,
            agreed=[actions.Agreed("Lunch in the library", "Petra Tolliver", TODAY)], **self.told("PT"),
        )  # fmt: skip

    def excluded(self, **more: Any) -> SchoolExclusion:
        """A suspension of one day without a panel before."""
        facts: dict[str, Any] = {
            "began_on": YESTERDAY, "half_days": 2, "reason": "disruption", "why": "A lesson was stopped twice.", "tried": TRIED,
            "no_panel_why": "The panel does not meet this month.", "school": self.place.school, **more,
        }  # fmt: skip
        return actions.record_exclusion(
            self.cast.family, self.cast.child, "suspension", **facts, **self.told("PT")
        )

    def ehc(self, begun_on: date = EARLIER) -> EhcRequest:
        """Somebody set out to ask for a plan."""
        return actions.begin_ehc_request(
            self.cast.family, self.cast.child, asked_by="school", why="Wren cannot follow a class of thirty.", begun_on=begun_on,
            school=self.place.school, **self.told("PT"),
        )  # fmt: skip


def around(cast: Cast) -> Schooling:
    """Give Wren a place, and the school somebody who leads."""
    place = actions.place_at_school(
        cast.family, cast.child, "primary", school=cast.organisations["school"], since=BEGAN, year_group="Year 4",
        by=cast.who("AW"), on=TODAY,
    )  # fmt: skip
    lead = actions.name_school_lead(
        cast.organisations["school"], cast.practitioners["PX"], since=BEGAN, by=cast.who("AW"), on=TODAY
    )
    return Schooling(cast, place, lead)
