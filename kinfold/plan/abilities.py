"""What the pages of the plan room let somebody do."""

from kinfold.base.abilities import Ability

DECIDE_REFERRAL = Ability(
    "decide_referral", "V3", "Decide a referral, with reasons, and the level that follows"
)
