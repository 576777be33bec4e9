"""Where a child lives: going to a home, a short stay elsewhere and the way back, a home that ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from kinfold.base import ids
from kinfold.base.errors import NotNow
from kinfold.base.rows import save
from kinfold.care import rules
from kinfold.care.actions.starting import end_address, parents_help
from kinfold.care.actions.steps import Telling, home_now, must_be_home, must_move, open_period, tell
from kinfold.care.models import Carer, Matching, Placement
from kinfold.care.rules.checks import come, fits, not_before, said
from kinfold.clocks import actions as clocks
from kinfold.law import timescales
from kinfold.network import queries as network
from kinfold.sharing import actions as sharing

if TYPE_CHECKING:
    from kinfold.agencies.models import Organisation
    from kinfold.base.who import Who
    from kinfold.care.models import PeriodOfCare

WHY_APART = "Say why brothers and sisters do not live together, in words that the child could read one day."
WHERE_BEFORE = "Say why the home before ended."
KEPT_ON_RETURN = (
    "kind",
    "provider",
    "carer",
    "place_org",
    "urn",
    "detail_ref",
    "in_area",
    "miles",
    "planned",
    "emergency",
    "why_here",
    "with_siblings",
    "why_apart",
    "education_same",
    "effect_on_ties",
    "information_on",
)
AREA = "out_of_area_notice"
WITH_PARENTS = "P1"


@dataclass(frozen=True, slots=True)
class Move:
    """What is said of a move itself: was it planned, when was the child told, what did they and the parents say."""

    since: date
    planned: bool
    emergency: bool
    child_told_on: date | None
    child_says: str
    parents_told: str

    def facts(self) -> dict[str, Any]:
        """The fields of the placement."""
        told = self.child_told_on
        return {
            "planned": self.planned and not self.emergency,
            "emergency": self.emergency,
            "child_told_on": told,
            "warning_days": max((self.since - told).days, 0) if told else None,
            "child_says": fits(self.child_says, "child_says"),
            "parents_told": fits(self.parents_told, "parents_told"),
        }


@transaction.atomic
def place(
    period: PeriodOfCare,
    kind: str,
    *,
    since: date,
    by: Who,
    on: date,
    provider: str = "",
    carer: Carer | None = None,
    place_org: Organisation | None = None,
    address: str = "",
    postcode: str = "",
    urn: str = "",
    in_area: bool | None = None,
    miles: Decimal | None = None,
    why_here: str = "",
    planned: bool = True,
    emergency: bool = False,
    notice_out_of_area_on: date | None = None,
    child_told_on: date | None = None,
    child_says: str = "",
    parents_told: str = "",
    with_siblings: str = "",
    why_apart: str = "",
    education_same: str = "",
    effect_on_ties: str = "",
    ended_how: str = "",
    ended_why: str = "",
    matching: Matching | None = None,
    entry: UUID | None = None,
) -> Placement:
    """Write where a child goes to live from a day on; the home before ends on that day, with its reason (`ended_how`).

    The address is kept as a protected detail with a list of readers of its own, and stands in no plain field. Raises
    `NotNow` when brothers or sisters are left apart without a reason. From a short stay, the home before ends too.
    """
    period = open_period(period, "place")
    provider = rules.provider_of(kind, provider)
    rules.must_be_a_home(kind, provider, period.person.born_on, since)
    come(since, on, "since")
    not_before(since, period.began_on, "since", "Care began")
    _must_say_why_apart(with_siblings, why_apart)
    from_parents = _end_the_one_before(period, since, ended_how, ended_why, by=by) and kind != WITH_PARENTS
    made = Placement(
        ref=ids.record_ref(), period=period, kind=kind, provider=provider, carer=carer, place_org=place_org,
        urn=fits(urn, "urn", longest=8), in_area=in_area, miles=miles, since=since,
        notice_out_of_area_on=notice_out_of_area_on, why_here=fits(why_here, "why_here"), with_siblings=with_siblings,
        why_apart=fits(why_apart, "why_apart"), education_same=fits(education_same, "education_same"),
        effect_on_ties=fits(effect_on_ties, "effect_on_ties"),
        **Move(since, planned, emergency, child_told_on, child_says, parents_told).facts(),
    )  # fmt: skip
    made.detail_ref = _protect(period, address, postcode, since, by)
    made.entry = tell(
        "placement_started", period.family, f"{period.person.known_as} went to live {rules.home_said(kind)}.", on_day=since,
        told=Telling(by, on, entry), about=[period.person], detail=rules.DETAILS[kind], source="placement", ref=made.ref,
    )  # fmt: skip
    made.save()
    _follow(made, matching or _chosen(period), from_parents, by=by, on=on)
    return made


def _follow(made: Placement, matching: Matching | None, from_parents: bool, *, by: Who, on: date) -> None:
    """What a move brings with it: the choice it carries out, the other area to be told, and the parents' own help."""
    if from_parents:
        parents_help(made.period, made.since, made.ref, made.entry, by=by, on=on)
    _take_up(matching, made)
    _other_area_waits(made, by)


def _must_say_why_apart(with_siblings: str, why: str) -> None:
    if with_siblings and with_siblings not in rules.WITH_SIBLINGS:
        raise NotNow("Choose whether brothers and sisters live there too.", field="with_siblings")
    if with_siblings in ("some", "none") and not why.strip():
        raise NotNow(WHY_APART, field="why_apart")


def _end_the_one_before(period: PeriodOfCare, day: date, how: str, why: str, *, by: Who) -> bool:
    """End the home that is still lived in, on the day of the move, with the reason. Say whether it was with the parents.

    Where the child is on a short stay, the stay ends on that day, and with it the home to which it would have led back.
    """
    here = home_now(period)
    before = here.back_to if here is not None and here.kind in rules.TEMPORARY else here
    last = period.placements.order_by("-since", "-pk").first()
    if last is not None:
        not_before(day, max(last.since, last.until or last.since), "since", "The home before began or ended")
    if before is None:
        return False
    must_move(before, "place")
    _must_say_how(how, WHERE_BEFORE)
    if here is not None and here.pk != before.pk:
        save(here, until=day)
    save(before, until=before.until or day, ended_how=how, ended_why=fits(why, "ended_why"))
    end_address(before, by=by, on=day)
    return before.kind == WITH_PARENTS


def _must_say_how(how: str, ask: str) -> None:
    if how not in Placement.Why.values:
        raise NotNow(ask, field="ended_how")


def _protect(period: PeriodOfCare, address: str, postcode: str, since: date, by: Who) -> str:
    """Keep the address on its own, readable by whoever leads and whoever writes it; return its reference."""
    if not address.strip():
        return ""
    lead = network.lead(period.family, since)
    detail = sharing.protect_detail(
        period.person, "placement", address, why="Where a child in care lives is told only to those on its list.",
        readers=[lead.practitioner] if lead else [], by=by, on=since, postcode=postcode, family=period.family,
    )  # fmt: skip
    return detail.ref


def _chosen(period: PeriodOfCare) -> Matching | None:
    """The choice of a home that is decided and waits for the move."""
    rows = Matching.objects.filter(period=period, placement__isnull=True, decided_on__isnull=False)
    return rows.order_by("decided_on", "pk").last()


def _take_up(matching: Matching | None, made: Placement) -> None:
    if matching is not None:
        save(matching, placement=made)


def _other_area_waits(made: Placement, by: Who) -> None:
    """An emergency in the area of another authority: that authority is to be told (SI 2013/3239, regulation 19)."""
    in_force = timescales.rule(AREA).values[0].starts <= made.since
    if made.in_area is not False or not made.emergency or made.notice_out_of_area_on or not in_force:
        return
    assert made.entry is not None
    clocks.start(
        AREA, made.period.family, person=made.period.person, on=made.since, entry=made.entry, matter=made.ref,
        kind="placement_started", by=by,
    )  # fmt: skip


@transaction.atomic
def tell_area(
    placement: Placement, *, told_on: date, by: Who, on: date, entry: UUID | None = None
) -> Placement:
    """Write that the authority of the area where the child now lives was told."""
    here = Placement.objects.select_for_update(of=("self",)).get(pk=placement.pk)
    come(told_on, on, "told_on")
    not_before(told_on, here.since, "told_on", "This home began")
    child = here.period.person
    tell(
        "information_shared", here.period.family, f"The other area was told that {child.known_as} lives there.",
        on_day=told_on, told=Telling(by, on, entry), about=[child], detail=AREA, source="placement", ref=here.ref,
    )  # fmt: skip
    return save(here, notice_out_of_area_on=told_on)


@transaction.atomic
def stay_away(
    placement: Placement,
    kind: str,
    *,
    since: date,
    why: str,
    by: Who,
    on: date,
    planned: bool = True,
    child_told_on: date | None = None,
    child_says: str = "",
    entry: UUID | None = None,
) -> Placement:
    """Write a short stay somewhere else (T0 to T4). The child's home stays theirs, and they come back to it."""
    period = open_period(placement.period, "place")
    home = Placement.objects.select_for_update().get(pk=placement.pk)
    if home.kind in rules.TEMPORARY:
        raise NotNow("They are away already. One short stay at a time.")
    must_move(home, "stay_away")
    if kind not in rules.TEMPORARY:
        raise NotNow("Choose what sort of short stay it is.", field="kind")
    come(since, on, "since")
    not_before(since, home.since, "since", "This home began")
    move = Move(since, planned, False, child_told_on, child_says, "")
    save(home, until=since)
    made = Placement(
        ref=ids.record_ref(), period=period, kind=kind, since=since, back_to=home,
        why_here=said(why, "why", "Say why they stay somewhere else."), **move.facts(),
    )  # fmt: skip
    made.entry = tell(
        "stayed_away", period.family, f"{period.person.known_as}: {rules.home_said(kind)}.", on_day=since,
        told=Telling(by, on, entry), about=[period.person], detail=kind, source="placement", ref=home.ref,
    )  # fmt: skip
    made.save()
    return made


@transaction.atomic
def come_back_to(
    placement: Placement, *, since: date, by: Who, on: date, child_says: str = "", entry: UUID | None = None
) -> Placement:
    """Write that a child came back from a short stay (`placement` is the home, or the stay): the home goes on."""
    period = open_period(placement.period, "place")
    home = Placement.objects.select_for_update(of=("self",)).get(pk=placement.back_to_id or placement.pk)
    must_move(home, "come_back_to")
    stay = home.stays_away.get(until__isnull=True)
    come(since, on, "since")
    not_before(since, stay.since, "since", "The short stay began")
    save(stay, until=since)
    kept = {name: getattr(home, name) for name in KEPT_ON_RETURN}
    made = Placement(
        ref=ids.record_ref(), period=period, since=since, child_says=fits(child_says, "child_says"), **kept
    )
    made.entry = tell(
        "stayed_away", period.family, f"{period.person.known_as} came back {rules.home_said(home.kind)}.",
        on_day=since, told=Telling(by, on, entry), about=[period.person], detail="back", source="placement",
        ref=made.ref,
    )  # fmt: skip
    made.save()
    home.information.update(placement=made)
    return made


@transaction.atomic
def end_placement(
    placement: Placement,
    *,
    ended_on: date,
    how: str,
    why: str,
    by: Who,
    on: date,
    child_says: str = "",
    entry: UUID | None = None,
) -> Placement:
    """Write that a home ended before the next one is known. Until that is written, where the child lives is a gap."""
    period = open_period(placement.period, "place")
    here = Placement.objects.select_for_update(of=("self",)).get(pk=placement.pk)
    must_be_home(here, period.person.known_as)
    must_move(here, "end_placement")
    _must_say_how(how, "Say why this home ended.")
    because = said(why, "why", "Say what happened, without blame.")
    come(ended_on, on, "ended_on")
    not_before(ended_on, here.since, "ended_on", "This home began")
    ended = tell(
        "placement_ended", period.family, f"{period.person.known_as} no longer lives {rules.home_said(here.kind)}.",
        on_day=ended_on, told=Telling(by, on, entry), about=[period.person], detail=how, source="placement",
        ref=here.ref,
    )  # fmt: skip
    words = "\n".join(each for each in (here.child_says, fits(child_says, "child_says")) if each)
    save(here, until=ended_on, ended_how=how, ended_why=because, child_says=words, ended_entry=ended)
    end_address(here, by=by, on=ended_on)
    return here
