"""What the family's and the child's page say of this room in a line each."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kinfold.base.dates import age_in_years, plain
from kinfold.base.facts import Fact
from kinfold.universal import rules
from kinfold.universal.queries.beginnings import moments
from kinfold.universal.queries.checks import CheckLine, family_lines, not_superseded, written_lines
from kinfold.universal.queries.contacts import may_read_contacts
from kinfold.universal.queries.starting import Start, transitions

if TYPE_CHECKING:
    from kinfold.network.models import Family
    from kinfold.people.models import Person
    from kinfold.sharing.queries import View


OLDEST_STARTER = 13
"""From this age on nobody starts a school of the list."""


def works_here(view: View) -> bool:
    """Whether the whole record is open to this reader, who is not of the family."""
    return not (view.who is not None and view.who.is_family) and not view.masked and view.whole("V3")


def pages_of(child: Person, view: View) -> list[tuple[str, str, dict[str, str], bool]]:
    """The pages of this room about a child, for the child's page: words, name, parts, whether this reader may follow."""
    on, ref = view.on, {"ref": child.ref}
    if on is None or not (
        child.is_unborn or (child.born_on is not None and age_in_years(child.born_on, on) < 19)
    ):
        return []
    young = child.is_unborn or (child.born_on is not None and not rules.too_old(child.born_on, on))
    worker = view.who is not None and view.who.practitioner_id is not None
    whole = worker and works_here(view)
    return [
        ("Health visitor checks", "checks", ref, young and view.can("V8")),
        ("How the birth was registered", "birth_registration", ref, young and whole),
        ("First days at nursery and school", "first_days", ref, whole and not child.is_unborn),
        (
            "From hospitals and clinics",
            "health_contacts",
            ref,
            not child.is_unborn and may_read_contacts(view),
        ),
    ]


def facts_for_family(family: Family, on: date, view: View) -> list[Fact]:
    """The few lines of this room for a family's page, fit for whoever asks: from what is written, not from every birthday.

    One query for the checks; for workers four more for the moments.
    """
    found = [fact for child, lines in written_lines(family, view, on) for fact in _checks(child, lines, view)]
    if not works_here(view):
        return found
    return found + [
        Fact(
            f"{one.moment.title}: something could be offered, if they would like it",
            "Some moments are good ones to offer help, without pressing",
            "moments", family.ref, "universal",
        )
        for one in moments(family, on, view, with_first_days=False)
    ]  # fmt: skip


def facts_for_child(child: Person, on: date, view: View) -> list[Fact]:
    """The few lines of this room for a child's page. What hospitals tell is a page of its own: this one is read with the child."""
    found = [fact for _, lines in family_lines([child], view, on) for fact in _checks(child, lines, view)]
    if works_here(view) and child.born_on is not None and age_in_years(child.born_on, on) < OLDEST_STARTER:
        found += [_start(child, one) for one in transitions(child, on) if one.is_near]
    return found


def _checks(child: Person, lines: list[CheckLine], view: View) -> list[Fact]:
    """What is missed, in one line; else what is due."""
    family = view.who is not None and view.who.is_family
    missed = not_superseded(lines)
    if missed and not family:
        names = ", ".join(f"“{line.check.title}”" for line in missed)
        more = (
            "Offered again"
            if all(line.standing == "offered_again" for line in missed)
            else "See what happened, and offer it again"
        )
        word = "A check" if len(missed) == 1 else "Checks"
        return [
            Fact(
                f"{word} of {child.known_as} did not happen, as far as we know: {names}",
                more,
                "checks",
                child.ref,
                "universal",
            )
        ]
    due = [
        line for line in lines if line.standing in ("due", "offered_again") and line.check.kind != "optional"
    ]
    return [
        Fact(
            f"{line.check.family_title}, for {child.known_as}" if family else f"A health visitor’s check of {child.known_as} is due: {line.check.title.lower()}",
            f"Until {plain(line.window.last)}" if line.window.last and line.standing == "due" else "", "checks", child.ref, "universal",
        )
        for line in due[:1]
    ]  # fmt: skip


def _start(child: Person, one: Start) -> Fact:
    assert one.starts_on is not None
    return Fact(
        f"{child.known_as} starts {one.stage.title} on {plain(one.starts_on)}", "Time to talk about it together: arrange a meeting",
        "first_days", child.ref, "universal",
    )  # fmt: skip
