"""What the pages of the assessment room let somebody do."""

from kinfold.base.abilities import Ability

SEE_ASSESSMENT = Ability(
    "assessment", "V3", "Read what is known together about a family", audience="signed_in"
)
SEE_ACCOUNTS = Ability("accounts", "V3", "Read child’s, parent’s and worker’s account side by side")
SEE_STAGE = Ability("stage", "V3", "Read one stage of an assessment")
COMPARE_STAGES = Ability("compare_stages", "V3", "Compare two stages of an assessment")
SEE_FAMILY_COPY = Ability("family_copy", "V8", "Read or print the family’s copy", audience="signed_in")
SEE_TOLD_ONCE = Ability("told_once", "V3", "See who had to tell their story again")

CONTRIBUTE = Ability("contribute", "W1", "Add to the assessment", audience="signed_in")
CHANGE_CONTRIBUTION = Ability(
    "change_contribution", "W1", "Say something in the assessment anew", audience="signed_in"
)
ANSWER_STILL_TRUE = Ability("still_true", "W1", "Say what is still true, changed, or no longer so")
BEGIN_STAGE = Ability("begin_stage", "W1", "Begin writing an assessment up for a purpose")
WRITE_ANALYSIS = Ability("write_analysis", "W1", "Say what it means for one child")
GET_READY = Ability("get_ready", "W1", "Say that an assessment is ready to be agreed")
OPEN_AGAIN = Ability("open_again", "W1", "Go back to writing an assessment")
REVIEW_STAGE = Ability("review_stage", "W1", "Look part-way at how an assessment is going")
STOP_STAGE = Ability("stop_stage", "W1", "Stop an assessment before it is finished")
RECORD_SIGNATURE = Ability("record_signature", "W1", "Record who signed an assessment, and who did not")
SIGN_STAGE = Ability("sign_stage", "W1", "Sign an assessment")
APPROVE_STAGE = Ability("approve_stage", "W4", "Approve an assessment that somebody else signed")
