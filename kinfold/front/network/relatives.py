"""What somebody may be to a child or adult, in the words people use, and how the record writes it."""

from dataclasses import dataclass

from kinfold.network.models import FamilyMember, Relationship

Part, Type = FamilyMember.Part, Relationship.Type
Contact, Quality = Relationship.Contact, Relationship.Quality
COUPLES = frozenset({Type.PARTNER, Type.SPOUSE, Type.EX_PARTNER})


@dataclass(frozen=True, slots=True)
class Relative:
    """A word people use ("grandmother"), the tie it stands for, the part in the family, and the sex it tells."""

    key: str
    label: str
    type: str
    part: str
    sex: str = "U"


RELATIVES: dict[str, Relative] = {
    one.key: one
    for one in (
        Relative("mother", "Mother", Type.MOTHER, Part.PARENT, "F"),
        Relative("father", "Father", Type.FATHER, Part.PARENT, "M"),
        Relative("stepmother", "Stepmother", Type.STEP_MOTHER, Part.STEP_PARENT, "F"),
        Relative("stepfather", "Stepfather", Type.STEP_FATHER, Part.STEP_PARENT, "M"),
        Relative("mothers_partner", "Mother’s partner", Type.MOTHERS_PARTNER, Part.STEP_PARENT),
        Relative("grandmother", "Grandmother", Type.GRANDMOTHER, Part.RELATIVE, "F"),
        Relative("grandfather", "Grandfather", Type.GRANDPARENT, Part.RELATIVE, "M"),
        Relative("sister", "Sister", Type.SIBLING, Part.CHILD, "F"),
        Relative("brother", "Brother", Type.SIBLING, Part.CHILD, "M"),
        Relative("half_sister", "Half-sister", Type.HALF_SIBLING, Part.CHILD, "F"),
        Relative("half_brother", "Half-brother", Type.HALF_SIBLING, Part.CHILD, "M"),
        Relative("aunt", "Aunt", Type.AUNT_UNCLE, Part.RELATIVE, "F"),
        Relative("uncle", "Uncle", Type.AUNT_UNCLE, Part.RELATIVE, "M"),
        Relative("relative", "Cousin or another relative", Type.RELATIVE, Part.RELATIVE),
        Relative("godparent", "Godparent", Type.GODPARENT, Part.OTHER_ADULT),
        Relative("partner", "Partner", Type.PARTNER, Part.STEP_PARENT),
        Relative("spouse", "Husband or wife", Type.SPOUSE, Part.STEP_PARENT),
        Relative("ex_partner", "Former partner", Type.EX_PARTNER, Part.OTHER_ADULT),
        Relative("friend", "Friend", Type.FRIEND, Part.FRIEND),
        Relative("neighbour", "Neighbour", Type.NEIGHBOUR, Part.NEIGHBOUR),
        Relative("trusted_adult", "An adult they trust", Type.TRUSTED_ADULT, Part.OTHER_ADULT),
        Relative("carer", "Carer", Type.CARER, Part.FOSTER_CARER),
        Relative(
            "peer_risk", "Somebody people worry about them being with", Type.PEER_RISK, Part.OTHER_ADULT
        ),
    )
}
SEEING = [
    (Contact.LIVES_WITH, "They live together"),
    (Contact.REGULAR, "Regularly"),
    (Contact.SOME, "Sometimes"),
    (Contact.NONE, "Not at all"),
    (Contact.SOUGHT, "Not now, and somebody wants to"),
    (Contact.ENDED, "Not any more: contact has ended"),
    (Contact.UNKNOWN, "Not known"),
]
GETTING_ON = [
    (Quality.CLOSE, "Close"),
    (Quality.SUPPORTIVE, "Supportive"),
    (Quality.MIXED, "Close and strained"),
    (Quality.STRAINED, "Strained"),
    (Quality.ESTRANGED, "Cut off from each other"),
    (Quality.CONTROLLING, "One controls the other"),
    (Quality.FEARED, "There is fear"),
    (Quality.VIOLENT, "There has been violence"),
    (Quality.UNKNOWN, "Not known"),
]
GROWN_UP = 18


def part_of(relative: Relative, age: int | None) -> str:
    """The part somebody plays in the family: a grown-up brother or sister is a relative, not a child of it."""
    if relative.part == Part.CHILD and age is not None and age >= GROWN_UP:
        return Part.RELATIVE
    return relative.part
