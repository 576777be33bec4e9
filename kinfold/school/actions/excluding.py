"""Before a child is sent away, and when it happened: the panel, its actions, the exclusion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from kinfold.base.errors import NotNow
from kinfold.base.rows import locked, save
from kinfold.school import rules
from kinfold.school.actions.steps import kept, must_be_newest, now, tell, writer
from kinfold.school.models import PanelAction, PreventionPanel, SchoolExclusion
from kinfold.school.rules.excluding import must_have_length
from kinfold.school.states import EXCLUSION, PANEL

if TYPE_CHECKING:
    from kinfold.agencies.models import Organisation
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person

SEEN_BEFORE = timedelta(days=183)
"""A panel that met within half a year before counts as before this exclusion."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """One thing that a panel agrees: what, who, by when."""

    what: str
    who: str
    by_when: date | None = None


@transaction.atomic
def ask_prevention_panel(
    family: Family,
    child: Person,
    *,
    why: str,
    tried: str,
    asked_on: date,
    by: Who,
    on: date,
    school: Organisation | None = None,
    child_says: str = "",
    family_says: str = "",
    entry: UUID | None = None,
) -> PreventionPanel:
    """Ask people of several services what would keep a child in school, before anybody is sent away. One runs at a time."""
    rules.must_have_happened(asked_on, on, "asked_on")
    child = now(child)
    if PreventionPanel.objects.filter(child=child).exclude(state="ended").exists():
        raise NotNow("A panel is asked for already. Open that one.")
    made = PreventionPanel.objects.create(
        family=kept(family), child=child, school=school, asked_on=asked_on, asked_by=writer(by),
        why=rules.said(why, "why", "Say what worries you about school now."),
        tried=rules.said(tried, "tried", "Say what was tried, even when it did not help."),
        child_says=rules.fits(child_says, "child_says"), family_says=rules.fits(family_says, "family_says"),
    )  # fmt: skip
    made.entry = tell(
        made.family, child, f"{child.known_as}: people were asked to help {child.known_as} stay in school.", on_day=asked_on, on=on,
        by=by, ref=made.ref, detail="prevention_panel_asked", source="prevention_panel", entry=entry,
    )  # fmt: skip
    made.save(update_fields=["entry"])
    return made


@transaction.atomic
def hold_prevention_panel(
    panel: PreventionPanel,
    *,
    met_on: date,
    members: Sequence[str],
    agreed: Sequence[Agreed],
    by: Who,
    on: date,
    version: int,
    look_again_on: date | None = None,
    child_says: str = "",
    entry: UUID | None = None,
) -> PreventionPanel:
    """The panel met: who was there and what they agreed, each thing with its owner. Raises `Clash` on a stale page."""
    rules.must_have_happened(met_on, on, "met_on")
    row = locked(panel, "family__joined_into", "child__merged_into")
    state = PANEL.after("hold", row.state)
    there = [rules.fits(one, "members", longest=200) for one in members if one.strip()]
    must_be_newest(version, row.version, "; ".join(row.members), "; ".join(there))
    rules.must_follow(met_on, row.asked_on, "met_on", "it was asked for")
    if len(there) < 2:
        raise NotNow("Name at least two people who were there, one on each line.", field="members")
    if not agreed:
        raise NotNow("Write at least one thing that was agreed, and who does it.", field="what_0")
    for one in agreed:
        PanelAction.objects.create(
            panel=row, what=rules.said(one.what, "what_0", "Write what was agreed.", longest=500), by_when=one.by_when,
            who=rules.said(one.who, "who_0", f"Say who does this: {one.what[:60]}", longest=200),
        )  # fmt: skip
    child = now(row.child)
    told = tell(
        row.family, child, f"{child.known_as}: people met and agreed how to help {child.known_as} stay in school.", on_day=met_on, on=on,
        by=by, ref=row.ref, detail="prevention_panel_met", source="prevention_panel", entry=entry,
    )  # fmt: skip
    words = rules.fits(child_says, "child_says") or row.child_says
    return save(
        row,
        state=state,
        met_on=met_on,
        members=there,
        look_again_on=look_again_on,
        met_entry=told,
        child_says=words,
    )


@transaction.atomic
def do_panel_action(
    action: PanelAction, *, done_on: date, came_of_it: str, by: Who, on: date, entry: UUID | None = None
) -> PanelAction:
    """Something that a panel agreed was done; what came of it."""
    rules.must_have_happened(done_on, on, "done_on")
    row = locked(action, "panel__family__joined_into", "panel__child__merged_into")
    if row.done_on is not None:
        raise NotNow("This was done already.")
    child = now(row.panel.child)
    tell(
        row.panel.family, child, f"{child.known_as}: something agreed to help in school was done.", on_day=done_on, on=on, by=by,
        ref=row.panel.ref, detail="panel_action_done", source="prevention_panel", entry=entry,
    )  # fmt: skip
    return save(row, done_on=done_on, came_of_it=rules.fits(came_of_it, "came_of_it", longest=500))


@transaction.atomic
def end_prevention_panel(
    panel: PreventionPanel,
    *,
    outcome: str,
    why: str,
    ended_on: date,
    by: Who,
    on: date,
    entry: UUID | None = None,
) -> PreventionPanel:
    """Say how it came out."""
    rules.must_have_happened(ended_on, on, "ended_on")
    row = locked(panel, "family__joined_into", "child__merged_into")
    state = PANEL.after("end", row.state)
    rules.one_of(outcome, PreventionPanel.Outcome.values, "outcome", "Say how it came out.")
    rules.must_follow(ended_on, row.met_on or row.asked_on, "ended_on", "the panel")
    reason = rules.said(why, "why", "Say in a sentence how it came to this.")
    child = now(row.child)
    told = tell(
        row.family, child, f"{child.known_as}: the panel about staying in school ended.", on_day=ended_on, on=on, by=by, ref=row.ref,
        detail="prevention_panel_ended", source="prevention_panel", entry=entry,
    )  # fmt: skip
    return save(row, state=state, outcome=outcome, outcome_why=reason, ended_on=ended_on, ended_entry=told)


@transaction.atomic
def record_exclusion(
    family: Family,
    child: Person,
    kind: str,
    *,
    began_on: date,
    reason: str,
    why: str,
    tried: str,
    by: Who,
    on: date,
    half_days: int | None = None,
    school: Organisation | None = None,
    no_panel_why: str = "",
    child_says: str = "",
    told_on: date | None = None,
    teaching_from: date | None = None,
    teaching: str = "",
    entry: UUID | None = None,
) -> SchoolExclusion:
    """A child is sent away from school: for how long, why, what was tried. A panel that met before is joined to it by itself;
    without one, the reason why none met is asked for."""
    rules.must_have_happened(began_on, on, "began_on")
    rules.one_of(kind, SchoolExclusion.Kind.values, "kind", "Say whether it is for a time or for good.")
    rules.one_of(reason, rules.EXCLUSION_REASONS, "reason", "Choose what it is about.")
    length = must_have_length(kind, half_days)
    child = now(child)
    panel = panel_before(child, began_on)
    if panel is None:
        no_panel_why = rules.said(
            no_panel_why, "no_panel_why", "No panel met before this. Say why, so that the next child has one."
        )
    if told_on is not None:
        rules.must_have_happened(told_on, on, "told_on")
    if teaching_from is not None:
        rules.must_follow(teaching_from, began_on, "teaching_from", "the exclusion began")
    made = SchoolExclusion.objects.create(
        family=kept(family), child=child, school=school, kind=kind, began_on=began_on, half_days=length, reason=reason, panel=panel,
        why=rules.said(why, "why", "Say what happened, as the school tells it."),
        tried=rules.said(tried, "tried", "Say what was tried before this."),
        no_panel_why="" if panel is not None else no_panel_why, child_says=rules.fits(child_says, "child_says"),
        told_on=told_on, teaching_from=teaching_from, teaching=rules.fits(teaching, "teaching"), recorded_by=writer(by),
    )  # fmt: skip
    made.entry = tell(
        made.family, child, f"{child.known_as} was sent away from school: {rules.how_long(kind, length)}.", on_day=began_on, on=on, by=by,
        ref=made.ref, detail="excluded" if kind == "permanent" else "suspended", source="exclusion", entry=entry,
    )  # fmt: skip
    made.save(update_fields=["entry"])
    return made


def panel_before(child: Person, day: date) -> PreventionPanel | None:
    """The panel that met about a child before a day, within half a year."""
    rows = PreventionPanel.objects.filter(
        child=child, met_on__isnull=False, met_on__lte=day, met_on__gte=day - SEEN_BEFORE
    )
    return rows.order_by("-met_on").first()


@transaction.atomic
def answer_exclusion(
    exclusion: SchoolExclusion,
    verb: str,
    *,
    on_day: date,
    why: str,
    by: Who,
    on: date,
    entry: UUID | None = None,
) -> SchoolExclusion:
    """The child is back (`come_back`), the school or governors take it back (`take_back`), or it stands (`uphold`)."""
    rules.must_have_happened(on_day, on, "on_day")
    row = locked(exclusion, "family__joined_into", "child__merged_into")
    state = EXCLUSION.after(verb, row.state)
    rules.must_follow(on_day, row.began_on, "on_day", "it began")
    reason = rules.said(why, "why", "Say in a sentence how it came to this, and what helps now.")
    child = now(row.child)
    says = {
        "come_back": "is back in school",
        "take_back": "may come back: it was taken back",
        "uphold": "the decision was looked at again",
    }
    told = tell(
        row.family, child, f"{child.known_as}: {says[verb]}.", on_day=on_day, on=on, by=by, ref=row.ref, detail=f"exclusion_{state}", source="exclusion",
        entry=entry,
    )  # fmt: skip
    return save(row, state=state, ended_on=on_day, ended_why=reason, ended_entry=told)
