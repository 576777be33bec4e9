"""What the pages of the services room let somebody do."""

from kinfold.base.abilities import Ability

SEE_DIRECTORY = Ability("directory", "-", "Look for help in the directory")
SEE_SERVICE = Ability("service", "-", "Read about one kind of help")
SEE_NEEDS = Ability("needs", "V3", "See what somebody needs, and how far it is met", audience="signed_in")
NOTICE_NEED = Ability("notice_need", "W1", "Write down what somebody needs")
READ_NEED = Ability("read_need", "W1", "Say how far a need is met", audience="signed_in")
SEE_FAMILY_SERVICES = Ability(
    "family_services", "V3", "See the help of a family, the waits first", audience="signed_in"
)
ASK_FOR_SERVICE = Ability("ask_for_service", "W1", "Ask for help for somebody")
SEE_REQUEST = Ability("request", "V3", "Read what became of asking for help", audience="signed_in")
MOVE_REQUEST = Ability("move_request", "W1", "Say what happened next with help that was asked for")
CHANGE_REQUEST = Ability("change_request", "W1", "Put right what was asked: its aim, who gives it, how often")
SHARE_NEED = Ability("share_need", "W1", "Share a need with the family, or no longer", audience="signed_in")
SEE_UNMET_NEEDS = Ability("unmet_needs", "R1", "See which needs are not met, counted and by name")
SAY_EFFECT = Ability("say_effect", "W1", "Say what a need means for one child")
SEE_THRESHOLDS = Ability("thresholds", "V3", "See what adult and children's services each said, side by side")
OPEN_GAP = Ability("open_gap", "W1", "Say who owns what everybody refused")
SEE_GAP = Ability("gap", "V3", "Read who owns what nobody gives, and what comes next", audience="signed_in")
TAKE_UP_GAP = Ability("take_up_gap", "W1", "Take up what nobody gives with those who could")
ANSWER_GAP_OF_HELP = Ability("answer_gap_of_help", "W1", "Say what the answer is to what nobody gave")
LET_GAP_STAND = Ability("let_gap_stand", "W1", "Say plainly that nobody gives it")
HAND_OVER_GAP = Ability("hand_over_gap", "W1", "Give what nobody gives to another owner")
SEE_GAPS = Ability("gaps", "R1", "See what nobody gives, who owns it and what comes next")
ASK_SEVERAL = Ability("ask_several", "W1", "Ask several services for the same help at once")
LET_GO = Ability("let_go", "W1", "Take back what was asked of the others, when one service begins")
COMPANION_WENT = Ability("companion_went", "W1", "Write that somebody went along the first time")
HELP_MEANWHILE = Ability("help_meanwhile", "W1", "Write what somebody has while they wait")
END_HELP_MEANWHILE = Ability("end_help_meanwhile", "W1", "Write that help meanwhile ended")
END_WELL = Ability("end_well", "W1", "End help well: why, whom to ring, what the person says")
AGREE_STAY = Ability("agree_stay", "W1", "Agree nights with a host family, with their dates")
END_STAY = Ability("end_stay", "W1", "Say that a child came back from a host family, and how it went")
CALL_OFF_STAY = Ability("call_off_stay", "W1", "Call off nights with a host family")
SEND_ANSWER_LINK = Ability("send_answer_link", "X3", "Let a service answer one request by a one-time link")
TAKE_BACK_LINK = Ability("take_back_link", "X3", "Take back a one-time link")
TELL_ANSWER = Ability("tell_answer", "W1", "Write that the person was told what the service answered")
ANSWER_LINK = Ability("answer_link", "-", "Answer one request by a one-time link", audience="anyone")
ASK_FOR_NEW_LINK = Ability("ask_for_new_link", "-", "Ask for a new one-time link", audience="anyone")
CHILD_WENT = Ability(
    "child_went", "V3", "Say who is there for a parent whose child has gone", audience="signed_in"
)
CHILD_LEFT_HOME = Ability("child_left_home", "W1", "Write that a child no longer lives with a parent")
HELP_ENDED_AFTER = Ability("help_ended_after", "R1", "See which help of parents ended when a child had gone")
KEEP_SERVICE = Ability("keep_service", "-", "Put a page of the directory right")
KEEP_PLACES = Ability("service_places", "-", "Say where a service is given")
KEEP_CRITERIA = Ability("service_criteria", "-", "Say who may have a service")
ADD_SERVICE = Ability("add_service", "-", "Put a service in the directory that was not there")
CHECK_SERVICE = Ability("check_service", "-", "Say that a page of the directory is still so")
WITHDRAW_SERVICE = Ability("withdraw_service", "-", "Take a service out of the directory, or put it back")
SEE_HOW_LONG = Ability(
    "how_long", "-", "See how long help was planned for, how long it lasted, how often it began anew"
)
SERVICES_TO_CHECK = Ability(
    "services_to_check", "-", "See which pages of the directory nobody has checked for long"
)
