"""What the pages of the work room let somebody do."""

from kinfold.base.abilities import Ability

DRIFT_BOARD = Ability("drift_board", "F1", "See which families of my teams stand still")
CASELOAD = Ability("caseload", "F1", "See who in my teams works with which families")
SUPERVISE = Ability("supervise", "W4", "Write down a talk with a worker about a family")
SEE_SUPERVISION = Ability("supervision", "V3", "Read what was talked over about a family")
DO_ACTION = Ability("do_supervision_action", "V3", "Say that something agreed in supervision was done")
NAME_OWNER = Ability("name_owner", "F1", "Give what my team owns to one of its workers")
