"""What must be there before a step is taken. Each refusal says what to do, and at which field."""

from collections.abc import Sequence
from datetime import date

from kinfold.base import checks
from kinfold.base.errors import NotNow

LONGEST = 10_000
TOO_LONG = (
    "This is {length} characters and the most we can keep here is {longest}. "
    "Shorten it, or write the rest as a second one."
)


def must_say(words: str, field: str, otherwise: str) -> str:
    """Return what was written, tidied; refuse nothing at all, with `otherwise` as the message."""
    return checks.must_say(words, field, otherwise, longest=LONGEST, too_long=TOO_LONG)


def must_fit(words: str, field: str, longest: int = LONGEST) -> str:
    """Return what was written, tidied; refuse what is too long to keep."""
    return checks.must_fit(words, field, longest=longest, too_long=TOO_LONG)


def must_be_past(day: date, today: date, field: str, what: str = "This happened") -> date:
    """Refuse a day in the future, or one that nobody alive can mean."""
    return checks.must_be_past(day, today, field, f"{what} on a day that has not come yet. Check the date.")


def must_have_child(children: Sequence[object]) -> None:
    """Refuse a worry that is about nobody."""
    if not children:
        raise NotNow("Tell us which child this is about. A first name is enough.", field="name")


def must_have_wish(wish: str, service_wanted: str) -> None:
    """Refuse an unknown wish, or a request for a service that is not named."""
    if wish not in ("keep", "ask", "refer", "service"):
        raise NotNow("Choose what you would like to happen.", field="wish")
    if wish == "service" and not service_wanted.strip():
        raise NotNow("Name the service you are asking for.", field="service_wanted")


def must_tell_family_or_why(told: bool | None, why_not: str, field: str = "why_family_not_told") -> None:
    """Ask for the reason when a family is not told (trust: "family told? if not, why not")."""
    if told is None:
        raise NotNow("Say whether the family knows that you are doing this.", field="family_told")
    if not told and not why_not.strip():
        raise NotNow("Say why the family has not been told. One line is enough.", field=field)


def must_have_purpose(purpose: str) -> None:
    """Ask why somebody is looked up: in three words or more, because it is kept with the search."""
    if len(purpose.split()) < 3:
        raise NotNow("Say in a few words why you are looking. It is kept with the search.", field="purpose")


def must_have_two(has_birth: bool, postcode: str, adult: str) -> None:
    """Ask for a second thing known of the person, so that nobody browses (trust, matrix note 1)."""
    if not (has_birth or postcode.strip() or adult.strip()):
        raise NotNow(
            "Add a date of birth, a postcode or the name of an adult: two things are needed.", field="born"
        )
