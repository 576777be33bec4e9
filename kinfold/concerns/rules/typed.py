"""A child as somebody typed them in a hurry: perhaps only a first name, perhaps misspelt."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kinfold.base.dates import PartialDate
from kinfold.base.saying import in_a_row

UNKNOWN = PartialDate(None, "unknown")


# What people write where a name is asked for and they have none.
NO_NAMES = frozenset(
    {"not known", "unknown", "name not known", "name unknown", "don't know", "dont know", "do not know", "not sure", "no idea", "n/a", "na", "nk", ""}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TypedAdult:
    """An adult in a child's life as typed: a name, and what they are to the child."""

    name: str
    tie: str = "mother_of"

    @property
    def is_named(self) -> bool:
        """Whether a name was typed, and not that it is not known."""
        return self.name.replace("’", "'").strip(" .?!-").casefold() not in NO_NAMES

    @property
    def part(self) -> str:
        """The part this adult has in the family (network words)."""
        parts = {"mother_of": "parent", "father_of": "parent", "parent_of": "parent"}
        parts |= {"step_father_of": "step_parent", "mothers_partner_of": "step_parent"}
        parts |= {"grandmother_of": "relative", "relative_of": "relative"}
        return parts.get(self.tie, "other_adult")


@dataclass(frozen=True, slots=True)
class TypedChild:
    """A child as typed in a worry. `person_ref` is set when the writer chose a child whom they may already see."""

    name: str
    born: PartialDate = UNKNOWN
    born_typed: str = ""
    address: str = ""
    postcode: str = ""
    school: str = ""
    adults: tuple[TypedAdult, ...] = field(default=())
    own_words: str = ""
    unborn: bool = False
    person_ref: str = ""

    @property
    def adults_typed(self) -> str:
        """The adults, as one line that stays with the worry."""
        says = {"mother_of": "mother", "father_of": "father"}
        return ", ".join(f"{a.name} ({says[a.tie]})" if a.tie in says else a.name for a in self.adults)[:300]


def split_name(name: str) -> tuple[str, str]:
    """Split a typed name into given and family name: the last word is the family name, if there are several.

    "Jake" gives ("Jake", ""); "Jake van Dyke" gives ("Jake van", "Dyke"): search tries either order and each half.
    """
    words = name.split()
    if len(words) < 2:
        return (name.strip(), "")
    return (" ".join(words[:-1]), words[-1])


def family_name(names: Sequence[str]) -> str:
    """Name a family that nobody has met by its children: "Jake and Kelly Brown"; "Jake Brown and Mo Ali"."""
    split = [split_name(n) for n in names]
    surnames = {family for _, family in split}
    if len(split) > 1 and len(surnames) == 1 and "" not in surnames:
        said = in_a_row([given for given, _ in split]) + f" {surnames.pop()}"
    else:
        said = in_a_row([n.strip() for n in names])
    return said[:200]
