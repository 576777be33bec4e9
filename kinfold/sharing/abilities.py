"""What the pages of this room let somebody do, each tied to a row of `access-matrix.tsv`."""

from kinfold.base.abilities import Ability

BREAK_GLASS = Ability("break_glass", "G5", "Open a record in an emergency")
END_GLASS = Ability("end_glass", "-", "Close one's own emergency access")
SEE_GLASS = Ability("glass_reviews", "G8", "See emergency access that needs a second look")
REVIEW_GLASS = Ability("review_glass", "G8", "Look again at somebody's emergency access")
SEE_PROTECTION = Ability("kept_closer", "G3", "See what protects a family")
RESTRICT = Ability("restrict", "G3", "Keep a record closer")
WITHHOLD = Ability("withhold", "G3", "Keep something from one person")
LOWER = Ability("lower", "G4", "Take protection away, with a second person")
PROTECT_DETAIL = Ability("protect_detail", "G3", "Protect an address or other detail")
REVEAL_DETAIL = Ability("reveal_detail", "V2", "Read a protected detail", "signed_in")
SEE_WHO_LOOKED = Ability("who_looked", "A1", "See who has looked", "signed_in")
SEE_DISCLOSURES = Ability("disclosures", "X3", "See what was shared outside")
DISCLOSE = Ability("disclose", "X3", "Record that something is shared outside")
NOT_SHARE = Ability("decide_not_to_share", "X3", "Record a decision not to share")
INVITE_PARTNER = Ability("invite_partner", "G1", "Invite somebody into the family's team")
END_INVITATION = Ability("end_invitation", "G1", "End an invitation")
