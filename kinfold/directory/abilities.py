"""What the pages of the directory room let somebody do. The public ones are for anybody at all: they open no record."""

from kinfold.base.abilities import Ability

HELP_NEAR_YOU = Ability("help_near_you", "-", "Look for help near you", audience="anyone")
HELP_SERVICE = Ability("help_service", "-", "Read about one kind of help", audience="anyone")
PRINT_HELP = Ability("print_help", "-", "Put help on paper", audience="anyone")
ASK_YOURSELF = Ability("ask_for_help_yourself", "-", "Ask for help by yourself", audience="anyone")
MY_ASK = Ability("my_ask", "-", "Read the answer to what you asked, by your code", audience="anyone")
PUBLIC_ASKS = Ability("public_asks", "F1", "See what was asked on the public page and waits for an answer")
SEE_PUBLIC_ASK = Ability("public_ask", "F1", "Read what somebody asked on the public page")
ANSWER_PUBLIC_ASK = Ability("answer_public_ask", "F1", "Answer what somebody asked on the public page")
TAKE_UP_PUBLIC_ASK = Ability("take_up_public_ask", "F1", "Write what was asked into a family’s record")
