"""What the pages of the family map let somebody do."""

from kinfold.base.abilities import Ability

SEE_GENOGRAM = Ability("genogram", "V1", "See a family’s map, as it was on any day", "signed_in")
SEE_ECOMAP = Ability("ecomap", "V1", "See the map of the people around a child", "signed_in")
ADD_RELATIVE = Ability("add_relative", "W1", "Add somebody to the family map")
RELATE = Ability("relate", "W1", "Say what two people are to each other")
CHANGE_TIE = Ability("change_tie", "W1", "Change what is known of a tie")
END_TIE = Ability("end_tie", "W1", "Record that a tie has ended")
TAKE_BACK_TIE = Ability("take_back_tie", "W1", "Say that a tie was never so")
SET_UP_HOUSEHOLD = Ability("set_up_household", "W1", "Set up a home")
MOVE_IN = Ability("move_in", "W1", "Record that somebody moved in")
MOVE_OUT = Ability("move_out", "W1", "Record that somebody moved out")
RECORD_RESPONSIBILITY = Ability("record_responsibility", "W1", "Record who holds parental responsibility")
CHOOSE_TRUSTED_ADULT = Ability("choose_trusted_adult", "W1", "Write down whom a child chooses")
END_MATTERS = Ability("end_matters", "W1", "Record that somebody no longer matters in this way")
ANSWER_GAP = Ability("answer_gap", "W1", "Say why something is not known")
INVOLVE = Ability("involve", "G1", "Bring a worker to a family")
END_INVOLVEMENT = Ability("end_involvement", "G1", "End a worker’s part, with the goodbye planned")
HAND_OVER_LEAD = Ability("hand_over_lead", "G1", "Hand over the lead")
