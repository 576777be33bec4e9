"""What the chronology's pages let somebody do."""

from kinfold.base.abilities import Ability

SEE_CHRONOLOGY = Ability("chronology", "V3", "See what has happened", "signed_in")
ADD_MEANING = Ability("add_meaning", "W1", "Say what something meant for a child")
CORRECT_ENTRY = Ability("correct_entry", "W1", "Put an entry right")
