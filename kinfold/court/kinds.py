"""The chronology kinds that the court room declares: none of its own. What happens at court is the general kind `court_step`,
told with a detail (`DETAILS`)."""

from kinfold.chronology.kinds import Kind

KINDS: list[Kind] = []

DETAILS: tuple[str, ...] = (
    "pre_proceedings_decided",
    "pre_proceedings_letter",
    "before_meeting",
    "agreement_signed",
    "decision_moved",
    "pre_proceedings_ended",
    "application_issued",
    "application_withdrawn",
    "guardian_named",
    "judge_changed",
    "hearing_held",
    "fdac_review",
    "extended",
    "care_plan",
    "final_care_plan",
    "care_plan_endorsed",
    "child_left",
    "order_made",
    "order_ended",
    "final_order",
    "case_review",
    "outcome_after_court",
    "adoption_decided",
    "adoption_should_be_placed",
    "adoption_matched",
    "adoption_placed",
    "adoption_adopted",
    "adoption_reversed",
    "bundle_made",
)
"""Words that tell one court step from another; the rules about time cite some of them (`kinfold.law.kinds`)."""
