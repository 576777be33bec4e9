"""Nights with a volunteer host family: which help gives them, and how long one stay may be (seed 004: 1245-1305). Pure."""

from datetime import date

from kinfold.services import states

HOSTING = "hosting"
"""The kind of the directory."""
LONGEST_STAY = 27
"""Nights. Somebody outside the family who cares for a child for 28 days or more is a private foster carer, of whom the
council has to be told (Children Act 1989, section 66(2)): another thing in law, with duties of its own."""
TOO_LONG = (
    "A stay of 28 days or more is private fostering in law, and the council must be told of it. "
    "Talk with your manager. Here a stay is 27 nights at most."
)


def gives_stays(kind: str, does: str) -> bool:
    """Say whether a service has host families: by its kind, or because its description says so."""
    return kind == HOSTING or "hosting" in does.lower()


def no_stay_because(kind: str, does: str, state: str) -> str:
    """Say why nights cannot be agreed of a request in this state for a service; nothing when they can."""
    if not gives_stays(kind, does):
        return "This help has no host families."
    if state in states.STOPPED:
        return "This help has ended. Ask for it again first."
    if state in ("offered", "accepted", *states.RECEIVING):
        return ""
    return "Say first that they offered it, or said yes: then agree the dates."


def in_order(begins_on: date, until_on: date) -> str:
    """Say in words what is wrong with the dates of a stay; nothing when they may stand."""
    nights = (until_on - begins_on).days
    if nights < 1:
        return "The day of coming back is after the first day."
    return TOO_LONG if nights > LONGEST_STAY else ""


def cross(one: tuple[date, date], other: tuple[date, date]) -> bool:
    """Say whether a night lies in both. Coming back from one and going to another on a day crosses nothing."""
    return one[0] < other[1] and other[0] < one[1]


def stay_sentence(name: str, nights: int) -> str:
    """Tell the chronology that nights were agreed: never with whom or where."""
    return f"Nights with a host family were agreed for {name}: {nights_said(nights)}."


def back_sentence(name: str, nights: int) -> str:
    """Tell that the child came back."""
    return f"{name} came back after {nights_said(nights)} with a host family."


def off_sentence(name: str) -> str:
    """Tell that it does not take place."""
    return f"The nights with a host family were called off for {name}."


def nights_said(nights: int) -> str:
    """So many nights, in words."""
    return "one night" if nights == 1 else f"{nights} nights"
