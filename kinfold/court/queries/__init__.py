"""The reading door to the court room. Whoever shows what it returns has opened the family first, and leaves out what is hidden."""

from kinfold.court.queries.adopting import adoption, adoption_of, adoptions_of
from kinfold.court.queries.adopting import state as adoption_state
from kinfold.court.queries.anything import ANYTHING
from kinfold.court.queries.beforehand import (
    accepted_not_held,
    before,
    before_now,
    befores_of,
    children_of,
    meetings,
    offer,
    offers,
    offers_answered,
)
from kinfold.court.queries.bundles import bundle, bundles_of, paper
from kinfold.court.queries.cases import (
    Milestone,
    child_in,
    children,
    children_in_court,
    extensions,
    guardian_in_time,
    hearing,
    hearings,
    milestones,
    outcomes,
    people_in,
    proceedings,
    proceedings_of,
    same_judge_throughout,
    weeks,
)
from kinfold.court.queries.earlier import Earlier, found_by, look, looks
from kinfold.court.queries.gathering import kept_whole_from
from kinfold.court.queries.orders import codes_of, liberty_of, open_orders, order, orders_in, orders_of
from kinfold.court.queries.told import facts_for_child, facts_for_family, for_family, is_in_force

__all__ = [
    "ANYTHING",
    "Earlier",
    "Milestone",
    "accepted_not_held",
    "adoption",
    "adoption_of",
    "adoption_state",
    "adoptions_of",
    "before",
    "before_now",
    "befores_of",
    "bundle",
    "bundles_of",
    "child_in",
    "children",
    "children_in_court",
    "children_of",
    "codes_of",
    "extensions",
    "facts_for_child",
    "facts_for_family",
    "for_family",
    "found_by",
    "guardian_in_time",
    "hearing",
    "hearings",
    "is_in_force",
    "kept_whole_from",
    "liberty_of",
    "look",
    "looks",
    "meetings",
    "milestones",
    "offer",
    "offers",
    "offers_answered",
    "open_orders",
    "order",
    "orders_in",
    "orders_of",
    "outcomes",
    "paper",
    "people_in",
    "proceedings",
    "proceedings_of",
    "same_judge_throughout",
    "weeks",
]
