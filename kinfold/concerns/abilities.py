"""What the pages of the concerns room let somebody do.

One's own worry, question, request or referral opens by row W5: whoever may add it may read it and its answer.
"""

from kinfold.base.abilities import Ability

RAISE_CONCERN = Ability("raise_concern", "W5", "Write down a worry about a child")
MY_WORRIES = Ability("my_worries", "W5", "See what I raised and what came of it")
SEE_WORRY = Ability("worry", "V10", "Read a worry")
ASK_CONSULTATION = Ability("ask_consultation", "W5", "Ask the consultation line for advice")
SEE_CONSULTATION = Ability("consultation", "V10", "Read a question and the advice given")
ANSWER_CONSULTATION = Ability("answer_consultation", "V10", "Give advice with its reasons")
CONSULTATION_QUEUE = Ability("consultation_queue", "F1", "See what waits for the consultation line")
ASK_FOR_HELP = Ability("ask_for_help", "W5", "Ask for help, or take down what somebody asks", "signed_in")
SEE_HELP_REQUEST = Ability("help_request", "V8", "Read a request for help and its answer", "signed_in")
ANSWER_HELP = Ability("answer_help", "V8", "Answer a request for help")
MAKE_REFERRAL = Ability("make_referral", "W5", "Refer to children's social care")
SEE_REFERRAL = Ability("referral", "V3", "Read a referral")
DUTY_DESK = Ability("duty_desk", "F1", "See what waits for the duty desk")
WORK_ON_REFERRAL = Ability("take_up", "V3", "Take up a referral, mark danger, tell the outcome")
KNOWN_TO_US = Ability("known_to_us", "F1", "Look up whether a family is known, with a purpose")
SEE_PATTERN = Ability("pattern", "V10", "Read what was noticed about a child, all together")
SAME_CHILD = Ability("same_child", "F1", "Say whether a child made from a worry is one we know")
RECEIVE_REPORT = Ability("receive_report", "W5", "Take down a report")
SEE_REPORT = Ability("report", "V5", "Read a report and look at it")
