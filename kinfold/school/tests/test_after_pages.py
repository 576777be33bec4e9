"""Teaching elsewhere and what comes after school, on their pages: hours against 25, and of how many nobody knows."""

from datetime import date, timedelta
from decimal import Decimal

from kinfold.network.models import FamilyMember
from kinfold.people.models import Person
from kinfold.school import actions
from kinfold.school.models import AlternativeHours, SchoolPlace
from kinfold.school.tests.making import Schooling
from kinfold.school.tests.test_pages import at, day, sent, text
from kinfold.sharing.tests.cast import BEGAN, TODAY, Cast


def test_fewer_than_25_hours_elsewhere_need_their_reason_and_stand_on_the_childs_page(
    cast: Cast, wren: Schooling
) -> None:
    teacher, page = cast.client("PT"), at("offer_hours", cast.child.ref)
    told = {"named": "Lowmere Unit", "offered": "12.5", **day("since")}
    refused = teacher.post(page, sent(**told))
    assert refused.status_code == 422
    assert "Lowmere Unit" in text(refused)  # nothing typed is lost
    assert not AlternativeHours.objects.exists()
    teacher.post(page, sent(**told, fewer_why="Wren is tired in the afternoon; more from Easter."))
    assert AlternativeHours.objects.get().offered == Decimal("12.5")
    for actor in ("AW", "PT", "FAM"):
        assert "12.5" in text(cast.client(actor).get(at("school", cast.child.ref))), actor


def seventeen(cast: Cast, number: int) -> Person:
    """A young person of the school, of whom nothing else is told."""
    made = Person.objects.create(
        known_as=f"Rook {number} Ardleigh", born_on=date(2008, 5, 5), born_accuracy="exact"
    )
    FamilyMember.objects.create(family=cast.family, person=made, part="young_person", since=BEGAN)
    school = cast.organisations["school"]
    SchoolPlace.objects.create(family=cast.family, child=made, kind="secondary", school=school, since=BEGAN)
    return made


def test_of_how_many_nobody_knows_is_told_by_school_and_never_in_small_numbers(
    cast: Cast, wren: Schooling
) -> None:
    before = TODAY - timedelta(days=10)  # the page stands at the end of a month
    told = {"told_on": before, "since": before, "from_school": cast.organisations["school"], **wren.told()}
    for number in range(7):
        actions.record_destination(cast.family, seventeen(cast, number), "not_known", source="nobody", **told)
    few = text(cast.client("AN").get("/school/after/"))
    assert "Fernhollow Primary" in few
    for number in range(7, 14):
        actions.record_destination(cast.family, seventeen(cast, number), "work", source="parent", **told)
    page = text(cast.client("AN").get("/school/after/"))
    assert "6 to 10 not known, of 11 to 15" in page
    assert "Rook" not in page
    assert cast.client("SA").get("/school/after/").status_code == 403
    assert cast.client("FAM").get("/school/after/").status_code == 404
