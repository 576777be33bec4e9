"""Looking at a parent's earlier court cases: with a purpose and an offer of help, without names, and kept for good."""

from datetime import date

import pytest

from kinfold.base.errors import NotNow
from kinfold.court import actions, queries
from kinfold.court.models import EarlierProceedingsLook
from kinfold.court.tests.making import told
from kinfold.network.models import Relationship
from kinfold.sharing import actions as sharing
from kinfold.sharing.models import AccessLog
from kinfold.sharing.tests.cast import TODAY, Cast

WHY = "To offer help to a mother who may lose a third child."
HELP = "A worker of our own for eighteen months, if she wishes."


@pytest.fixture
def before(cast: Cast) -> Cast:
    """The mother had another child, about whom another team went to court years ago."""
    Relationship.objects.create(
        a=cast.mother, type="mother_of", b=cast.other_child, since=date(2018, 1, 9)
    )  # the tie is on record
    made = actions.issue_proceedings(
        cast.other_family, [cast.other_child], issued_on=date(2021, 5, 3), application="A care order",
        court="Northfold", by=cast.who("OT"), on=TODAY,
    )  # fmt: skip
    actions.withdraw_proceedings(
        made, ended_on=date(2021, 9, 1), why="He went home.", by=cast.who("OT"), on=TODAY
    )
    return cast


def look(cast: Cast, **more: str) -> EarlierProceedingsLook:
    facts = {"purpose": WHY, "support_offered": HELP, **more}
    return actions.look_at_earlier_proceedings(cast.family, cast.mother, **facts, **told(cast))


def test_a_look_finds_the_case_and_no_name(before: Cast) -> None:
    made = look(before)
    assert made.found_any
    (found,) = queries.found_by(made, before.who("AW"))
    assert (found.issued_on, found.children, found.how) == (date(2021, 5, 3), 1, "Withdrawn")
    assert not found.same_family


def test_only_who_looked_reads_what_was_found(before: Cast) -> None:
    made = look(before)
    assert queries.found_by(made, before.who("MG")) == []


def test_the_purpose_is_kept_and_the_other_record_says_who_looked(before: Cast) -> None:
    made = look(before)
    row = AccessLog.objects.get(action="earlier_proceedings")
    assert (row.family_id, row.purpose, row.about) == (before.other_family.pk, WHY, made.ref)


@pytest.mark.parametrize("more", [{"purpose": "Curious"}, {"purpose": " "}, {"support_offered": ""}])
def test_without_a_purpose_or_an_offer_of_help_nobody_looks(before: Cast, more: dict[str, str]) -> None:
    with pytest.raises(NotNow):
        look(before, **more)
    assert not EarlierProceedingsLook.objects.exists()


def test_a_sealed_record_is_not_there_for_whoever_is_not_named(before: Cast) -> None:
    sharing.restrict(
        before.other_family, level="sealed", why="An adopted child.", by=before.who("MG"), on=TODAY,
        named=[before.practitioners["MG"]],
    )  # fmt: skip
    assert not look(before).found_any


def test_nothing_found_is_said_and_kept_too(cast: Cast) -> None:
    made = look(cast)
    assert not made.found_any
    assert queries.looks(cast.family) == [made]
