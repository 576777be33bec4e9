"""Invented people, the same every time, and eleven kinds of half-right questions about them.

For the recall test here and for the benchmarks: `people(count)` makes them, `load(people(count))` writes
them with their keys, `questions(person, random)` asks for one of them wrongly. All names are made from
lists and syllables; none belongs to anybody.
"""

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice

from kinfold.base.dates import PartialDate
from kinfold.people import rules
from kinfold.people.models import Address, Person, PersonName, SearchKey, SearchName
from kinfold.people.rules.names import nicknames

GIVEN_TEXT = """
Jacob Oliver Harry George Noah Jack Charlie Leo Oscar Arthur Muhammad Thomas William James Henry Alfie
Joshua Alexander Edward Isaac Samuel Daniel Joseph Benjamin Matthew David Michael Robert Stephen Andrew
Christopher Anthony Patrick Peter Philip Nicholas Jonathan Sean Conor Liam Ryan Kieran Tyler Mason Callum
Ibrahim Yusuf Omar Ahmed Hassan Adeyemi Kwame Chidi Emeka Tomasz Jakub Piotr Mateusz Andrei Ionut Ravi
Arjun Sanjay Imran Bilal José Łukasz Zoë Olivia Amelia Isla Ava Emily Isabella Mia Poppy Ella Lily Sophie
Grace Evie Jessica Charlotte Freya Daisy Alice Florence Sophia Elizabeth Catherine Margaret Susan Rebecca
Samantha Victoria Jennifer Natalie Lynn Karen Tracy Michelle Stephanie Aisha Fatima Maryam Zainab Khadija
Ngozi Abena Ifeoma Katarzyna Agnieszka Elena Ioana Priya Anjali Siobhán Niamh Renée Chloe Shannon Courtney
Kayleigh Demi Leanne Gemma Kelly Hannah Abigail Eleanor Molly Ruby Phoebe Matilda Rosie
"""
FAMILY_TEXT = """
Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White
Roberts Green Hall Wood Jackson Clarke Patel Khan Ali Ahmed Hussain Begum Singh Kaur Akhtar Shah Okafor
Adeyemi Mensah Kowalski Nowak Wiśniewska Popescu Ionescu O'Neill O'Brien O'Connor McDonald MacGregor
McCarthy Murphy Kelly Byrne Curtis Porter Maxwell Davis Macintosh Sentinu García Müller Nguyen Chen Wang
Osman Yılmaz Demir Haddad
"""
STARTS_TEXT = """
Ash Black Brad Brook Burn Cart Chad Clay Colt Cran Dal Dun East Ed Elm Fair Farn Fen Gar Glen Grim Had Ham
Har Hazel Hep Hol Hurst Kel Kend Lang Lin Lock Mar Mid Mor Nor Oak Old Pen Pick Rad Rams Red Ros Rush Sand
Shel Stan Thorn Tid Up Wal War Wes Whit Wil Win Wood Yar
"""
ENDS_TEXT = """
bank beck berry borough bourne bridge brook burn bury by cliffe combe cote croft dale den field ford gate
grave ham head hill holt house hurst ingham land ley low man mere moor more ridge shaw side son stead
stock stone thorpe ton wade ward way well wick wood worth yard
"""
GIVEN, FAMILY = GIVEN_TEXT.split(), FAMILY_TEXT.split()
STARTS, ENDS = STARTS_TEXT.split(), ENDS_TEXT.split()
STREETS = [
    f"{start.title()}{end} {kind}" for start in STARTS[:30] for end in ENDS[:4] for kind in ("Road", "Lane")
]
FIRST_DAY, LAST_DAY = date(1950, 1, 1), date(2026, 3, 1)


@dataclass(frozen=True, slots=True)
class Made:
    """One invented person."""

    given: str
    family: str
    born: date
    postcode: str
    lines: str


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody types, of which kind, about whom (by position among the made)."""

    kind: str
    words: str
    about: int


def people(count: int, seed: int = 1) -> Iterator[Made]:
    """Make so many people: children more often than adults, common names often, rare ones in a long tail."""
    dice = random.Random(seed)
    days = (LAST_DAY - FIRST_DAY).days
    for _ in range(count):
        family = _family(dice)
        if dice.random() < 0.06:
            family = f"{family}-{_family(dice)}"
        back = int(days * dice.random() ** 2)
        yield Made(
            given=GIVEN[int(len(GIVEN) * dice.random() ** 1.6)]
            + (f" {dice.choice(GIVEN)}" if dice.random() < 0.2 else ""),
            family=family,
            born=LAST_DAY - timedelta(days=back),
            postcode=f"ZZ{dice.randint(1, 30)} {dice.randint(1, 9)}{dice.choice('ABDEFGHJ')}{dice.choice('ABDEFGHJ')}",
            lines=f"{dice.randint(1, 180)} {dice.choice(STREETS)}, Merebridge",
        )


def _family(dice: random.Random) -> str:
    if dice.random() < 0.4:
        return FAMILY[int(len(FAMILY) * dice.random() ** 1.5)]
    return dice.choice(STARTS) + dice.choice(ENDS)


def load(made: Iterable[Made], batch: int = 2_000) -> list[int]:
    """Write people with their names, homes and keys in batches; return their ids in order."""
    ids: list[int] = []
    rest = iter(made)
    while some := list(islice(rest, batch)):
        persons = Person.objects.bulk_create(
            Person(known_as=f"{one.given} {one.family}", born_on=one.born, born_accuracy="day")
            for one in some
        )
        pairs = list(zip(persons, some, strict=True))
        PersonName.objects.bulk_create(PersonName(person=p, given=m.given, family=m.family) for p, m in pairs)
        Address.objects.bulk_create(
            Address(person=p, lines=m.lines, postcode=m.postcode, since=m.born) for p, m in pairs
        )
        SearchKey.objects.bulk_create(SearchKey(person=p, key=key) for p, m in pairs for key in keys_of(m))
        SearchName.objects.bulk_create(
            SearchName(person=p, name=rules.whole_name(m.given, m.family)) for p, m in pairs
        )
        ids += [p.pk for p in persons]
    return ids


def keys_of(one: Made) -> set[str]:
    """The keys of an invented person."""
    return rules.keys_for(
        [(one.given, one.family)], PartialDate(one.born), (), [one.postcode], addresses=[one.lines]
    )


def typo(word: str, dice: random.Random) -> str:
    """One slip of the finger: a letter doubled, dropped, changed or exchanged with the next; never the first."""
    if len(word) < 4:
        return word + word[-1]
    place = dice.randrange(1, len(word) - 1)
    slips: list[Callable[[], str]] = [
        lambda: word[:place] + word[place + 1 :],
        lambda: word[:place] + word[place] + word[place:],
        lambda: word[:place] + dice.choice("aeinorst") + word[place + 1 :],
        lambda: word[:place] + word[place + 1] + word[place] + word[place + 2 :],
    ]
    return dice.choice(slips)()


def respelt(word: str) -> str:
    """The same sound in another spelling, where English offers one."""
    for old, new in (
        ("ph", "f"),
        ("C", "K"),
        ("ck", "k"),
        ("ie", "y"),
        ("y", "i"),
        ("ee", "ea"),
        ("s", "ss"),
        ("l", "ll"),
    ):
        if old in word:
            return word.replace(old, new, 1)
    return word + "e"


def questions(about: int, one: Made, dice: random.Random) -> list[Question]:
    """Eleven kinds of half-right question about one person."""
    first = one.given.split()[0]
    last = one.family
    day, swapped_day = f"{one.born:%d/%m/%Y}", f"{one.born:%m/%d/%Y}"
    short = sorted(nicknames().get(rules.plain_letters(first), [first]))
    year_out = replace(one, born=one.born + timedelta(days=365)).born
    asked = {
        "as it stands, no date": f"{one.given} {last}",
        "as it stands, with date": f"{first} {last} {one.born.day} {one.born:%B} {one.born.year}",
        "turned round, with date": f"{last}, {first} {day}",
        "given name typo, with date": f"{typo(first, dice)} {last} {day}",
        "surname typo, with date": f"{first} {typo(last, dice)} {day}",
        "surname typo, no date": f"{first} {typo(last, dice)}",
        "short form, with date": f"{dice.choice(short)} {last} {day}",
        "another spelling, no date": f"{first} {respelt(last)}",
        "day and month swapped": f"{first} {last} {swapped_day if one.born.day <= 12 else f'{year_out:%d/%m/%Y}'}",
        "half a surname, no accents, with date": f"{rules.plain_letters(first)} {rules.plain_letters(last.split('-')[-1])} {day}",
        "new surname, same date and postcode": f"{first} {_family(dice)} {day} {one.postcode}",
    }
    return [Question(kind, words, about) for kind, words in asked.items()]
