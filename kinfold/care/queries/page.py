"""The child's page of care, read in few queries: where I live, why, who, how long, what comes next; and the two timelines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from kinfold.base.dates import plain
from kinfold.care import rules
from kinfold.care.models import (
    CarerInformation,
    EarlierPermanence,
    LegalStatus,
    Matching,
    PeriodOfCare,
    Permanence,
    Placement,
)
from kinfold.care.queries import finding, tiling
from kinfold.care.queries.before import as_read
from kinfold.care.queries.living import Apart, Home, HomeNow, home_of, placement_timeline, siblings_apart
from kinfold.care.queries.promised import MissingView, missing_view
from kinfold.care.rules import Episode, Least
from kinfold.clocks import queries as clocks
from kinfold.kin import queries as kin
from kinfold.law.child_time import share_of_life
from kinfold.network import queries as network

if TYPE_CHECKING:
    from kinfold.clocks.queries import Line
    from kinfold.network.models import Family
    from kinfold.people.models import Person
    from kinfold.sharing.queries import View

NEXT = frozenset({*rules.OF_PERIOD, "return_talk", "promised_contact", "visit_every"})
"""The clocks that say what comes next for a child in care."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Something worth asking or writing down: what, where to do it, and why."""

    says: str
    url_name: str = ""
    ref: str = ""
    does: str = ""


@dataclass(slots=True)
class CarePage:
    """Everything on the page of one child."""

    period: PeriodOfCare | None
    periods: list[PeriodOfCare]
    law: list[LegalStatus]
    homes: list[Home]
    now: HomeNow | None
    siblings: Apart
    missing: MissingView
    permanence: list[Permanence]
    matching: Matching | None
    lines: list[Line]
    least: Least | None = None
    least_days: int | None = None
    told: list[CarerInformation] = field(default_factory=list)
    before: list[EarlierPermanence] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    share: str = ""
    episodes: list[Episode] = field(default_factory=list)

    @property
    def law_now(self) -> LegalStatus | None:
        """The law that holds."""
        return next((row for row in reversed(self.law) if row.until is None), None)

    @property
    def plan_for_good(self) -> Permanence | None:
        """What is planned for good."""
        return next((row for row in reversed(self.permanence) if row.until is None), None)

    @property
    def least_often(self) -> str:
        """How often at the least: "every six weeks", "every three months"."""
        months = self.least is not None and self.least.rule == "looked_after_visit_settled"
        return "every three months" if months else rules.how_often(self.least_days or 1)

    @property
    def untold(self) -> list[str]:
        """What carers need to know and nobody has told them or noted as missing."""
        known = {row.word for row in self.told}
        return [label for word, label in rules.INFORMATION.items() if word not in known]


def care_page(child: Person, family: Family, on: date, view: View) -> CarePage:
    """Read the page for somebody who reads all of it."""
    periods, law, rows = finding.periods_of(child), finding.legal_timeline(child), finding.stays(child)
    period = next(
        (p for p in reversed(periods) if p.began_on <= on and (not p.ended_on or p.ended_on > on)), None
    )
    homes = placement_timeline(child, view, periods=periods, rows=rows)
    members = network.members(family, on)
    children = [one.person for one in members if one.is_child]
    page = CarePage(
        period=period,
        periods=periods,
        law=law,
        homes=homes,
        now=home_of(child, on, view, homes=homes),
        siblings=siblings_apart(child, on, view, family=family, among=children),
        missing=missing_view(child, on, view, known=[one.person for one in members]),
        permanence=finding.permanence_of(child),
        before=as_read(getattr(periods[0], "before", ())) if periods else [],
        matching=next((m for m in finding.matchings_of(child) if m.placement_id is None), None),
        lines=clocks.one_visit_each(clocks.line(c, on) for c in clocks.open_for(child) if c.rule in NEXT),
        episodes=[each for p in periods for each in tiling.episodes_of(p, law, rows)],
    )
    if period is not None:
        _about_now(page, child, on)
        page.asks = _asks(page, child, rows, on)
    return page


def _about_now(page: CarePage, child: Person, on: date) -> None:
    """The share of the child's life, the least visits by law, and what the carers were told."""
    assert page.period is not None
    share = share_of_life(child.born_on, page.period.began_on, on)
    page.share = share.sentence(child.known_as) if share else ""
    home = page.now.home if page.now else None
    law = page.law_now
    if home is None or law is None:
        return
    good = page.plan_for_good
    row = home.last
    page.least = rules.least(
        kind=row.kind,
        code=law.code,
        since=home.since,
        to_eighteen=good is not None and good.word in ("long_term_fostering", "childrens_home", "kin"),
        reviewed=bool(getattr(page.period, "reviewed", False)),
        temporary_approval=row.kind in ("U2", "U3") and not (row.carer and row.carer.approved_on),
        on=on,
    )
    page.least_days = page.least.days(on)
    page.told = list(row.information.select_related("owner").order_by("given_on", "pk"))


def _asks(page: CarePage, child: Person, rows: Sequence[Placement], on: date) -> list[Ask]:
    """What is not written down and ought to be, each with where to do it."""
    period, name = page.period, child.known_as
    assert period is not None
    found = [
        Ask(
            f"Where did {name} live from {plain(a)} to {plain(b) if b < on else 'now'}? Nobody has written it down.",
            "place_child", period.ref, "Write it down",
        )
        for a, b in tiling.holes([period], rows, on)
    ]  # fmt: skip
    if not page.before:
        found.append(
            Ask(
                f"Did {name} have a home for good before: adopted, with a special guardian, under an order?",
                "home_before",
                period.ref,
                "Write the answer down",
            )
        )
    if not period.child_told.strip():
        found.append(Ask(f"What was {name} told about coming into care, and by whom?"))
    if period.parents_told.strip() == "" and page.law_now and page.law_now.backing == "consent":
        found.append(
            Ask(
                "What agreeing means: were the parents told in plain words?",
                "consent_in_plain_words",
                child.ref,
                "Read it with them",
            )
        )
    if kin.nobody_asked(child):
        found.append(
            Ask(f"Has anybody in {name}’s family, or of their friends, been asked? None is on record.")
        )
    if page.plan_for_good is None:
        found.append(
            Ask("Nothing is planned for good yet.", "permanence", period.ref, "Write what is planned")
        )
    promised = any(not one.is_over for one in page.missing.promised)
    if page.siblings.siblings and not promised:
        found.append(
            Ask(
                f"Has {name} been promised time with brothers and sisters?",
                "promise_time",
                child.ref,
                "Promise it",
            )
        )
    return found


@dataclass(frozen=True, slots=True)
class InShort:
    """What the child's family, or a partner, may know of care: since when, under which law, what kind of home, promises."""

    since: date | None
    law: str
    home: str
    home_since: date | None
    carers: str
    missing: MissingView


def in_short(child: Person, on: date, view: View, *, own: bool, kept_apart: bool) -> InShort:
    """Read the page for somebody of the family or a partner: no place, no reasons, no other person’s promises.

    `kept_apart`: somebody from whom something is withheld learns nothing of the home at all.
    """
    period = finding.period_now(child, on)
    law = next((row for row in reversed(finding.legal_timeline(child)) if row.until is None), None)
    now = None if kept_apart or period is None else home_of(child, on, None if own else view)
    said = ""
    if law is not None and period is not None:
        said = (
            (law.in_plain_words or rules.law_said(law.code))
            if own
            else rules.law_said_of(law.code, child.known_as)
        )
    return InShort(
        since=period.began_on if period else None,
        law=said,
        home=now.home.says if now else "",
        home_since=now.home.since if now else None,
        carers=now.home.carers if now and own else "",
        missing=missing_view(child, on, view),
    )
