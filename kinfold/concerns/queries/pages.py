"""All that a referral's page shows: the sender's part to the sender, the rest to whoever may read the record."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from kinfold.base.errors import Hidden
from kinfold.concerns import rules
from kinfold.concerns.models import Referral
from kinfold.concerns.queries.knowing import may_be_known
from kinfold.concerns.queries.one import names_of_referral, referral, words_in
from kinfold.concerns.queries.pattern import earlier_referrals, pattern_of
from kinfold.network import queries as network
from kinfold.people import queries as people

if TYPE_CHECKING:
    from kinfold.sharing.queries import View

OUTCOMES: list[tuple[str, str]] = [(str(value), str(label)) for value, label in Referral.Outcome.choices]


def find_referral(ref: str) -> Referral:
    """Return a referral; one that does not exist is answered like one that is hidden."""
    try:
        return referral(ref)
    except Referral.DoesNotExist:
        raise Hidden from None


def referral_facts(row: Referral, view: View, *, own: bool = False) -> dict[str, Any]:
    """Return what may be shown of a referral to this reader."""
    whole = view.whole("V3")
    children = [people.kept(about.person) for about in row.about.all()]
    earlier, earlier_said = earlier_referrals(row) if whole else ([], "")
    home = row.family.joined_into or row.family
    known = whole and view.who is not None and view.on is not None
    return {
        "referral": row,
        "whole": whole,
        "named": own or not row.not_to_be_named or view.whole("V5"),
        "names": names_of_referral(row, own),
        "children": children,
        "judgements": [(prompt, getattr(row, prompt.field)) for prompt in rules.FIVE],
        "gathered": [
            (rules.KINDS.get(g["kind"], "Also"), date.fromisoformat(g["on"]), g["line"]) for g in row.gathered
        ],
        "words": words_in(row.concern, view, own) if row.concern and (whole or own) else [],
        "earlier": earlier,
        "earlier_said": earlier_said,
        "pattern": pattern_of(children, view) if whole else None,
        "involved": network.involved(home, view.on) if known and view.on else [],
        "maybes": may_be_known(view.who, row.family, view.on) if known and view.who and view.on else [],
        "told_so_far": row.state == Referral.State.TOLD or whole,
    }


def suggestions(row: Referral) -> list[tuple[str, str, str]]:
    """Return words to start from for each outcome: (outcome, to the referrer, to the family)."""
    name = ", ".join(people.kept(about.person).known_as for about in row.about.all())
    return [
        (said, rules.told_referrer_suggestion(value, name), rules.told_family_suggestion(value))
        for value, said in OUTCOMES
    ]
