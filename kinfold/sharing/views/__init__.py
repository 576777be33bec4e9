"""The sharing room's views, by what they are about."""

from kinfold.sharing.views.glass import break_glass, end_glass, glass_reviews, review_glass
from kinfold.sharing.views.protecting import (
    kept_closer,
    lift_withheld,
    lower,
    protect_detail,
    restrict,
    reveal_detail,
    withhold,
)
from kinfold.sharing.views.team import end_invitation, invite_partner
from kinfold.sharing.views.telling import decide_not_to_share, disclose, disclosures, who_looked

__all__ = [
    "break_glass",
    "decide_not_to_share",
    "disclose",
    "disclosures",
    "end_glass",
    "end_invitation",
    "glass_reviews",
    "invite_partner",
    "lift_withheld",
    "lower",
    "protect_detail",
    "kept_closer",
    "restrict",
    "reveal_detail",
    "review_glass",
    "who_looked",
    "withhold",
]
