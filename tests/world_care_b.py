"""One of everything of caring: a child in care and their reviews, health and school; carers; coming home; a young person."""

import struct
import zlib
from datetime import date
from io import BytesIO
from typing import Any

from kinfold.care import actions as care
from kinfold.sharing.tests.cast import TODAY, Cast, member, person

Found = dict[str, dict[str, Any]]


def add_caring(cast: Cast, found: Found) -> None:
    """Sorrel, ten, in care; Bev and Tony, carers; Rowan, eighteen, a care leaver. All of the family of the cast."""
    sorrel, rowan = (
        person("Sorrel Ardleigh", born=date(2015, 7, 1)),
        person("Rowan Ardleigh", born=date(2007, 9, 9)),
    )
    for one in (sorrel, rowan):
        member(cast.family, one, "child")
    _reviews(cast, found, sorrel)
    _carers(cast, found)
    _home_and_book(cast, found, sorrel)
    _leaving(cast, found, rowan)


def _pages(found: Found, names: str, **parts: Any) -> None:
    found.update(dict.fromkeys(names.split(), parts))


def _reviews(cast: Cast, found: Found, child: Any) -> None:
    by = cast.who("AW")
    period = care.come_into_care(
        cast.family, child, began_on=date(2025, 11, 3), need="N1", code="V2", backing="consent",
        backing_ref="R0000000000", why="Nobody could look after her.", kin_asked="An aunt was asked.", by=by, on=TODAY,
    )  # fmt: skip
    held = care.hold_care_review(
        period, held_on=date(2025, 11, 27), participation="PN1", child_says="I miss my bed.",
        decided="Her own bed comes to her.", by=by, on=TODAY,
    )  # fmt: skip
    _pages(found, "care_reviews plan_care_review hold_care_review care_health education_plan", ref=child.ref)
    _pages(found, "hold_education_plan not_hold_education_plan", ref=child.ref)
    _pages(found, "care_review correct_care_review", ref=held.ref)
    _pages(found, "record_health", ref=child.ref, word="dentist")
    _pages(found, "virtual_school")
    care.record_health(cast.family, child, "dentist", on_day=TODAY, by=by, on=TODAY)
    care.hold_education_plan(
        period, held_on=TODAY, agreed="A quiet desk.", parents_there=True, by=by, on=TODAY
    )
    home = care.decide_return(period, decided_on=TODAY, why="Her mother is well.", by=by, on=TODAY)
    _pages(found, "return_home decide_return", ref=child.ref)
    _pages(found, "change_return go_home return_lasted return_ended", ref=home.ref)


def _carers(cast: Cast, found: Found) -> None:
    by = cast.who("AW")
    carer = care.register_carer(
        "Bev and Tony",
        "foster",
        supervisor=cast.practitioners["TM"],
        approved_on=date(2024, 3, 4),
        by=by,
        on=TODAY,
    )
    dot = _picture()
    picture = care.add_picture(
        carer, BytesIO(dot), file_name="dog.png", size=len(dot), says="Biscuit the dog", taken_on=TODAY,
        agreed_by_all=True, by=by, on=TODAY,
    )  # fmt: skip
    _pages(found, "carers register_carer")
    _pages(
        found,
        "carer change_carer end_carer add_picture visit_carers review_carers record_training",
        ref=carer.ref,
    )
    _pages(found, "carer_picture stop_showing", ref=picture.ref)


def _home_and_book(cast: Cast, found: Found, child: Any) -> None:
    by, dot = cast.who("AW"), _picture()
    _pages(found, "short_breaks record_short_break alone_from_abroad record_alone_from_abroad", ref=child.ref)
    care.record_alone_from_abroad(cast.family, child, since=TODAY, language="Tigrinya", by=by, on=TODAY)
    _pages(found, "end_alone_from_abroad", ref=child.ref)
    piece = care.add_to_life_story(
        cast.family, child, "photo", "Me at the sea", part="before_care", file=BytesIO(dot), file_name="sea.png",
        size=len(dot), by=by, on=TODAY,
    )  # fmt: skip
    _pages(found, "life_story add_to_life_story", ref=child.ref)
    _pages(found, "change_piece life_story_picture", ref=piece.ref)


def _leaving(cast: Cast, found: Found, young: Any) -> None:
    by = cast.who("AW")
    row = care.begin_leaving_care(
        cast.family, young, "former_relevant", since=date(2025, 9, 9), by=by, on=TODAY
    )
    care.write_pathway_plan(row, made_on=TODAY, wants="A flat near my sister.", by=by, on=TODAY)
    _pages(found, "leaving_care begin_leaving_care pathway_plan", ref=young.ref)
    _pages(
        found, "change_leaving end_leaving stay_put write_pathway_plan keep_in_touch keep_tie", ref=row.ref
    )


def _picture() -> bytes:
    """A picture of one dot."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\x00\xff\x00\x00")) + chunk(b"IEND", b"")
    )
