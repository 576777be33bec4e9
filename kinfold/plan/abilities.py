"""What the pages of the plan room let somebody do."""

from kinfold.base.abilities import Ability

CHANGE_LEVEL = Ability("change_level", "V3", "Change the level of help of a child, with the reason")
DECIDE_REFERRAL = Ability(
    "decide_referral", "V3", "Decide a referral, with reasons, and the level that follows"
)
