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
