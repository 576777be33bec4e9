"""What the pages about people let somebody do."""

from kinfold.base.abilities import Ability

ADD_PERSON = Ability("add_person", "W1", "Add a person to a family")
SEE_DETAILS = Ability("person_details", "V1", "See names, numbers, addresses and telephone numbers")
CORRECT_PERSON = Ability("correct_person", "W1", "Put facts about a person right")
CHANGE_DETAILS = Ability("change_details", "W1", "Add or end a name, number, address or telephone number")
RECORD_BIRTH = Ability("record_birth", "W1", "Record that a baby was born")
RECORD_DEATH = Ability("record_death", "W1", "Record that somebody has died")
ASK_TO_MERGE = Ability("ask_to_merge", "W1", "Say that two records are the same person")
SEE_MERGE = Ability("merge", "V1", "See whether two records are the same person")
AGREE_TO_MERGE = Ability("agree_to_merge", "M1", "Agree that two records are the same person")
UNDO_MERGE = Ability("undo_merge", "M1", "Take joined records apart")
