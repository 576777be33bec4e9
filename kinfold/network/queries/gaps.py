"""What ought to be known about a family and is not: read in a fixed number of queries, judged by `rules`."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Q
from django.db.models.functions import Coalesce

from kinfold.network import rules
from kinfold.network.models import Family, GapAnswer, Matters, ParentalResponsibility, Relationship
from kinfold.network.queries.families import Member, dated, family_ids, members
from kinfold.network.queries.ties import ties_among
from kinfold.people import queries as people


def gaps(
    of: Family,
    on: date,
    *,
    words: Mapping[int, int] | None = None,
    among: list[Member] | None = None,
    known_ties: Iterable[Relationship] | None = None,
    chosen_by: Mapping[int, Iterable[Matters]] | None = None,
) -> list[rules.Gap]:
    """The gaps of each child of a family, with what was answered when somebody asked.

    `words` says how many entries of own words each child has, by number: they are kept by a room above this one.
    Without it, that gap is not looked for. `among` saves reading the members again,
    `known_ties` (from `ties_among`) the ties, `chosen_by` (from `who_matter_to`) who matters to whom.
    """
    children = [m for m in (among if among is not None else members(of, on)) if m.is_child]
    ids = [m.person.pk for m in children]
    ties = _ties(ties_among(ids, on) if known_ties is None else [t for t in known_ties if t.b_id in set(ids)])
    chosen, named = _matters(ids, on) if chosen_by is None else _counted(chosen_by)
    responsible = _responsible(ids, on)
    found: list[rules.Gap] = []
    for member in children:
        key = member.person.pk
        found += rules.gaps_of(
            rules.ChildFacts(
                key=key,
                name=member.person.known_as,
                ties=tuple(ties[key]),
                chosen=chosen[key],
                others_named=named[key],
                words=words.get(key, 0) if words is not None else 1,
                unborn=member.person.is_unborn,
                responsibility_known=key in responsible,
            )
        )
    return rules.with_answers(found, _answers(of))


def _ties(rows: Iterable[Relationship]) -> dict[int, list[rules.TieFact]]:
    found: dict[int, list[rules.TieFact]] = defaultdict(list)
    for tie in rows:
        if tie.a is not None:
            found[tie.b_id].append(
                rules.TieFact(
                    tie.type, tie.a.known_as, tie.a.name_known, tie.contact, tie.last_contact_on, key=tie.a.pk
                )
            )
    return found


def _child_is(ids: list[int]) -> Q:
    """The condition that a row's child is one of these, or a record merged into one of these."""
    return Q(child__in=people.every_record(ids))


def _matters(ids: list[int], on: date) -> tuple[Counter[int], Counter[int]]:
    chosen: Counter[int] = Counter()
    named: Counter[int] = Counter()
    rows = Matters.objects.filter(_child_is(ids), said_on__lte=on).exclude(until__lt=on)
    kept = rows.annotate(kept=Coalesce("child__merged_into_id", "child_id"))
    for child, by_child in kept.values_list("kept", "chosen_by_child"):
        (chosen if by_child else named)[child] += 1
    return chosen, named


def _counted(chosen_by: Mapping[int, Iterable[Matters]]) -> tuple[Counter[int], Counter[int]]:
    chosen = Counter({child: sum(row.chosen_by_child for row in rows) for child, rows in chosen_by.items()})
    named = Counter(
        {child: sum(not row.chosen_by_child for row in rows) for child, rows in chosen_by.items()}
    )
    return chosen, named


def _responsible(ids: list[int], on: date) -> set[int]:
    rows = ParentalResponsibility.objects.filter(dated(on), _child_is(ids), held="yes")
    return set(
        rows.annotate(kept=Coalesce("child__merged_into_id", "child_id")).values_list("kept", flat=True)
    )


def _answers(of: Family) -> list[rules.Answered]:
    rows = GapAnswer.objects.filter(family_id__in=family_ids(of)).annotate(
        kept=Coalesce("person__merged_into_id", "person_id")
    )
    return [
        rules.Answered(r.gap, r.kept, r.answer, r.asked_on, r.asked_by)
        for r in rows.order_by("asked_on", "pk")
    ]
