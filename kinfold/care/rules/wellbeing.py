"""Health of children in care, and what the yearly return asks about it. Facts only: no trend, no verdict. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kinfold.base.dates import age_in_years
from kinfold.base.errors import NotNow

WORDS: dict[str, str] = {
    "health_assessment": "Health assessment",
    "dentist": "Seen by a dentist",
    "immunisations": "Immunisations",
    "development": "Development check",
    "sdq": "Strengths and difficulties questionnaire",
    "substance": "Drugs or alcohol",
    "convicted": "Convicted or cautioned",
}

SDQ_WHY_NOT: dict[str, str] = {
    "SDQ1": "Under four or over sixteen",
    "SDQ2": "The carer did not want to",
    "SDQ3": "The child’s disability made it the wrong tool",
    "SDQ4": "Another reason",
    "SDQ5": "The young person did not want it",
}
"""Why there is none (statutory/903.md, SDQREASON)."""

PRIVATE = frozenset({"substance", "convicted"})
"""What stands in the restricted part of the record."""

YOUNG, SDQ_FROM, SDQ_TO, CONVICTED_FROM = 5, 4, 16, 10


@dataclass(frozen=True, slots=True)
class Step:
    """One health fact, as the return counts it."""

    word: str
    on_day: date
    done: bool = True
    up_to_date: bool | None = None
    sdq: int | None = None
    sdq_why_not: str = ""
    help_offered: bool | None = None
    help_taken: bool | None = None


def detail_of(word: str, born: date | None, on: date) -> str:
    """The word by which clocks know the step: a small child's assessment comes again after half a year."""
    if word == "health_assessment" and born is not None and age_in_years(born, on) < YOUNG:
        return "health_assessment_under_5"
    return "" if word in PRIVATE else word


def in_words(word: str, done: bool) -> str:
    """What the chronology says: the bare fact. What is private is not named."""
    if word in PRIVATE:
        return "Something about health or the law was written down with this child."
    said = {
        "health_assessment": "health assessment",
        "dentist": "visit to the dentist",
        "immunisations": "look at immunisations",
        "development": "development check",
        "sdq": "strengths and difficulties questionnaire",
    }[word]
    return f"There was a {said}." if done else f"A {said} was offered and did not happen."


def check(step: Step, note: str, born: date | None) -> None:
    """Raise `NotNow` when the answers do not fit each other."""
    if step.word not in WORDS:
        raise NotNow("Choose what it is about.", field="word")
    if step.word == "sdq":
        _check_sdq(step)
    elif not step.done and not note.strip():
        raise NotNow("Say in a few words why it did not happen; “did not want to” will do.", field="note")
    elif step.sdq is not None or step.sdq_why_not:
        raise NotNow("Only the questionnaire has a number.", field="sdq")
    if step.word == "immunisations" and step.done and step.up_to_date is None:
        raise NotNow("Say whether they are up to date.", field="up_to_date")
    if step.word == "substance" and step.help_offered is None:
        raise NotNow("Say whether help was offered.", field="help_offered")
    if step.word == "convicted" and born is not None and age_in_years(born, step.on_day) < CONVICTED_FROM:
        raise NotNow("A child under ten cannot be convicted or cautioned. Check the day.", field="on_day")


def _check_sdq(step: Step) -> None:
    if step.sdq_why_not and step.sdq_why_not not in SDQ_WHY_NOT:
        raise NotNow("Choose why there is none.", field="sdq_why_not")
    if (step.sdq is None) == (not step.sdq_why_not):
        raise NotNow("Give the number as the carer filled it in, or say why there is none.", field="sdq")
    if step.sdq is not None and not 0 <= step.sdq <= 40:
        raise NotNow("The number is between 0 and 40, as it stands on the form.", field="sdq")


def twelve_months_in_care(periods: Sequence[tuple[date, date | None]], year_end: date) -> bool:
    """Say whether one period of care runs through the whole year that ends on this day (31 March)."""
    return any(
        began <= year_end.replace(year=year_end.year - 1) and (ended is None or ended > year_end)
        for began, ended in periods
    )


def oc2(born: date, steps: Sequence[Step], year_end: date) -> dict[str, int | str | None]:
    """What the return asks of a child looked after for the year ending on a day (statutory/903.md, OC2).

    A field is None where the child's age leaves it blank. The questionnaire is the newest of the year.
    """
    age = age_in_years(born, year_end)
    first = year_end.replace(year=year_end.year - 1)
    year = [step for step in sorted(steps, key=lambda s: s.on_day) if first < step.on_day <= year_end]
    found: dict[str, int | str | None] = {
        "SDQ_SCORE": None,
        "SDQ_REASON": None,
        "CONVICTED": _had(year, "convicted") if age >= CONVICTED_FROM else None,
        "HEALTH_CHECK": _up_to_date(year, "development") if age < YOUNG else None,
        "IMMUNISATIONS": _up_to_date(year, "immunisations"),
        "TEETH_CHECK": _had(year, "dentist"),
        "HEALTH_ASSESSMENT": _had(year, "health_assessment"),
        "SUBSTANCE_MISUSE": _had(year, "substance"),
        "INTERVENTION_RECEIVED": None,
        "INTERVENTION_OFFERED": None,
    }
    if SDQ_FROM <= age <= SDQ_TO:
        last = next((step for step in reversed(year) if step.word == "sdq"), None)
        found["SDQ_SCORE"] = last.sdq if last else None
        found["SDQ_REASON"] = (
            None if last and last.sdq is not None else (last.sdq_why_not if last else "SDQ4")
        )
    if found["SUBSTANCE_MISUSE"]:
        mine = [step for step in year if step.word == "substance"]
        found["INTERVENTION_RECEIVED"] = int(any(step.help_taken for step in mine))
        if not found["INTERVENTION_RECEIVED"]:
            found["INTERVENTION_OFFERED"] = int(any(step.help_offered for step in mine))
    return found


def _had(steps: Sequence[Step], word: str) -> int:
    return int(any(step.word == word and step.done for step in steps))


def _up_to_date(steps: Sequence[Step], word: str) -> int:
    last = next((step for step in reversed(steps) if step.word == word), None)
    return int(last is not None and last.done and last.up_to_date is not False)
