"""The reading door to access: who is asking, what they may see, and the lists that follow from it."""

from kinfold.sharing.queries.deciding import (
    Item,
    View,
    decide,
    facts,
    kept,
    label_of,
    may,
    relation,
    withheld_items,
)
from kinfold.sharing.queries.protected import (
    KeptDetail,
    detail,
    disclosures,
    is_excluded,
    label,
    labels,
    protected_details,
    withheld,
    withheld_from,
    withheld_here,
)
from kinfold.sharing.queries.reviewing import (
    GlassToReview,
    Look,
    glass_opened,
    glass_to_review,
    looks_outside_work,
    may_review,
    my_glass,
    who_looked,
)
from kinfold.sharing.queries.visible import (
    findable_families,
    findable_people,
    visible_families,
    visible_people,
)
from kinfold.sharing.queries.who import who_is
from kinfold.sharing.rules import Decision

__all__ = [
    "Decision",
    "GlassToReview",
    "Item",
    "KeptDetail",
    "Look",
    "View",
    "decide",
    "detail",
    "disclosures",
    "facts",
    "findable_families",
    "findable_people",
    "glass_opened",
    "glass_to_review",
    "is_excluded",
    "kept",
    "label",
    "label_of",
    "labels",
    "looks_outside_work",
    "may",
    "may_review",
    "my_glass",
    "protected_details",
    "relation",
    "visible_families",
    "visible_people",
    "who_is",
    "who_looked",
    "withheld",
    "withheld_from",
    "withheld_here",
    "withheld_items",
]
