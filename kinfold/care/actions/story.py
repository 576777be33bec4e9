"""The child's own book, and children who came to this country alone."""

from __future__ import annotations

from datetime import date
from typing import IO, TYPE_CHECKING, Any

from django.db import transaction

from kinfold.base.errors import NotNow
from kinfold.base.rows import locked
from kinfold.care.actions.written import check_version, child_now, family_now, keep_words, section_for, tell
from kinfold.care.models import AloneFromAbroad, LifeStoryPiece
from kinfold.care.rules import checks
from kinfold.care.rules.pictures import without_place
from kinfold.care.rules.story import KINDS, PARTS, is_relative
from kinfold.network import queries as network
from kinfold.people import queries as people
from kinfold.records import actions as records

if TYPE_CHECKING:
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person


@transaction.atomic
def add_to_life_story(
    family: Family,
    child: Person,
    kind: str,
    title: str,
    *,
    part: str,
    by: Who,
    on: date,
    words: str = "",
    of_when: date | None = None,
    about_year: int | None = None,
    who_is_on_it: str = "",
    child_chose: bool = False,
    keeps_back_why: str = "",
    file: IO[bytes] | None = None,
    file_name: str = "",
    size: int = 0,
) -> LifeStoryPiece:
    """Put a photo, letter, award, thing or words into the child's own book, of either life or both.

    A picture is kept without what the camera hid in it. A piece that is kept back, with the reason and who decided, is
    not shown to the child yet; the chronology then says nothing to the family. Raises `NotNow`.
    """
    child, family = child_now(child), family_now(family)
    if kind not in KINDS:
        raise NotNow("Choose what it is.", field="kind")
    if part not in PARTS:
        raise NotNow("Choose which part of life it is from.", field="part")
    if of_when is not None:
        checks.come(of_when, on, "of_when")
    piece = LifeStoryPiece(
        person=child, kind=kind, part=part, of_when=of_when, about_year=about_year or (of_when.year if of_when else None),
        title=checks.said(title, "title", "Give it a name, as you would write it under a photo.", longest=200),
        words=checks.fits(words, "words"), who_is_on_it=checks.fits(who_is_on_it, "who_is_on_it", longest=300),
        child_chose=child_chose, keeps_back_why=checks.fits(keeps_back_why, "keeps_back_why"),
        put_in_by_id=by.account_id,
    )  # fmt: skip
    if file is not None:
        kept = records.keep_file(file, file_name=file_name, size=size, only="image/", cleaned=without_place)
        piece.path, piece.sha256, piece.content_type = kept.path, kept.sha256, kept.content_type
    elif not piece.words:
        raise NotNow("Choose a picture, or write the words.", field="words")
    piece.save()
    tell(
        "life_story_added", family, child, "Something was added to the child’s own book.", on_day=on, on=on, by=by,
        detail=kind, section="ordinary" if piece.keeps_back_why else section_for(family),
        source="life_story", ref=piece.ref,
    )  # fmt: skip
    return piece


@transaction.atomic
def change_piece(
    piece: LifeStoryPiece,
    *,
    version: int,
    title: str,
    by: Who,
    on: date,
    words: str = "",
    who_is_on_it: str = "",
    keeps_back_why: str = "",
) -> LifeStoryPiece:
    """Change what stands beside a piece, keep it back for later, or show it now. Raises `Clash`."""
    piece = locked(piece)
    check_version(piece.version, version, f"{piece.title}\n{piece.words}", f"{title}\n{words}")
    piece.title = checks.said(
        title, "title", "Give it a name, as you would write it under a photo.", longest=200
    )
    piece.words = checks.fits(words, "words")
    piece.who_is_on_it = checks.fits(who_is_on_it, "who_is_on_it", longest=300)
    piece.keeps_back_why = checks.fits(keeps_back_why, "keeps_back_why")
    piece.version += 1
    piece.save()
    return piece


@transaction.atomic
def record_alone_from_abroad(
    family: Family,
    child: Person,
    *,
    since: date,
    by: Who,
    on: date,
    version: int | None = None,
    **told: Any,
) -> AloneFromAbroad:
    """Write down, or put right, what a child who came alone needs: language, interpreter, legal help, family tracing.

    The interpreter is never family and never another child: a name of the family is refused. `told` names the text fields
    of the row. Raises `NotNow` and `Clash`.
    """
    child, family = child_now(child), family_now(family)
    checks.come(since, on, "since")
    people.hold(child)
    row = AloneFromAbroad.objects.filter(person_id__in=people.same_ids(child), until__isnull=True).first()
    told = {name: checks.fits(text, name, longest=_LENGTHS.get(name, 10_000)) for name, text in told.items()}
    interpreter = told.get("interpreter", row.interpreter if row else "")
    if is_relative(interpreter, [m.person.known_as for m in network.members(family, on)]):
        raise NotNow(
            "This looks like somebody of the family. An interpreter is never family, a friend or another child.",
            field="interpreter",
        )
    new = row is None
    if row is None:
        row = AloneFromAbroad(person=child)
    else:
        check_version(row.version, version, row.needs, told.get("needs", ""))
    row.since = since
    for name, text in told.items():
        setattr(row, name, text)
    row.version += 0 if new else 1
    row.save()
    if new:
        entry = tell(
            "came_alone", family, child, "Came to this country alone, and is looked after here.", on_day=since,
            on=on, by=by, source="alone_from_abroad", ref=row.ref,
        )  # fmt: skip
        keep_words(child, family, row.child_says, said_on=on, by=by, on=on, entry=entry, topic="how_it_felt")
    return row


_LENGTHS = {"country": 60, "language": 60, "interpreter": 200}


@transaction.atomic
def end_alone_from_abroad(row: AloneFromAbroad, *, until: date, by: Who, on: date) -> AloneFromAbroad:
    """The child is no longer an unaccompanied child (family has come, or their status changed)."""
    row = locked(row)
    if row.until is not None:
        raise NotNow("This has already ended.")
    checks.come(until, on, "until")
    row.until = checks.not_before(until, row.since, "until", "It began")
    row.version += 1
    row.save()
    return row
