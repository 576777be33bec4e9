"""Growing up out of care: the words of the law, the codes of the return, and when to ask for them. Pure."""

from datetime import date, timedelta

from kinfold.base.errors import NotNow

WORDS: dict[str, str] = {
    "eligible": "16 or 17 and still in care",
    "relevant": "16 or 17 and left care",
    "former_relevant": "18 or over",
    "qualifying": "Help and advice, because they were in care for a while",
}
"""What the Children Act 1989 calls them (sections 23A to 24, schedule 2 paragraph 19B), said plainly."""

IN_TOUCH: dict[str, str] = {
    "YES": "Yes, we are in touch",
    "NO": "No, we could not reach them",
    "REFU": "They do not want to be in touch",
    "NREQ": "They do not need help any more",
    "RHOM": "They went home for good, six months or longer ago",
    "DIED": "They died",
}

ACTIVITY: dict[str, str] = {
    "F1": "At university, full time",
    "P1": "At university, part time",
    "F2": "At college or other learning, full time",
    "P2": "At college or other learning, part time",
    "F4": "Apprenticeship, full time",
    "P4": "Apprenticeship, part time",
    "F5": "In work or training, full time",
    "P5": "In work or training, part time",
    "G4": "Not in work or learning: illness or disability",
    "G6": "Not in work or learning: expecting a baby or bringing up a child",
    "G5": "Not in work or learning: another reason",
    "0": "Not known",
}

HOME: dict[str, str] = {
    "Z": "Still with former foster carers",
    "B": "With parents or relatives",
    "U": "A home of their own",
    "D": "Semi-independent or transitional",
    "E": "Supported lodgings",
    "K": "Ordinary lodgings",
    "T": "A foyer",
    "C": "A community home or in hospital",
    "V": "Emergency accommodation",
    "W": "Bed and breakfast",
    "S": "Nowhere fixed",
    "X": "In custody",
    "G": "Abroad",
    "H": "Deported",
    "Y": "Somewhere else",
    "R": "Not known",
}
NEVER_SUITABLE = frozenset({"S", "X"})
"""The return has only S2 and X2: nowhere fixed and custody are never a suitable home."""

NOTHING_MORE = frozenset({"DIED", "RHOM"})
"""Where neither days nor home are asked for (statutory/903.md, rule 344)."""

BEFORE, AFTER = (
    91,
    31,
)  # days around the birthday in which a contact counts for the return: three months, one month
TIES = ("person", "named", "why", "how_kept")


def check_word(word: str, age: int | None) -> None:
    """Raise `NotNow` when the word does not fit the age."""
    if word not in WORDS:
        raise NotNow("Choose what they are entitled to.", field="word")
    if age is None:
        return
    if age < 16:
        raise NotNow("This begins at sixteen.", field="word")
    if (word in ("eligible", "relevant")) and age >= 18:
        raise NotNow("From eighteen on, choose “18 or over”.", field="word")
    if word == "former_relevant" and age < 18:
        raise NotNow("“18 or over” begins on the eighteenth birthday.", field="word")


def check_contact(in_touch: str, activity: str, home: str, suitable: bool | None, why_not: str) -> None:
    """Raise `NotNow` when the answers do not fit each other."""
    if in_touch not in IN_TOUCH:
        raise NotNow("Choose whether you are in touch.", field="in_touch")
    if in_touch in NOTHING_MORE:
        return
    if activity and activity not in ACTIVITY:
        raise NotNow("Choose what they do with their days.", field="activity")
    if home and home not in HOME:
        raise NotNow("Choose where they live.", field="home")
    if in_touch == "YES" and not (activity and home):
        raise NotNow(
            "You are in touch: say what they do with their days and where they live; “not known” will do.",
            field="home" if activity else "activity",
        )
    if home in NEVER_SUITABLE and suitable:
        raise NotNow("This can never be a suitable home.", field="home_suitable")
    if home and home != "R" and suitable is None:
        raise NotNow("Say whether this home is right for them.", field="home_suitable")
    if suitable is False and not why_not.strip():
        raise NotNow(
            "Say what is not right about this home, and what is being done.", field="why_not_suitable"
        )


def oc3(in_touch: str, activity: str, home: str, suitable: bool | None) -> dict[str, str | None]:
    """The three answers of the return for one contact (statutory/903.md, OC3)."""
    if in_touch in NOTHING_MORE:
        return {"IN_TOUCH": in_touch, "ACTIV": None, "ACCOM": None}
    accom = "0" if not home else f"{home}{2 if suitable is False or home in NEVER_SUITABLE else 1}"
    return {"IN_TOUCH": in_touch, "ACTIV": activity or "0", "ACCOM": accom}


def window(birthday: date) -> tuple[date, date]:
    """From which day to which a contact counts for a birthday: three months before to a month after (as told; unverified)."""
    return birthday - timedelta(days=BEFORE), birthday + timedelta(days=AFTER)


def birthday(born: date, age: int) -> date:
    """The birthday at an age; a child of 29 February has it on 1 March where there is none."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)
