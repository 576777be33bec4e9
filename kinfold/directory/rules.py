"""The words of the public pages, at a reading age of about nine; codes; by when an asker has an answer, and how long it is kept. Pure."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from kinfold.base.ids import ALPHABET
from kinfold.law import days, timescales

CODE_PARTS = (4, 4, 4)
NUMBER_LENGTH = CODE_PARTS[0]
TIMESCALE = "public_ask_answered"
KEEPING = Path(__file__).resolve().parent / "keeping.yaml"

MOST_ASKS = 100
"""Asked on the public page within an hour, by everybody together: more than that is a machine."""
MOST_TRIES = 10
"""Wrong codes within an hour for one first part."""
MOST_WORDS = 4_000

ASKED_FOR = {
    "me": "Me",
    "my_child": "My child",
    "my_family": "My family",
    "young": "I am under 18 and it is for me",
    "someone": "Somebody I know",
}
"""For whom somebody asks."""


@dataclass(frozen=True, slots=True)
class Hard:
    """Something that is hard, as people say it, and the needs that help with it is filed under."""

    says: str
    needs: tuple[str, ...]


HARD: dict[str, Hard] = {
    "money": Hard("Money, food and bills", ("money", "food", "gambling")),
    "home": Hard("My home", ("housing", "practical_help")),
    "feeling_low": Hard(
        "Feeling low or worried", ("mental_health", "self_harm", "emotional_support", "own_childhood")
    ),
    "children": Hard(
        "Looking after children",
        ("parenting", "routines", "physical_care", "stimulation", "shared_care", "childcare"),
    ),
    "baby": Hard("Having a baby", ("pregnancy",)),
    "alone": Hard("Being alone", ("social_support", "friendships")),
    "rest": Hard("I need a rest", ("respite", "practical_help")),
    "arguing": Hard("Arguing at home, or living apart", ("conflict", "separation", "family_links")),
    "hurt": Hard(
        "Somebody hurts or scares me", ("domestic_abuse", "safety", "abuse_recovery", "exploitation")
    ),
    "temper": Hard("I want to stop hurting others", ("anger",)),
    "drink": Hard("Drink or drugs", ("alcohol", "substance_misuse")),
    "health": Hard("Health", ("physical_health", "health_care", "pregnancy")),
    "disability": Hard("Being disabled", ("disability_support", "learning_disability", "sen_support")),
    "school": Hard("School", ("education", "attendance", "sen_support", "speech_language")),
    "carer": Hard("I look after somebody", ("young_carer", "respite")),
    "papers": Hard("Papers, law and language", ("immigration", "language", "legal_advice", "advocacy")),
    "loss": Hard("Somebody died", ("bereavement",)),
    "work": Hard("Work", ("employment", "childcare", "transport")),
    "fun": Hard("Things to do", ("activities", "friendships", "mentor")),
}
"""What is hard, in the words of those it is hard for. Every need that a family can look for stands under one."""

_MEANT: dict[str, tuple[str, ...]] = {
    "money": ("money", "bill", "debt", "food", "hungry", "rent", "benefit", "gambl", "poor", "heating"),
    "home": ("home", "house", "housing", "flat", "evict", "damp", "landlord"),
    "feeling_low": (
        "sad",
        "low",
        "depress",
        "anxi",
        "worr",
        "cry",
        "panic",
        "stress",
        "suicid",
        "mental",
        "sleep",
        "cope",
    ),
    "children": ("child", "kid", "toddler", "bedtime", "parent", "behav", "tantrum", "son", "daughter"),
    "baby": ("baby", "pregnan", "birth", "midwi", "breastf", "newborn"),
    "alone": ("alone", "lonely", "friend", "isolat"),
    "rest": ("tired", "rest", "exhaust", "respite"),
    "arguing": ("argu", "row", "shout", "divorc", "separat", "contact"),
    "hurt": ("hurt", "hit", "scare", "scared", "afraid", "abuse", "violen", "refuge", "frighten", "threat"),
    "temper": ("angry", "anger", "temper"),
    "drink": ("drink", "alcohol", "drug", "cannabis", "sober"),
    "health": ("ill", "sick", "doctor", "pain", "health"),
    "disability": ("disab", "wheelchair", "autis", "adhd"),
    "school": ("school", "nursery", "exclud", "bully", "speech"),
    "carer": ("carer", "caring"),
    "papers": ("visa", "asylum", "law", "legal", "english", "court", "translat"),
    "loss": ("died", "death", "grief", "funeral", "bereave"),
    "work": ("job", "work", "unemploy", "childcare"),
    "fun": ("play", "club", "sport", "bored", "holiday"),
}
"""How people begin the words that they type for what is hard. Only a help to find the way: nothing is kept of it."""

_LIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})


def may_mean(words: str) -> list[str]:
    """What may be hard for somebody who typed these words, in the order of `HARD`: “sad after the baby” is two of them."""
    typed = re.findall(r"[a-z]+", words.lower())
    return [hard for hard in HARD if any(word.startswith(_MEANT[hard]) for word in typed)]


def due(asked_on: date) -> date:
    """By when somebody who asked has an answer (`law/timescales/help/public_ask_answered.yaml`)."""
    last = timescales.due(timescales.rule(TIMESCALE), asked_on)
    assert last is not None
    return last


@cache
def months_kept() -> int:
    """For how many months an asking that is in no record is kept (`keeping.yaml`: a council's own number)."""
    return int(yaml.safe_load(KEEPING.read_text(encoding="utf-8"))["asked_in_public"]["months"])


def kept_in_words() -> str:
    """The same in words, for the page."""
    return "1 month" if months_kept() == 1 else f"{months_kept()} months"


def kept_until(answer_by: date, answered_on: date | None = None) -> date:
    """The last day on which an asking that is in no record can be read: counted from its answer, or from the day of the promise.

    Whichever is later, so that nobody finds it gone who comes on the day that they were told.
    """
    return days.add(max(answer_by, answered_on or answer_by), months_kept(), "months")


def code_shown(number: str, rest: str) -> str:
    """Return a code as it is shown: in three parts, easy to write down."""
    return "-".join((number, *(rest[at : at + 4] for at in range(0, len(rest), 4))))


def code_typed(words: str) -> tuple[str, str] | None:
    """Return the two parts of a code, however it was typed; None when it cannot be one."""
    tidy = re.sub(r"[\s\-–—.]", "", words).upper().translate(_LIKE)
    if len(tidy) != sum(CODE_PARTS) or any(letter not in ALPHABET for letter in tidy):
        return None
    return tidy[:NUMBER_LENGTH], tidy[NUMBER_LENGTH:]
