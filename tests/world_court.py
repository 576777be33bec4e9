"""Of the court room one of everything: about a brother, so that nothing else in the world changes."""

from datetime import date, timedelta
from typing import Any

from kinfold.court import actions, queries
from kinfold.court.rules import Redaction
from kinfold.people.models import Person
from kinfold.sharing.tests.cast import TODAY, Cast, member, person

Found = dict[str, dict[str, Any]]
BEGAN = TODAY - timedelta(days=150)


def pages(found: Found, names: str, **parts: Any) -> None:
    """Say what the addresses of some pages are made of."""
    found |= {name: dict(parts) for name in names.split()}


def add_court(cast: Cast, found: Found) -> None:
    """A letter with its offers, a court case with a hearing and a plan, orders, adoption decided, a bundle, a look."""
    ash = person("Ash Ardleigh", born=date(2020, 8, 9))
    member(cast.family, ash, "child")
    names = "court court_for_family decide_pre_proceedings issue_proceedings make_order earlier_proceedings bundles"
    pages(found, f"{names} ask_for_bundle", ref=cast.family.ref)
    before(cast, ash, found)
    case(cast, ash, found)
    told = {"by": cast.who("AW"), "on": TODAY}
    order = actions.make_order(cast.family, ash, "interim_care", made_on=TODAY, **told)
    pages(found, "order end_order", ref=order.ref)
    steps = actions.decide_adoption(cast.family, ash, decided_on=TODAY, **told)
    pages(found, "adoption decide_adoption", ref=cast.family.ref, person=ash.ref)
    pages(found, "adoption_step reverse_adoption", ref=steps.ref)
    papers(cast, found)


def before(cast: Cast, ash: Person, found: Found) -> None:
    """A time before court with a letter that offers both parents a meeting; another is still to be ended."""
    told = {"by": cast.who("AW"), "on": TODAY}
    made = actions.decide_pre_proceedings(
        cast.family, [ash], decided_on=BEGAN, why="Ash was left alone at night.", must_change="Somebody is always there.",
        help_given="A night worker comes.", decide_by=None, approved_by=cast.practitioners["MG"], **told,
    )  # fmt: skip
    actions.send_letter(
        made,
        letter_on=BEGAN,
        letter_words="We are worried about Ash.",
        offers=[cast.mother, cast.father],
        **told,
    )
    offer = queries.offers(made)[0]
    actions.answer_letter_offer(offer, "yes", answered_on=BEGAN, **told)
    actions.family_group_was_held(made, held_on=BEGAN, **told)
    actions.hold_before_meeting(made, held_on=BEGAN, decided="Six weeks of help.", next_due_on=TODAY, **told)
    names = "pre_proceedings send_letter letter_before_proceedings family_group_was_held sign_agreement before_meeting"
    pages(found, f"{names} move_decision end_before", ref=made.ref)
    pages(found, "answer_letter_offer", ref=offer.ref)


def case(cast: Cast, ash: Person, found: Found) -> None:
    """A court case that runs, with a hearing held and a plan."""
    told = {"by": cast.who("AW"), "on": TODAY}
    made = actions.issue_proceedings(
        cast.family, [ash], issued_on=TODAY - timedelta(days=40), application="A care order for Ash",
        court="Merebridge Family Court", before=queries.before_now(cast.family), **told,
    )  # fmt: skip
    held = actions.hold_hearing(
        made, "first", held_on=TODAY - timedelta(days=20), what_happened="A timetable was made.", judge="Judge Alder",
        directions=[actions.Direction("An assessment of the aunt", "The council", TODAY)], **told,
    )  # fmt: skip
    actions.plan_hearing(made, "case_management", due_on=TODAY + timedelta(days=20), **told)
    child = queries.child_in(made, ash.ref)
    actions.write_care_plan(child, word="kin", care_plan="Ash lives with his aunt.", written_on=TODAY, **told)
    names = "proceedings name_guardian change_judge extend_proceedings end_proceedings withdraw_proceedings plan_hearing"
    pages(found, f"{names} hold_hearing review_after_court track_outcome", ref=made.ref)
    pages(found, "care_plan_for_court endorse_care_plan child_leaves", ref=made.ref, person=ash.ref)
    pages(found, "hearing", ref=held.ref)
    pages(found, "do_direction", ref=held.ref, number=0)


def papers(cast: Cast, found: Found) -> None:
    """A bundle that was made, and a look at a parent's earlier court cases."""
    told = {"by": cast.who("AW"), "on": TODAY}
    bundle = actions.ask_for_bundle(
        cast.family, title="Ash: papers", purpose="The first hearing", recipient="Merebridge Family Court",
        parts=["chronology", "orders"], redactions=[Redaction("night worker", "A worker’s hours")], **told,
    )  # fmt: skip
    pages(found, "bundle ask_bundle_again download_bundle", ref=bundle.ref)
    look = actions.look_at_earlier_proceedings(
        cast.family, cast.mother, "To offer help to a mother.", support_offered="A worker of her own.", **told
    )
    pages(found, "earlier_found", ref=look.ref)
