"""Names as they are compared: without case, accents, apostrophes and hyphens, by sound and by short form.

Nothing here is ever shown: names on screen stay exactly as people write them.
"""

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

import jellyfish
import yaml

# Letters that Unicode does not take apart into a plain letter and a mark.
LONE_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ŋ": "n"}
)
APOSTROPHES = re.compile(r"['’‘ʼ`´ʻʹ]")
NOT_A_LETTER = re.compile(r"[^\w]+|[\d_]+")

# A beginning of a name that people write apart or together: O'Neill, O Neill, oneill.
JOINED = frozenset({"o", "mc", "mac"})
# Little words within a name that people leave out: van der Berg, Berg.
PARTICLES = frozenset(
    [
        "van",
        "von",
        "der",
        "den",
        "de",
        "del",
        "della",
        "di",
        "da",
        "do",
        "dos",
        "du",
        "la",
        "le",
        "al",
        "el",
        "ul",
        "bin",
        "bint",
        "ibn",
        "binti",
        "ap",
        "ab",
        "ter",
    ]
)
# Titles that come with a name on the telephone and belong to nobody's name.
TITLES = frozenset(["mr", "mrs", "ms", "miss", "mx", "dr", "master", "sir", "lady", "rev", "baby"])

# Spellings that sound alike in England and that Metaphone keeps apart.
SAME_SOUND = (
    (re.compile(r"^th(?=om)"), "t"),  # Thomas, Tomas; Thomson, Tomson
    (re.compile(r"(?<=m)p(?=[st])"), ""),  # Thompson, Thomson
    (re.compile(r"^sio"), "sho"),  # Siobhan
    (re.compile(r"bh"), "v"),
    (re.compile(r"(?<=[aeo])ugh$"), "f"),
    (re.compile(r"^(?:ch)(?=r)"), "k"),  # Christine, Kristine
    (re.compile(r"sz"), "sh"),  # Tomasz
    (re.compile(r"cz"), "ch"),
    (re.compile(r"^(?:cz|tch)"), "ch"),
    (re.compile(r"w(?=ski|ska)"), "v"),
    (re.compile(r"^x"), "s"),
    (re.compile(r"^yu|^you"), "u"),
)
LONGEST_SOUND = 10


def plain_letters(text: str) -> str:
    """Return the text in lower case, without accents and without apostrophes: "José O'Neill" -> "jose oneill"."""
    apart = unicodedata.normalize("NFKD", APOSTROPHES.sub("", text)).casefold().translate(LONE_LETTERS)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def words_of(text: str) -> list[str]:
    """Take a name apart into comparable words: "Mc Donald-van der Berg" -> mcdonald, van, der, berg."""
    found: list[str] = []
    beginning = ""
    for word in NOT_A_LETTER.split(plain_letters(text)):
        if not word:
            continue
        if word in JOINED and not beginning:
            beginning = word
            continue
        found.append(beginning + word)
        beginning = ""
    return [*found, beginning] if beginning else found


def telling_words(text: str) -> list[str]:
    """The words of a name that tell one person from another: without titles and little words, unless all are."""
    words = words_of(text)
    telling = [word for word in words if word not in PARTICLES and word not in TITLES]
    return telling or words


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """How a word sounds (Metaphone, with English habits of spelling). Other scripts stand for themselves."""
    if not word.isascii():
        return word[:LONGEST_SOUND]
    for pattern, instead in SAME_SOUND:
        word = pattern.sub(instead, word)
    return jellyfish.metaphone(word)[:LONGEST_SOUND].strip() or word[:LONGEST_SOUND]


@lru_cache(maxsize=1)
def nicknames() -> dict[str, frozenset[str]]:
    """Every given name that has short forms or sister spellings, with all of them (`nicknames.yaml`)."""
    groups: list[list[str]] = yaml.safe_load(Path(__file__).with_name("nicknames.yaml").read_text("utf-8"))
    found: dict[str, set[str]] = {}
    for group in groups:
        for name in group:
            found.setdefault(name, set()).update(group)
    return {name: frozenset(others - {name}) for name, others in found.items()}


@lru_cache(maxsize=1)
def _roots() -> dict[str, tuple[str, ...]]:
    groups: list[list[str]] = yaml.safe_load(Path(__file__).with_name("nicknames.yaml").read_text("utf-8"))
    found: dict[str, list[str]] = {}
    for group in groups:
        for name in group:
            found.setdefault(name, []).append(group[0])
    return {name: tuple(roots) for name, roots in found.items()}


def roots(given: str) -> tuple[str, ...]:
    """The whole names that a given name may be short for: bob -> robert; unknown names stand for themselves."""
    return _roots().get(given, (given,))


def sounds_of_given(given: str) -> frozenset[str]:
    """How a given name may sound: as written, and as each whole name that it may be short for."""
    return frozenset(sound(name) for name in (given, *roots(given)))


def whole_name(given: str, family: str) -> str:
    """One plain, lower-case name, as trigrams are tried on it (at most 260 letters)."""
    return " ".join(words_of(f"{given} {family}"))[:260]
