"""The chronology kinds that the kin room declares.

A viability assessment is told with `assessment_started` and `assessment_done` (detail "viability"), a family group conference
with `meeting_held`, a look at its plan with `review_held`: the general kinds.
"""

from kinfold.chronology.kinds import Kind

KINDS: list[Kind] = [
    Kind(
        "kin_explored", "Family and friends thought of", "help", "We thought together of family and friends"
    ),
    Kind("kin_asked", "A relative or friend was asked", "help", "Somebody close to you was asked to help"),
    Kind("kin_answered", "A relative or friend answered", "help", "Somebody close to you answered"),
    Kind("kin_left_out", "A relative or friend will not be asked", "help"),
    Kind(
        "viability_shared",
        "An assessment was shared with whom it is about",
        "assessment",
        "Somebody read what we wrote",
    ),
    Kind("viability_challenged", "An assessment was challenged", "assessment", "Somebody saw it differently"),
    Kind(
        "approved_for_a_time",
        "A relative or friend approved for a time",
        "home",
        "Somebody you know may care for you for now",
    ),
    Kind(
        "approval_made_longer",
        "An approval was made longer",
        "home",
        "Somebody you know may care for you for longer",
    ),
    Kind("approval_ended", "An approval for a time ended", "home"),
    Kind(
        "carer_support_agreed",
        "Help for a family carer agreed",
        "help",
        "Help was agreed for who cares for you",
    ),
    Kind(
        "abroad_check_begun",
        "Family in another country looked for",
        "help",
        "We are asking your family in another country",
    ),
    Kind(
        "abroad_task_done",
        "A check in another country was done",
        "help",
        "We found something out in another country",
    ),
    Kind(
        "abroad_check_ended",
        "A check in another country ended",
        "help",
        "We have asked your family in another country",
    ),
    Kind(
        "abroad_visit_planned",
        "A visit in another country was arranged",
        "contact",
        "Somebody will come and see how you are",
    ),
    Kind("abroad_visit_made", "Seen in another country", "contact", "Somebody came to see how you are"),
    Kind(
        "family_group_offered",
        "Family group conference offered",
        "meeting",
        "We offered your family its own meeting",
    ),
    Kind("family_group_answered", "Offer of a family group conference answered", "meeting"),
    Kind(
        "family_group_prepared",
        "Family group conference being prepared",
        "meeting",
        "Your family’s own meeting is being prepared",
    ),
    Kind(
        "family_plan_agreed",
        "The family’s own plan was agreed",
        "meeting",
        "Your family’s own plan was agreed",
    ),
    Kind("family_plan_not_agreed", "The family’s own plan was not agreed", "meeting"),
    Kind("family_group_ended", "Family group conference ended", "meeting"),
]
