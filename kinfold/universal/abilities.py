"""What the pages of the universal room let somebody do."""

from kinfold.base.abilities import Ability

SEE_CHECKS = Ability("checks", "V8", "See a child’s health visitor checks: due, done, missed", "signed_in")
RECORD_CHECK = Ability("record_check", "W1", "Write down a check that was done")
MISS_CHECK = Ability("miss_check", "W1", "Write down that a check did not happen")
OFFER_CHECK_AGAIN = Ability("offer_check_again", "W1", "Write down that a check was offered again")
MISSED_CHECKS = Ability("missed_checks", "-", "See which children missed a check, the longest ago first")
SEE_BIRTH = Ability("birth_registration", "V3", "Read how a birth was registered, and what was offered then")
REGISTER_BIRTH = Ability("register_birth", "W1", "Write down that a birth was registered")
FIRST_DAYS = Ability("first_days", "V3", "See when a child starts nursery and school")
SET_FIRST_DAY = Ability("set_first_day", "W1", "Set a child’s first day by hand")
PLAN_FIRST_DAY_MEETING = Ability(
    "plan_first_day_meeting",
    "V8",
    "Before a first day at nursery or school, see that the people around the child meet",
)
SEE_CONTACTS = Ability(
    "health_contacts", "V4", "Read hospital visits and appointments a child was not brought to"
)
RECORD_CONTACT = Ability(
    "record_health_contact", "V4", "Write down a hospital visit, or that a child was not brought"
)
TAKE_BACK_CONTACT = Ability("take_back_contact", "V4", "Take back what was written in error")
SEE_MOMENTS = Ability("moments", "V3", "See good moments for an offer, and what was offered")
OFFER_AT_MOMENT = Ability("offer_at_moment", "W1", "Write down an offer made at a good moment")
ANSWER_MOMENT_OFFER = Ability("answer_moment_offer", "W1", "Write down what somebody said to an offer")
