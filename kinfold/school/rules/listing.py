"""A school's own list of young people who may need more help: a reason in words, no protected trait, no score, an end.

The protected characteristics are those of the Equality Act 2010, section 4. Some councils' lists used sex and ethnicity as
indicators (seed 004: 2188); this one refuses them, because a list ought to say what would help, not who somebody is.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from kinfold.base.dates import plain
from kinfold.base.errors import NotNow

LONGEST_DAYS = 366

TRAITS: dict[str, str] = {
    "race": r"rac(e|ial)|ethnic\w*|nationalit\w*|white|black|asian|african|caribbean|mixed heritage|gypsy|gypsies|roma|"
    r"travellers?|arabs?|chinese|indian|pakistani|bangladeshi|polish|romanian|refugees?|asylum\W?seekers?|bame|eal",
    "religion or belief": r"religio\w*|faith|christians?|catholics?|muslims?|islam\w*|jewish|jews?|hindus?|sikhs?|buddhis\w*",
    "sex": r"gender|sex|males?|females?|boys?|girls?",
    "gender reassignment": r"trans|transgender|transsexual|non\W?binary",
    "sexual orientation": r"sexuality|sexual orientation|gay|lesbian|bisexual|lgbt\w*|queer",
    "disability": r"disab\w*|autis\w*|asperger\w*|adhd|dyslexi\w*|sen|send|sen[dk]?\W?support|ehcp?|special (educational )?needs|"
    r"wheelchair|deaf|blind|epilep\w*",
    "pregnancy and maternity": r"pregnan\w*|maternity|teen(age)? (mum|mother|parent|dad|father)s?|expecting a baby",
    "marriage": r"married|marriage|civil partnership",
}
_PATTERNS = {name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in TRAITS.items()}
_SCORE = re.compile(
    r"\b(?:scor(?:e|es|ed|ing)|points?|ranks?|ranked|rank(?:ing)|rag|red|amber|(?:high|medium|low)[ -]risk|risk (?:level|rating)|"
    r"\d+\s*(?:/|out of)\s*\d+|\d+\s*%)",
    re.IGNORECASE,
)


def trait_in(text: str) -> str:
    """Return the protected trait that a text names, or "a score"; empty when there is none."""
    found = next((name for name, pattern in _PATTERNS.items() if pattern.search(text)), "")
    return found or ("a score" if _SCORE.search(text) else "")


def must_name_no_trait(text: str, field: str) -> None:
    """Refuse a reason made of who somebody is, or of a number. Raises `NotNow`."""
    trait = trait_in(text)
    if trait == "a score":
        raise NotNow(
            "This list has no scores or levels. Write what makes the next step hard, in words.", field=field
        )
    if trait:
        raise NotNow(
            f"This list may not say anything about {trait}. Write what makes the next step hard, and what would help.",
            field=field,
        )


def must_end_in_time(put_on: date, ends_on: date) -> None:
    """A name stands on the list until a day, within a year. Raises `NotNow`."""
    latest = put_on + timedelta(days=LONGEST_DAYS)
    if not put_on < ends_on <= latest:
        raise NotNow(
            f"Choose a day by which the name comes off: {plain(latest)} at the latest.", field="ends_on"
        )
