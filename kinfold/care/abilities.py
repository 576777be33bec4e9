"""What the pages of the care room let somebody do."""

from kinfold.base.abilities import Ability

# Periods of care, homes, matching, promised time, going missing.
SEE_CARE = Ability("care", "V3", "Read a child’s page of care: where they live, why, and what comes next")
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
CHANGE_LEGAL_STATUS = Ability("legal_status", "W1", "Write down the law under which a child is in care")
PLACE_CHILD = Ability("place_child", "W1", "Write down where a child in care goes to live")
STAY_AWAY = Ability("stay_away", "W1", "Write down a short stay somewhere else")
COME_BACK = Ability("come_back_to_home", "W1", "Write down that a child came back from a short stay")
LEAVE_CARE = Ability("leave_care", "W1", "Write down that a child leaves care")
AGREE_PERMANENCE = Ability("permanence", "W1", "Write down what is planned for good")
BEGIN_MATCHING = Ability("begin_matching", "W1", "Begin to choose a home with a child")
ANSWER_QUESTION = Ability("answer_question", "W1", "Answer what a child asked about a home")
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
