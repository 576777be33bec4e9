"""What came of words, wishes about decisions, feedback and its reply, and whose voice is missing; for a reader's `View`."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from kinfold.base.who import NOBODY
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.people import queries as people
from kinfold.people.models import Person
from kinfold.sharing.queries import View
from kinfold.voice import rules
from kinfold.voice.models import Feedback, OwnWords, Silence, ViewOnDecision, WhatCameOfIt
from kinfold.voice.queries.words import may_read_words


def about_what(*, to_family: bool = False) -> dict[str, str]:
    """What feedback may be about, in words for workers or for the family, by its word."""
    return {name: (plain if to_family else says) for name, (says, plain) in rules.AFTER_WHAT.items()}


def own_words(ref: str) -> OwnWords:
    """Return one row of own words by reference, with whose they are. Raises `OwnWords.DoesNotExist`."""
    return OwnWords.objects.select_related("person__merged_into", "family__joined_into").get(ref=ref)


def outcomes_of(words: Iterable[OwnWords]) -> dict[int, list[WhatCameOfIt]]:
    """What came of each of these words, by their number, in order. Give words that the reader may read. One query."""
    found: dict[int, list[WhatCameOfIt]] = defaultdict(list)
    for row in WhatCameOfIt.objects.filter(words__in=[row.pk for row in words]):
        found[row.words_id].append(row)
    return dict(found)


def views_of(person: Person, view: View) -> list[ViewOnDecision]:
    """What a person wished of each decision, or why they were not asked; the newest first. Two or three queries."""
    return _readable_views(
        ViewOnDecision.objects.filter(person_id__in=people.same_ids(person))
        .select_related("words", "person")
        .order_by("-on_day", "-pk"),
        view,
    )


def views_in(family: Family, view: View) -> list[ViewOnDecision]:
    """The same for everybody of a family, the newest first."""
    rows = ViewOnDecision.objects.filter(family_id__in=network.family_ids(family))
    return _readable_views(rows.select_related("words", "person").order_by("-on_day", "-pk"), view)


def _readable_views(rows: Iterable[ViewOnDecision], view: View) -> list[ViewOnDecision]:
    """One's own; for workers with the whole record all; a wish in words that one may not read is not there."""
    who = view.who or NOBODY
    found = list(rows)
    readable = may_read_words([row.words for row in found if row.words is not None], view)
    kept = []
    for row in found:
        own = row.person_id in who.person_ids
        hidden = view.hides("person", about=[row.person.ref]) or (
            row.decision_entry is not None and view.hides("entry", str(row.decision_entry))
        )
        in_words = row.words_id is None or row.words_id in readable
        if own or (view.whole("V3") and in_words and not hidden):
            kept.append(row)
    return kept


def feedback(ref: str) -> Feedback:
    """Return one row of feedback by reference, with whose it is. Raises `Feedback.DoesNotExist`."""
    return Feedback.objects.select_related("person__merged_into", "family__joined_into").get(ref=ref)


def may_read_feedback(row: Feedback, view: View) -> bool:
    """Say whether a reader may read feedback: whoever gave it, and workers with the whole record."""
    who = view.who or NOBODY
    if row.person_id in who.person_ids:
        return True
    return view.whole("V3") and not view.hides("person", about=[row.person.ref])


def feedback_in(family: Family, view: View) -> list[Feedback]:
    """What the family says of the help, the newest first, each with its replies in `answered`. Two or three queries."""
    rows = Feedback.objects.filter(family_id__in=network.family_ids(family), replies_to=None)
    return _with_replies(rows.select_related("person").order_by("-on_day", "-pk"), view)


def feedback_of(person: Person, view: View) -> list[Feedback]:
    """What one person says of the help, the newest first, each with its replies in `answered`."""
    rows = Feedback.objects.filter(person_id__in=people.same_ids(person), replies_to=None)
    return _with_replies(rows.select_related("person").order_by("-on_day", "-pk"), view)


def _with_replies(rows: Iterable[Feedback], view: View) -> list[Feedback]:
    replies = Prefetch("replies", Feedback.objects.order_by("on_day", "pk"), to_attr="answered")
    return [row for row in rows.prefetch_related(replies) if may_read_feedback(row, view)]  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class SilentChild:
    """A child of whom there are no words, with the newest reason and how they will be asked next."""

    child: Person
    because: str = ""
    asked_next: str = ""
    since: date | None = None  # when the reason was written


def silent(children: Iterable[Person]) -> list[SilentChild]:
    """Those of some children who have never been heard: nobody has written down any words of theirs. Three queries.

    Give children of whom the reader may know. A child not yet born has nothing to say yet.
    """
    born = [child for child in children if not child.is_unborn]
    ids = people.with_merged([child.pk for child in born])
    heard = set(
        _kept(OwnWords.objects.filter(person_id__in=ids).values_list("person_id", "person__merged_into_id"))
    )
    reasons: dict[int, Silence] = {}
    for row in Silence.objects.filter(person_id__in=ids).select_related("person").order_by("on_day", "pk"):
        reasons[row.person.merged_into_id or row.person_id] = row
    return [_silent(child, reasons.get(child.pk)) for child in born if child.pk not in heard]


def _kept(pairs: Iterable[tuple[int, int | None]]) -> list[int]:
    return [into or number for number, into in pairs]


def _silent(child: Person, why: Silence | None) -> SilentChild:
    if why is None:
        return SilentChild(child)
    return SilentChild(child, why.reason, why.what_next, why.on_day)
