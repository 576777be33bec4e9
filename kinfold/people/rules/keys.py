"""The exact keys under which a person is filed, and the keys that somebody's words ask for.

A key is a letter for its kind, then what it holds:

    b  date of birth              y  how one name sounds, and the year of birth
    p  two names by sound         s  one name by sound         w  one name as it is spelt
    i  a number (NHS, pupil ...)  t  telephone                 c  postcode    a  house and street

Keys in an ordinary index find a million people faster, and with better recall, than trigrams
(`performance.md`). Names are filed in either order, each half of a double surname by itself, given
names as their whole form as well, so that what is asked need not guess which it was.
"""

import re
from collections.abc import Iterable

from kinfold.base.dates import PartialDate
from kinfold.people.rules import names as n
from kinfold.people.rules.asking import HOUSE, Asked, asked_from

MOST_WORDS = 6  # a name of more words than this is filed by its first six


def keys_for(
    names: Iterable[tuple[str, str]],
    born: PartialDate,
    identifiers: Iterable[str] = (),
    postcodes: Iterable[str] = (),
    *,
    addresses: Iterable[str] = (),
    phones: Iterable[str] = (),
) -> set[str]:
    """Every key under which a person is filed. `names` are pairs of given and family name."""
    keys: set[str] = set()
    for given, family in names:
        keys |= _name_keys(given, family, born)
    if born.day and born.accuracy == "day":
        keys.add(f"b:{born.day.isoformat()}")
    keys |= {f"i:{squeezed(value)}" for value in identifiers if squeezed(value)}
    keys |= {f"c:{squeezed(code)}" for code in postcodes if squeezed(code)}
    keys |= {f"t:{digits(phone)}" for phone in phones if len(digits(phone)) >= 6}
    for lines in addresses:
        keys |= house_keys(lines)
    return {key[:80] for key in keys}


def keys_asked(words: str, born: PartialDate | None = None) -> list[str]:
    """The keys that somebody's words, and perhaps a date beside them, ask for; the most telling first."""
    return keys_of_asked(asked_from(words, born))


def keys_of_asked(asked: Asked) -> list[str]:
    """The keys for words already understood."""
    keys: list[str] = [f"i:{number}" for number in asked.numbers]
    keys += [f"t:{digits(number)}" for number in asked.numbers if number.isdigit() and len(number) >= 6]
    keys += [f"b:{day.isoformat()}" for day in asked.days]
    sounds = [_sounds(word) for word in asked.names[:MOST_WORDS]]
    for position, some in enumerate(sounds):
        for others in sounds[position + 1 :]:
            keys += [_pair(one, other) for one in some for other in others]
    for year in asked.years:
        keys += [f"y:{one}:{year}" for some in sounds for one in some]
    keys += [f"c:{code}" for code in asked.postcodes]
    keys += [f"a:{number}:{street}" for number, street in asked.houses]
    if len(sounds) == 1 and not asked.years:
        keys += [f"w:{asked.names[0]}", *(f"s:{one}" for one in sounds[0])]
    return list(dict.fromkeys(key[:80] for key in keys))


def _name_keys(given: str, family: str, born: PartialDate) -> set[str]:
    """Keys by sound: single names, pairs in a fixed order, and each with the year of birth."""
    first = n.telling_words(given)[:MOST_WORDS] if given else []
    last = n.telling_words(family)[:MOST_WORDS] if family else []
    if len(last) > 1:
        last = [*last, "".join(n.words_of(family))]
    sounds = [n.sounds_of_given(word) for word in first] + [frozenset({n.sound(word)}) for word in last]
    keys = {f"s:{one}" for some in sounds for one in some} | {f"w:{word}" for word in [*first, *last]}
    for position, some in enumerate(sounds):
        for others in sounds[position + 1 :]:
            keys |= {_pair(one, other) for one in some for other in others}
    if born.day and born.accuracy != "unknown":
        keys |= {f"y:{one}:{born.day.year}" for some in sounds for one in some}
    return keys


def _sounds(word: str) -> list[str]:
    """How an asked word may sound: as it stands first, then as the whole names it may be short for."""
    return list(dict.fromkeys([n.sound(word), *sorted(n.sounds_of_given(word))]))


def _pair(one: str, other: str) -> str:
    return "p:" + "+".join(sorted((one, other)))


def house_keys(lines: str) -> set[str]:
    """Keys for each house number with the first word of its street: "Flat 2, 12 Mill Lane" -> a:12:mill."""
    return {f"a:{number}:{street}" for number, street in houses(lines)}


def houses(lines: str) -> set[tuple[str, str]]:
    """Each house number with the first word of its street."""
    return set(HOUSE.findall(n.plain_letters(lines)))


def squeezed(value: str) -> str:
    """A number or postcode without spaces and marks, in capitals: "sw1a 1aa" -> SW1A1AA."""
    return re.sub(r"[\W_]+", "", value).upper()


def digits(value: str) -> str:
    """Only the digits of a telephone number, without the country: +44 1632 960123 -> 01632960123."""
    found = re.sub(r"\D", "", value)
    return "0" + found[2:] if found.startswith("44") and len(found) == 12 else found
