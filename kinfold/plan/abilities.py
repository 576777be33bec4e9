"""What the pages of the plan room let somebody do."""

from kinfold.base.abilities import Ability

CHANGE_LEVEL = Ability("change_level", "V3", "Change the level of help of a child, with the reason")
DECIDE_REFERRAL = Ability(
    "decide_referral", "V3", "Decide a referral, with reasons, and the level that follows"
)
SEE_PLAN = Ability("plan", "V8", "Read the plan that is shared with the family", "signed_in")
SEE_PLAN_HISTORY = Ability("plan_history", "V11", "Read everything that was written in the plan")
SEE_FRIDGE_PAGE = Ability("fridge_page", "V8", "Read the plan on one page", "signed_in")
SEE_REVIEW = Ability("review", "V8", "Read a review of the plan", "signed_in")
SEE_CHANGE = Ability("change_view", "V8", "Read what has changed for one child")
MAKE_PLAN = Ability("make_plan", "W1", "Make the family’s one plan")
CORRECT_PLAN = Ability("correct_plan", "W1", "Change the few words of the plan")
SET_GOAL = Ability("set_goal", "W1", "Agree a goal")
CHANGE_GOAL = Ability("change_goal", "W1", "Change a goal’s words, sign or day")
END_GOAL = Ability("end_goal", "W1", "Say that a goal was reached, or is let go")
AGREE_ACTION = Ability("agree_action", "W1", "Agree who does what by when")
CHANGE_ACTION = Ability("change_action", "W1", "Change what is still to be done")
END_ACTION = Ability("end_action", "W1", "Say that something was done, or was not")
SAY_HOW_IT_WENT = Ability(
    "say_how_it_went", "W1", "Say how it went with what one said one would do", "signed_in"
)
SET_RHYTHM = Ability("set_rhythm", "W1", "Agree how often somebody sees a child")
END_RHYTHM = Ability("end_rhythm", "W1", "End visits")
HOLD_REVIEW = Ability("hold_review", "W1", "Look at how the plan is going, for each child")
AGREE_WINDOW = Ability("agree_window", "W1", "Agree a time for change with the parents")
ANSWER_WINDOW = Ability("answer_window", "W1", "Say whether change reached the children in the time agreed")
MOVE_ON_DRIFT = Ability("move_on_drift", "W4", "As a manager, move on a plan that is stuck")
SEE_PACKAGES = Ability("packages", "W1", "Choose a package to begin from")
BEGIN_FROM_PACKAGE = Ability("begin_from_package", "W1", "Edit a package and put it into the plan")
SEE_STEPS = Ability("plan_steps", "V3", "Read the steps, endings, handovers and workers so far")
STEP = Ability("step", "W1", "Step a child up or down")
CLOSE_PLAN = Ability("close_plan", "W1", "End help well, or ask for agreement to it")
ANSWER_CLOSING = Ability("answer_closing", "W4", "Agree to an ending that somebody else asked for")
COME_BACK = Ability("come_back", "W1", "Help a family again, on the same record")
LOOK_BACK = Ability("look_back", "W1", "Ask how it goes, some time after the end")
HAND_OVER = Ability("hand_over", "G1", "Hand the lead over, with something to read first")
READ_HANDOVER = Ability("read_handover", "V3", "Read what came before, and write down one’s own view")
