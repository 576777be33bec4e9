"""What stands: contributions that nobody has replaced and nobody has said to be no longer true."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.db.models import prefetch_related_objects

from kinfold.assessment.models import Contribution, StillTrue
from kinfold.assessment.queries import reading
from kinfold.assessment.queries.reading import Versions
from kinfold.base import prepared
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.people import queries as people
from kinfold.people.models import Person
from kinfold.sharing.queries import View

Answers = dict[int, list[StillTrue]]


@dataclass(slots=True)
class Standing:
    """A contribution that stands, and what was answered when somebody asked whether it is still true."""

    contribution: Contribution
    answers: tuple[StillTrue, ...]  # the newest last
    still: str  # the newest answer: "", "confirmed" or "changed" (somebody is writing it anew)
    by_whom: str  # who last said that it is so
    since: date  # and when
    earlier: tuple[Contribution, ...] = ()  # what it replaced, the newest first


def standing(family: Family, view: View | None, on: date | None = None) -> list[Standing]:
    """Everything that stands and that this reader may see, in order of first writing; with `on`, what stood on that day.

    Four queries, however much there is. `None` for a view is for the room's own actions, which have to see everything.
    """
    ids = network.family_ids(family)
    rows = reading.rows(ids)
    if view is None:
        prefetch_related_objects(rows, "organisation")  # a snapshot names it
    return among(rows, answers_in(ids), view, on)


def among(
    rows: Iterable[Contribution], answers: Answers, view: View | None, on: date | None = None
) -> list[Standing]:
    """What stands among some contributions. What may be read is decided by all versions, whatever day is asked about."""
    chains = reading.readable(reading.in_versions(rows), view)
    if on is not None:
        chains = [known for chain in chains if (known := tuple(row for row in chain if row.on_day <= on))]
    return [row for chain in chains if (row := _stands(chain, answers.get(chain[0].id, ()), on)) is not None]


def answers_in(family_ids: Iterable[int]) -> Answers:
    """Every answer to "is this still true?" in a family, by contribution, the newest last. One prepared query."""
    found: Answers = defaultdict(list)
    for row in prepared.instances(StillTrue, FIELDS, prepared.run(_answers(), [list(family_ids)])):
        found[row.contribution_id].append(row)
    return found


FIELDS = tuple(field.attname for field in StillTrue._meta.concrete_fields if field.name != "recorded_at")


@cache
def _answers() -> str:
    columns = ", ".join(f't."{name}"' for name in FIELDS)
    return (
        f"SELECT {columns} FROM assessment_stilltrue t "  # noqa: S608 - names of columns
        "JOIN assessment_contribution c ON c.id = t.contribution_id "
        "JOIN assessment_assessment a ON a.id = c.assessment_id "
        "WHERE a.family_id = ANY(%s::bigint[]) ORDER BY t.on_day, t.id"
    )


def _stands(chain: Versions, answers: Sequence[StillTrue], on: date | None) -> Standing | None:
    newest, earlier = chain[0], chain[1:]
    told = tuple(answers) if on is None else tuple([row for row in answers if row.on_day <= on])
    if not told:
        return Standing(newest, (), "", newest.said_by, newest.on_day, earlier)
    still = told[-1].answer
    if still == StillTrue.Answer.NO_LONGER:
        return None
    confirmed = next((row for row in reversed(told) if row.answer == StillTrue.Answer.CONFIRMED), newest)
    return Standing(newest, told, still, confirmed.said_by, confirmed.on_day, earlier)


def contribution(ref: str) -> Contribution:
    """Return one contribution with its assessment's family and its people. Raises `Contribution.DoesNotExist`."""
    rows = Contribution.objects.select_related("assessment__family", "person", "said_by_person", "replaces")
    return rows.get(ref=ref)


def may_see(row: Contribution, view: View) -> bool:
    """Say whether a reader may see this contribution, all its versions considered."""
    ids = network.family_ids(row.assessment.family)
    chain = next(
        each for each in reading.in_versions(reading.rows(ids)) if any(one.pk == row.pk for one in each)
    )
    return any(one.pk == row.pk for one in reading.left_of(chain, view))


def newest_version(row: Contribution) -> Contribution:
    """Return the version of a contribution that nobody has replaced yet. One query for each later version."""
    while True:
        later = Contribution.objects.filter(replaces_id=row.pk).first()
        if later is None:
            return row
        row = later


def accounts(family: Family, person: Person | None, view: View | None) -> dict[str, list[Standing]]:
    """The three columns for a person (and the family as a whole): what child, parents and workers say, none of it merged."""
    return in_columns(standing(family, view), person)


def in_columns(rows: Iterable[Standing], person: Person | None) -> dict[str, list[Standing]]:
    """Put what stands into the three columns, for one person or for everybody."""
    wanted = None if person is None else {None, *people.same_ids(person)}
    found: dict[str, list[Standing]] = {name: [] for name in Contribution.Account.values}
    for row in rows:
        if wanted is None or row.contribution.person_id in wanted:
            found[row.contribution.account].append(row)
    return found
