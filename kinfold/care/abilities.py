"""What the pages of the care room let somebody do."""

from kinfold.base.abilities import Ability

# Periods of care, homes, matching, promised time, going missing.
SEE_CARE = Ability(
    "care", "V3", "Read a child’s page of care: where they live, why, what comes next", "signed_in"
)
SEE_CONTINUITY = Ability("continuity", "V3", "Read how much stayed the same for a child")
SEE_MISSING = Ability("missing_episodes", "V3", "Read when a child went missing, and what it told")
SEE_MISSING_ONE = Ability("missing_episode", "V3", "Read one time that a child went missing")
SEE_PLACEMENT = Ability("placement", "V3", "Read about one home of a child in care")
SEE_MATCHING = Ability("matching", "V3", "Read how a home is chosen with a child")
SHOW_MATCHING = Ability(
    "matching_for_child", "V8", "See who would care for the child, with pictures", "signed_in"
)
TELL_CONSENT = Ability("consent_in_plain_words", "V8", "Read what agreeing to care means", "signed_in")
COME_INTO_CARE = Ability("come_into_care", "W1", "Write down that a child comes into care")
SAY_HOME_BEFORE = Ability("home_before", "W1", "Write down a home for good that ended before care")
TAKE_BACK_HOME_BEFORE = Ability(
    "take_back_home_before", "W1", "Take back what was written of a home before care"
)
CHANGE_LEGAL_STATUS = Ability("legal_status", "W1", "Write down the law under which a child is in care")
PLACE_CHILD = Ability("place_child", "W1", "Write down where a child in care goes to live")
STAY_AWAY = Ability("stay_away", "W1", "Write down a short stay somewhere else")
COME_BACK = Ability("come_back_to_home", "W1", "Write down that a child came back from a short stay")
LEAVE_CARE = Ability("leave_care", "W1", "Write down that a child leaves care")
AGREE_PERMANENCE = Ability("permanence", "W1", "Write down what is planned for good")
BEGIN_MATCHING = Ability("begin_matching", "W1", "Begin to choose a home with a child")
CHANGE_MATCHING = Ability("change_matching", "W1", "Change what is written while a home is looked for")
SHOW_PROFILE = Ability("show_profile", "W1", "Write down that a child was shown who would care for them")
ANSWER_QUESTION = Ability("answer_question", "W1", "Ask about a home, or answer the child", "signed_in")
END_PLACEMENT = Ability("end_placement", "W1", "Write down that a home ended")
TELL_AREA = Ability("tell_area", "W1", "Write down that the other area was told")
DECIDE_MATCHING = Ability("decide_matching", "W1", "Decide on a home")
GIVE_INFORMATION = Ability(
    "carer_information", "W1", "Tell carers what they need to know, and what is missing"
)
PROMISE_TIME = Ability("promise_time", "W1", "Promise a child time with people who matter")
RECORD_TIME = Ability("record_time", "W1", "Write down whether promised time happened")
END_PROMISE = Ability("end_promise", "W1", "End promised time, with the reason")
REPORT_MISSING = Ability("report_missing", "W1", "Write down that a child is missing")
FOUND = Ability("found", "W1", "Write down that a child is back")
HOLD_TALK = Ability("hold_talk", "W1", "Write down the talk after a child was missing")

# Reviews, health, school, carers, going home, breaks, life story, leaving care (care B adds below this line).
SEE_CARE_REVIEWS = Ability("care_reviews", "V3", "Read the reviews of a child in care", "signed_in")
SEE_CARE_REVIEW = Ability("care_review", "V3", "Read one review of a child in care", "signed_in")
PLAN_CARE_REVIEW = Ability("plan_care_review", "W1", "Set the next review of a child in care")
HOLD_CARE_REVIEW = Ability("hold_care_review", "W1", "Write down a review of a child in care")
CORRECT_CARE_REVIEW = Ability("correct_care_review", "W1", "Put right what was written of a review in care")
SEE_CARE_HEALTH = Ability("care_health", "V3", "Read about the health of a child in care")
RECORD_HEALTH = Ability("record_health", "W1", "Write down a fact of health of a child in care")
SEE_EDUCATION_PLAN = Ability("education_plan", "V8", "Read what was agreed about school")
HOLD_EDUCATION_PLAN = Ability("hold_education_plan", "W1", "Write down a meeting about school")
NOT_HOLD_EDUCATION_PLAN = Ability(
    "not_hold_education_plan", "W1", "Write down that a meeting about school is not held"
)
SEE_VIRTUAL_SCHOOL = Ability(
    "virtual_school", "-", "See the children in care as one school, as far as one may"
)
SEE_CARERS = Ability("carers", "-", "See the register of carers")
SEE_CARER = Ability("carer", "-", "Read about one household of carers")
REGISTER_CARER = Ability("register_carer", "-", "Put carers on the register")
CHANGE_CARER = Ability("change_carer", "-", "Change what is known of carers")
END_CARER = Ability("end_carer", "-", "Write down that carers stop")
ADD_PICTURE = Ability("add_picture", "-", "Keep a picture of a home for children to see")
STOP_SHOWING = Ability("stop_showing", "-", "Show a picture of a home to no child any more")
SEE_PICTURE = Ability("carer_picture", "-", "See a picture of a home", "signed_in")
VISIT_CARERS = Ability("visit_carers", "-", "Write down a visit to carers")
REVIEW_CARERS = Ability("review_carers", "-", "Write down the yearly review of carers")
RECORD_TRAINING = Ability("record_training", "-", "Write down what carers learned")
SEE_RETURN_HOME = Ability("return_home", "V3", "Read how coming home is prepared")
DECIDE_RETURN = Ability("decide_return", "W1", "Decide that a child may come home")
CHANGE_RETURN = Ability("change_return", "W1", "Write the four parts of coming home")
GO_HOME = Ability("go_home", "W1", "Write down that a child is home")
RETURN_LASTED = Ability("return_lasted", "W1", "Write down that coming home has lasted")
RETURN_ENDED = Ability("return_ended", "W1", "Write down that coming home did not last")
SEE_SHORT_BREAKS = Ability("short_breaks", "V3", "Read a child’s short breaks")
RECORD_SHORT_BREAK = Ability("record_short_break", "W1", "Write down a short break")
SEE_ALONE = Ability("alone_from_abroad", "V3", "Read what a child who came alone needs")
RECORD_ALONE = Ability("record_alone_from_abroad", "W1", "Write down what a child who came alone needs")
END_ALONE = Ability("end_alone_from_abroad", "W1", "Write down that a child is no longer here without family")
SEE_LIFE_STORY = Ability("life_story", "V8", "Read the child’s own book", "signed_in")
SEE_LIFE_STORY_PICTURE = Ability("life_story_picture", "V8", "See a picture of the child’s book", "signed_in")
ADD_TO_LIFE_STORY = Ability("add_to_life_story", "W1", "Put something into the child’s own book")
CHANGE_PIECE = Ability("change_piece", "W1", "Change what stands beside a piece of the book")
SEE_LEAVING_CARE = Ability("leaving_care", "V3", "Read about growing up out of care")
SEE_PATHWAY_PLAN = Ability("pathway_plan", "V8", "Read a young person’s own plan", "signed_in")
BEGIN_LEAVING_CARE = Ability("begin_leaving_care", "W1", "Begin help with growing up out of care")
CHANGE_LEAVING = Ability("change_leaving", "W1", "Change adviser or what a young person is entitled to")
END_LEAVING = Ability("end_leaving", "W1", "End help with growing up out of care")
STAY_PUT = Ability("stay_put", "W1", "Write down that somebody stays with their carers after eighteen")
WRITE_PATHWAY_PLAN = Ability("write_pathway_plan", "W1", "Write a young person’s plan with them")
KEEP_IN_TOUCH = Ability("keep_in_touch", "W1", "Write down a contact with a care leaver")
KEEP_TIE = Ability("keep_tie", "W1", "Agree how a tie is kept for good")
