"""Two stages side by side, or a stage and now: what was added, changed, confirmed, and what no longer stands."""

from dataclasses import dataclass
from datetime import date

from kinfold.assessment.models import Contribution, Stage, StillTrue
from kinfold.assessment.queries import reading
from kinfold.assessment.queries.stages import relied_on
from kinfold.assessment.queries.standing import Answers, Standing, among, answers_in
from kinfold.network import queries as network
from kinfold.sharing.queries import View

ADDED, CHANGED, NO_LONGER, CONFIRMED, SAME = "added", "changed", "no_longer", "confirmed", "same"
SORTS = (CHANGED, ADDED, NO_LONGER, CONFIRMED, SAME)


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of one contribution between two stages."""

    sort: str  # one of SORTS
    section: str
    before: Contribution | None
    after: Contribution | None
    said_by: str = ""  # who confirmed it, or said that it is no longer so
    on_day: date | None = None
    why: str = ""


def compare(first: Stage, second: Stage | None = None, view: View | None = None) -> list[Difference]:
    """Compare what two stages held; without a second one, with what stands now. Seven queries at most.

    Both are of one family. What a reader may not see takes no part. In order of section and first writing.
    """
    family = first.assessment.family
    ids = network.family_ids(family)
    chains = reading.readable(reading.in_versions(reading.rows(ids)), view)
    answers = answers_in(ids)
    before = _held(first, chains, answers)
    after = _held(second, chains, answers)
    found = [_difference(chain, before, after, answers, first, second) for chain in chains]
    return [row for row in found if row is not None]


def held(of: Stage, view: View | None) -> list[Standing]:
    """What a stage holds: what it rested on when it was signed; while it is open, what stands; once stopped, what stood."""
    ids = network.family_ids(of.assessment.family)
    return held_among(of, reading.rows(ids), answers_in(ids), view)


def held_among(of: Stage, rows: list[Contribution], answers: Answers, view: View | None) -> list[Standing]:
    """What a stage holds among all the contributions of its family."""
    if of.state != Stage.State.SIGNED:
        return among(rows, answers, view, of.stopped_on)
    relied = {row.pk for row in relied_on(of)}
    found = []
    for chain in reading.readable(reading.in_versions(rows), view):
        for at, row in enumerate(chain):
            if row.pk in relied:
                found.append(Standing(row, (), "", row.said_by, row.on_day, chain[at + 1 :]))
    return found


def _held(of: Stage | None, chains: list[reading.Versions], answers: Answers) -> set[int]:
    if of is not None and of.state == Stage.State.SIGNED:
        return {row.pk for row in relied_on(of)}
    rows = [row for chain in chains for row in reversed(chain)]
    on = of.stopped_on if of is not None else None
    return {row.contribution.pk for row in among(rows, answers, None, on)}


def _difference(
    chain: reading.Versions,
    before: set[int],
    after: set[int],
    answers: Answers,
    first: Stage,
    second: Stage | None,
) -> Difference | None:
    old = next((row for row in chain if row.pk in before), None)
    new = next((row for row in chain if row.pk in after), None)
    section = (new or old or chain[0]).section
    if old is None and new is None:
        return None
    if old is None:
        return Difference(ADDED, section, None, new)
    if new is None:
        gone = _answer(chain, answers, StillTrue.Answer.NO_LONGER, first, None)
        return Difference(NO_LONGER, section, old, None, *_told(gone))
    if old.pk != new.pk:
        return Difference(CHANGED, section, old, new)
    kept = _answer((new,), answers, StillTrue.Answer.CONFIRMED, first, second)
    return Difference(CONFIRMED if kept else SAME, section, old, new, *_told(kept))


def _answer(
    chain: reading.Versions, answers: Answers, answer: str, first: Stage, second: Stage | None
) -> StillTrue | None:
    """The newest answer of one sort that was given after the first stage (or for the second one)."""
    since = first.signed_on or first.stopped_on or first.begun_on
    told = [row for version in chain for row in answers.get(version.pk, []) if row.answer == answer]
    meant = [row for row in told if row.on_day >= since or (second is not None and row.stage_id == second.pk)]
    return meant[-1] if meant else None


def _told(row: StillTrue | None) -> tuple[str, date | None, str]:
    return ("", None, "") if row is None else (row.said_by, row.on_day, row.why)
