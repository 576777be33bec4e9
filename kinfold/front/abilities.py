"""What the front room's own pages let somebody do."""

from kinfold.base.abilities import Ability

SIGN_IN = Ability("sign_in", "-", "Sign in", "anyone")
SIGN_IN_AS = Ability("sign_in_as", "-", "Be somebody of the demonstration", "anyone")
SIGN_OUT = Ability("sign_out", "-", "Sign out", "anyone")
SEE_HOME = Ability("home", "-", "See my work, or my own page", "signed_in")
FIND = Ability("find", "F1", "Find a person", "practitioner")
SEE_FAMILY = Ability("family", "V1", "See a family's page", "signed_in")
SEE_PERSON = Ability("person", "V1", "See a child's or an adult's page", "signed_in")
