"""What is carried on: from stage to stage without retyping, how often somebody had to tell it again, how old it all is."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from kinfold.assessment.models import Contribution, Stage
from kinfold.assessment.queries import reading, stages
from kinfold.assessment.queries.standing import Answers, Standing, answers_in, standing
from kinfold.chronology import queries as chronology
from kinfold.chronology.queries import EntryRow
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.people.models import Person
from kinfold.services import queries as services
from kinfold.services.models import Need, Request
from kinfold.sharing.queries import View
from kinfold.voice import queries as voice
from kinfold.voice.models import OwnWords, Telling

POINTERS = 10


@dataclass(slots=True)
class Carried:
    """What a new stage starts from. Nobody types any of it again, and nobody is asked for it again."""

    purpose: str
    standing: list[Standing]
    strengths: list[Standing] = field(default_factory=list)
    tried: list[Standing] = field(default_factory=list)
    needs: list[Need] = field(default_factory=list)
    help_tried: list[Request] = field(default_factory=list)
    own_words: list[OwnWords] = field(default_factory=list)
    happened: list[EntryRow] = field(default_factory=list)


def to_carry_into(family: Family, purpose: str, view: View | None = None) -> Carried:
    """Everything that stands, each with who said it and when; needs, and help that was tried or wanted and not had.

    For a reader also own words and the newest of the chronology, as far as they may read them.
    """
    rows = standing(family, view)
    found = Carried(purpose, rows)
    found.strengths = [row for row in rows if row.contribution.sort == Contribution.Sort.STRENGTH]
    found.tried = [row for row in rows if row.contribution.sort == Contribution.Sort.TRIED]
    found.needs, found.help_tried = services.needs_in(family, view), services.help_tried(family, view)
    if view is not None:
        found.own_words = voice.words_in_family(family, view, POINTERS)
        found.happened = chronology.latest(family, view, POINTERS)
    return found


@dataclass(frozen=True, slots=True)
class Told:
    """How often one person had to give their account to somebody new, and at which steps (promise 1)."""

    person: Person
    count: int
    occasions: tuple[Telling, ...]


def told_once(family: Family) -> list[Told]:
    """Everybody of a family who had to tell it, those who had to tell it most first; nobody who has not been asked."""
    by_person: dict[int, list[Telling]] = defaultdict(list)
    for row in voice.tellings_in(family):
        by_person[row.person.merged_into_id or row.person_id].append(row)
    found = [Told(_kept(rows[0].person), len(rows), tuple(rows)) for rows in by_person.values()]
    return sorted(found, key=lambda told: (-told.count, told.person.known_as))


def _kept(person: Person) -> Person:
    return person.merged_into or person


@dataclass(frozen=True, slots=True)
class Age:
    """How old an assessment is: forms go stale (seed 001: 1399-1401)."""

    begun_on: date
    touched_on: date  # the newest contribution or answer
    days: int  # since then
    signed_on: date | None  # of the newest signed stage


def age_of(family: Family, on: date) -> Age | None:
    """How long ago anybody added to the assessment or said that it is still true; None before it was begun."""
    ids = network.family_ids(family)
    return age_among(*stages.begun(family), reading.rows(ids), answers_in(ids), on)


def age_among(
    begun: date | None, signed: Iterable[Stage], rows: Iterable[Contribution], answers: Answers, on: date
) -> Age | None:
    """The same of what was read before."""
    if begun is None:
        return None
    days = [row.on_day for row in rows] + [row.on_day for told in answers.values() for row in told]
    touched = max([day for day in days if day <= on], default=begun)
    last = max((stage.signed_on for stage in signed if stage.signed_on), default=None)
    return Age(begun, max(begun, touched), (on - max(begun, touched)).days, last)
