"""What the pages of the court room let somebody do."""

from kinfold.base.abilities import Ability

SEE = Ability("court", "V3", "Read where a family stands before and at court")
FAMILY = Ability("court_for_family", "V8", "Read in plain words what happens at court", "signed_in")
DECIDE_BEFORE = Ability(
    "decide_pre_proceedings", "W1", "Begin a time before court, with somebody else’s agreement"
)
SEE_BEFORE = Ability("pre_proceedings", "V3", "Read a time before court")
SEND_LETTER = Ability(
    "send_letter", "W1", "Send the letter before court, with its offer of a family group meeting"
)
READ_LETTER = Ability("letter_before_proceedings", "V3", "Print the letter before court")
ANSWER_OFFER = Ability("answer_letter_offer", "W1", "Write down what somebody answered to the offer")
GROUP_HELD = Ability("family_group_was_held", "W1", "Write down that the family group meeting was held")
SIGN = Ability("sign_agreement", "W1", "Write down what was agreed before court")
MEET_BEFORE = Ability("before_meeting", "W1", "Write down a meeting before court")
MOVE_DECISION = Ability("move_decision", "W1", "Change the day to decide by, with the reason")
END_BEFORE = Ability("end_before", "W1", "End a time before court")
ISSUE = Ability("issue_proceedings", "W1", "Write down an application to the court")
SEE_CASE = Ability("proceedings", "V3", "Read a court case")
NAME_GUARDIAN = Ability("name_guardian", "W1", "Write down who is the guardian")
CHANGE_JUDGE = Ability("change_judge", "W1", "Write down who decides")
PLAN_HEARING = Ability("plan_hearing", "W1", "Write down a hearing that is to come")
HOLD_HEARING = Ability("hold_hearing", "W1", "Write down what happened at a hearing")
SEE_HEARING = Ability("hearing", "V3", "Read a hearing")
DO_DIRECTION = Ability("do_direction", "W1", "Tick off what the court wanted done")
EXTEND = Ability("extend_proceedings", "W1", "Write down that the court gave more time")
WRITE_CARE_PLAN = Ability("care_plan_for_court", "W1", "Write the care plan for a child in court")
ENDORSE = Ability("endorse_care_plan", "W4", "As the reviewing officer, say what one thinks of a care plan")
LEAVE = Ability("child_leaves", "W1", "Take a child out of a court case")
END_CASE = Ability("end_proceedings", "W1", "Write down how a court case ended")
WITHDRAW = Ability("withdraw_proceedings", "W1", "Withdraw an application")
LOOK_BACK = Ability("review_after_court", "W1", "Look back on a court case")
TRACK_OUTCOME = Ability(
    "track_outcome", "W1", "Write down how a family is after the Family Drug and Alcohol Court"
)
MAKE_ORDER = Ability("make_order", "W1", "Write down an order")
SEE_ORDER = Ability("order", "V3", "Read an order")
END_ORDER = Ability("end_order", "W1", "Write down that an order ended")
SEE_ADOPTION = Ability("adoption", "V3", "Read the decisions on adoption for a child")
DECIDE_ADOPTION = Ability("decide_adoption", "W1", "Write down that adoption is right for a child")
ADOPTION_STEP = Ability("adoption_step", "W1", "Write down a step towards adoption")
REVERSE_ADOPTION = Ability("reverse_adoption", "W1", "Write down that a child will not be adopted")
LOOK_EARLIER = Ability("earlier_proceedings", "W1", "Look at a parent’s earlier court cases, to offer help")
READ_EARLIER = Ability("earlier_found", "V3", "Read what one’s own look found")
SEE_BUNDLES = Ability("bundles", "X1", "See the bundles of a family")
ASK_BUNDLE = Ability("ask_for_bundle", "X1", "Ask for a bundle of papers")
SEE_BUNDLE = Ability("bundle", "X1", "See how far a bundle is")
AGAIN_BUNDLE = Ability("ask_bundle_again", "X1", "Ask again for a bundle that was not made")
DOWNLOAD_BUNDLE = Ability("download_bundle", "X1", "Take a bundle out as a PDF")
