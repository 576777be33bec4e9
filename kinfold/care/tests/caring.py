"""A child in care, carers and a picture, for the tests of reviews, health, school, carers, going home and leaving care."""

import struct
import uuid
import zlib
from datetime import date
from io import BytesIO
from typing import Any

from django.test import Client

from kinfold.agencies import actions as agencies
from kinfold.care import actions
from kinfold.care.models import Carer, LeavingCare, PeriodOfCare, ReturnHome
from kinfold.people.models import Person
from kinfold.sharing.tests.cast import PASSWORD, TODAY, Cast, member, person

BEGAN_CARE = date(2025, 11, 3)
PARTS: dict[str, Any] = {
    "support": "A worker comes twice a week.",
    "agencies_together": "School, health visitor and the drug service meet monthly.",
    "agreement": "We agreed what happens if somebody drinks again.",
    "talk": "We ring each other on Sundays.",
}


def in_care(cast: Cast, child: Person | None = None, began_on: date = BEGAN_CARE) -> PeriodOfCare:
    """The child of the cast comes into care, by agreement."""
    return actions.come_into_care(
        cast.family, child or cast.child, began_on=began_on, need="N1", code="V2", backing="consent",
        backing_ref="R0000CONSENT", why="Nobody could look after Wren at home.", kin_asked="Her aunt was asked first.",
        by=cast.who("AW"), on=max(TODAY, began_on),
    )  # fmt: skip


def carers(cast: Cast, **more: Any) -> Carer:
    """Bev and Tony, whose own worker is in the locality team."""
    told = {"supervisor": cast.practitioners["TM"], "approved_on": date(2024, 3, 4), **more}
    return actions.register_carer(
        "Bev and Tony", "foster", about_us="There is a dog called Biscuit.", postcode="ZZ9 9ZZ",
        by=cast.who("AW"), on=TODAY, **told,
    )  # fmt: skip


def reviewed(period: PeriodOfCare, cast: Cast, held_on: date, **more: Any) -> Any:
    """A review, held as law and manners ask."""
    told: dict[str, Any] = {
        "participation": "PN1", "child_says": "I want to see my brother.", "decided": "Sundays with her brother.",
        "changed_for_child": "She sleeps through the night.", **more,
    }  # fmt: skip
    return actions.hold_care_review(period, held_on=held_on, by=cast.who("CH"), on=TODAY, **told)


def return_decided(cast: Cast, period: PeriodOfCare, **more: Any) -> ReturnHome:
    """It is decided that Wren comes home, with all four parts."""
    told = {**PARTS, "visits_every_days": 7, **more}
    return actions.decide_return(
        period, decided_on=TODAY, why="Her mother has been well for a year.", by=cast.who("AW"), on=TODAY, **told
    )  # fmt: skip


def young_person(cast: Cast, born: date = date(2007, 9, 9)) -> Person:
    """Somebody of the family who is eighteen."""
    found = person("Rowan Ardleigh", born=born)
    member(cast.family, found, "child")
    return found


def leaver(cast: Cast, **more: Any) -> LeavingCare:
    """An eighteen-year-old who left care."""
    who = young_person(cast)
    told = {"since": date(2025, 9, 9), "adviser": cast.practitioners["TM"], **more}
    return actions.begin_leaving_care(
        cast.family, who, "former_relevant", by=cast.who("AW"), on=TODAY, **told
    )


def png(note: bytes = b"") -> BytesIO:
    """A picture of one dot, perhaps with a camera's note in it."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data))
            + name
            + data
            + struct.pack(">I", zlib.crc32(name + data) & 0xFFFFFFFF)
        )

    parts = [chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))]
    if note:
        parts.append(chunk(b"tEXt", note))
    parts += [chunk(b"IDAT", zlib.compress(b"\x00\xff\x00\x00")), chunk(b"IEND", b"")]
    return BytesIO(b"\x89PNG\r\n\x1a\n" + b"".join(parts))


def sent(**answers: Any) -> dict[str, Any]:
    """A form's answers with a token of its own."""
    return {"token": str(uuid.uuid4()), **answers}


def day(name: str, when: date = TODAY) -> dict[str, str]:
    """The three boxes of a date."""
    return {f"{name}-day": str(when.day), f"{name}-month": str(when.month), f"{name}-year": str(when.year)}


def signed_in(one: Person) -> Client:
    """A browser of a member of the family with a sign-in of their own."""
    account = agencies.open_account(f"own-{one.pk}", one.known_as, password=PASSWORD)
    one.account = account
    one.save()
    client = Client()
    client.force_login(account)
    return client


def text(answer: Any) -> str:
    """What a page says."""
    return str(answer.content.decode())
