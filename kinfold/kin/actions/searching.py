"""Family and friends looked for, asked, and heard: early, and for each child."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from kinfold.base.errors import NotNow
from kinfold.base.rows import locked, must_be_newest, save
from kinfold.clocks.actions import tell
from kinfold.kin import rules
from kinfold.kin.actions.telling import kept, meet_clocks, writer
from kinfold.kin.models import Explored
from kinfold.kin.queries.maps import OnTheMap, not_yet_thought_of
from kinfold.kin.states import EXPLORED

if TYPE_CHECKING:
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person

RELATED = ("family", "child", "person")
THOUGHT_OF = "Somebody of the family or friends was thought of who may help."


@transaction.atomic
def explore(
    family: Family,
    child: Person,
    *,
    tie: str,
    found_on: date,
    by: Who,
    on: date,
    person: Person | None = None,
    named: str = "",
    country: str = "",
    found_how: str = "",
    child_says: str = "",
    entry: UUID | None = None,
) -> Explored:
    """Put one relative or friend on the list for a child: a `person` of a record, or somebody `named` who is on none.

    The same person for the same child stays one row.
    """
    rules.must_have_happened(found_on, on, "found_on")
    if person is not None:
        person = person.merged_into or person
        standing = Explored.objects.filter(child=child, person=person).first()
        if standing is not None:
            return standing
        if person.pk == child.pk:
            raise NotNow("This is the child.", field="whom")
    named = "" if person is not None else rules.said(named, "named", "Write their name.", longest=200)
    made = Explored.objects.create(
        family=kept(family),
        child=child,
        person=person,
        named=named,
        tie=rules.said(
            tie, "tie", f"Say who they are to {child.known_as}: aunt, godmother, neighbour.", longest=120
        ),
        country=rules.fits(country, "country", longest=60),
        found_on=found_on,
        found_how=rules.fits(found_how, "found_how", longest=300),
        child_says=rules.fits(child_says, "child_says"),
    )
    made.entry = tell(
        "kin_explored", made.family, THOUGHT_OF, on_day=found_on, on=on, by=by, about=[child, person],
        source="kin_explored", source_ref=made.ref, entry=entry,
    )  # fmt: skip
    made.save(update_fields=["entry"])
    return made


@transaction.atomic
def explore_for(
    family: Family, children: Iterable[Person], *, found_on: date, by: Who, on: date, **facts: Any
) -> list[Explored]:
    """Put the same relative or friend on the list for several brothers and sisters. Facts as in `explore`."""
    return [explore(family, child, found_on=found_on, by=by, on=on, **facts) for child in children]


@transaction.atomic
def explore_from_map(
    family: Family,
    child: Person,
    *,
    found_on: date,
    by: Who,
    on: date,
    among: Iterable[OnTheMap] | None = None,
    entry: UUID | None = None,
) -> list[Explored]:
    """Put everybody on the map who is kin, friend, neighbour or godparent, and not thought of yet, on the list for a child.

    `among` narrows it to those whom the asker may know of. Whoever somebody fears is left for a worker to think about.
    """
    rules.must_have_happened(found_on, on, "found_on")
    found = list(not_yet_thought_of(kept(family), child, found_on) if among is None else among)
    if not found:
        return []
    made = [
        Explored.objects.create(
            family=kept(family), child=child, person=one.person, tie=one.tie[:120], found_on=found_on,
            found_how="From the family’s map",
        )
        for one in found
    ]  # fmt: skip
    what = f"{len(made)} of the family and friends were put on the list of people to ask."
    told = tell(
        "kin_explored", kept(family), THOUGHT_OF if len(made) == 1 else what, on_day=found_on, on=on, by=by,
        about=[child, *(one.person for one in made)], source="kin_list", source_ref=child.ref, entry=entry,
    )  # fmt: skip
    Explored.objects.filter(pk__in=[one.pk for one in made]).update(entry=told)
    for one in made:
        one.entry = told
    return made


@transaction.atomic
def ask_kin(
    explored: Explored,
    *,
    asked_on: date,
    by: Who,
    on: date,
    version: int | None = None,
    entry: UUID | None = None,
) -> Explored:
    """Write down that somebody was asked what they can offer. The wait for their answer runs as a clock."""
    now, state = _step(explored, "ask_kin", asked_on, on, "asked_on", version)
    rules.must_follow(asked_on, now.found_on, "asked_on", "they were thought of")
    save(now, state=state, asked_on=asked_on, asked_by=writer(by), answered_on=None, why="")
    tell(
        "kin_asked", now.family, "A relative or friend was asked what they can offer.", on_day=asked_on, on=on, by=by,
        about=[now.child, now.person], source="kin_explored", source_ref=now.ref, entry=entry,
    )  # fmt: skip
    return now


@transaction.atomic
def answer_kin(
    explored: Explored,
    *,
    answer: str,
    offers: Collection[str] = (),
    answered_on: date,
    by: Who,
    on: date,
    why: str = "",
    child_says: str = "",
    version: int | None = None,
    entry: UUID | None = None,
) -> Explored:
    """Write down what somebody answered, in their words: what they offer, or (no offers) that they cannot and why.

    Somebody who came forward without being asked counts as asked on that day.
    """
    if explored.state == Explored.State.TO_ASK:
        explored = ask_kin(explored, asked_on=answered_on, by=by, on=on, entry=entry)
        version = None
    verb = "offer_something" if offers else "say_they_cannot"
    now, state = _step(explored, verb, answered_on, on, "answered_on", version)
    if now.asked_on is not None:
        rules.must_follow(answered_on, now.asked_on, "answered_on", "they were asked")
    facts = {"answer": rules.said(answer, "answer", "Write what they answered, in their words."), "why": ""}
    if not offers:
        facts["why"] = rules.fits(why, "why") or facts["answer"]
    if child_says.strip():
        facts["child_says"] = rules.fits(child_says, "child_says")
    chosen = rules.offers_are_sound(offers) if offers else []
    save(now, state=state, answered_on=answered_on, offers=chosen, **facts)
    what = "A relative or friend offers help." if offers else "A relative or friend cannot help, at present."
    tell(
        "kin_answered", now.family, what, on_day=answered_on, on=on, by=by, about=[now.child, now.person],
        detail="offers" if offers else "cannot", source="kin_explored", source_ref=now.ref, entry=entry,
    )  # fmt: skip
    meet_clocks(now.family, now.ref, on=answered_on, entry=entry, by=by)
    return now


@transaction.atomic
def ask_all(rows: Iterable[Explored], *, asked_on: date, by: Who, on: date) -> list[Explored]:
    """Write down that one person was asked for several brothers and sisters; who was asked already stays asked."""
    return [
        ask_kin(row, asked_on=asked_on, by=by, on=on) for row in rows if EXPLORED.may("ask_kin", row.state)
    ]


@transaction.atomic
def answer_all(
    first: Explored,
    others: Iterable[Explored],
    *,
    by: Who,
    on: date,
    version: int | None = None,
    **facts: Any,
) -> list[Explored]:
    """Write down one answer for a child and for brothers and sisters. Facts as in `answer_kin`."""
    told = [answer_kin(first, by=by, on=on, version=version, **facts)]
    return told + [answer_kin(row, by=by, on=on, **facts) for row in others]


@transaction.atomic
def leave_out(
    explored: Explored,
    *,
    why: str,
    left_on: date,
    by: Who,
    on: date,
    version: int | None = None,
    entry: UUID | None = None,
) -> Explored:
    """Decide not to ask somebody, with the reason (the child is afraid of them; they have died; they live with the child)."""
    now, state = _step(explored, "leave_out", left_on, on, "left_on", version)
    reason = rules.said(why, "why", "Say why they are not asked. It can be changed later.")
    save(now, state=state, why=reason)
    tell(
        "kin_left_out", now.family, "A relative or friend will not be asked.", on_day=left_on, on=on, by=by,
        about=[now.child, now.person], source="kin_explored", source_ref=now.ref, entry=entry,
    )  # fmt: skip
    return now


def _step(
    explored: Explored, verb: str, day: date, on: date, field: str, version: int | None
) -> tuple[Explored, str]:
    """The row locked, and the state after a move; refuses a day to come, a move that is not there, and an old page."""
    rules.must_have_happened(day, on, field)
    now = locked(explored, *RELATED)
    must_be_newest(
        now, version, f"{now.get_state_display()}. {now.answer}".strip(), verb.replace("_", " ").capitalize()
    )
    return now, EXPLORED.after(verb, now.state)
