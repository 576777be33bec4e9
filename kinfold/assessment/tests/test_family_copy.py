"""The family's copy holds what its reader may read, and nothing else."""

import pytest

from kinfold.assessment import queries
from kinfold.assessment.models import Analysis
from kinfold.assessment.queries import FamilyCopy, copying
from kinfold.assessment.tests import made
from kinfold.assessment.tests.made import by_child, by_father, by_mother, put, view
from kinfold.people.models import Person
from kinfold.sharing.tests.cast import TODAY, Cast


def everything(copy: FamilyCopy) -> str:
    """All the words in a copy, and whom it names."""
    parts = [*copy.others, *copy.parts, *(part for child in copy.children for part in child.parts)]
    lines = [*copy.own, *(line for part in parts for line in part.lines)]
    words = [f"{line.words} {line.said_by} {line.beside}" for line in lines]
    words += [f"{c.analysis.so_what}" for c in copy.children if c.analysis]
    words += [part.heading for part in parts]
    return " | ".join([*words, str(copy.lead.practitioner if copy.lead else "")])


def fill(cast: Cast) -> None:
    by_mother(cast, "FRIGHTENED of him", sharing="own")
    by_mother(cast, "SLEEPS badly")
    by_father(cast, "NEVER asked", sharing="own")
    by_child(cast, "HUNGRY sometimes")
    good = put(cast, "READS well", sort="strength")
    put(cast, "LATE often", sort="worry", strength_beside=good.ref)
    put(cast, "A QUIET morning", sort="day", section="my_page", person=cast.child)
    put(cast, "SECRET place", sharing="workers", why_not_shared="Safety")
    stage = made.stage(cast, state="ready")
    Analysis.objects.create(stage=stage, child=cast.child, so_what="MEANS more sleep")


def test_what_the_reader_said_comes_first_and_each_child_has_a_page(cast: Cast) -> None:
    fill(cast)
    copy = queries.family_copy(cast.family, view(cast, "FAM"))
    assert [line.words for line in copy.own] == ["FRIGHTENED of him", "SLEEPS badly"]
    assert [part.heading for part in copy.parts] == ["What is going well", "What worries us"]
    assert copy.parts[1].lines[0].beside == "READS well"
    (child,) = copy.children
    assert child.parts[0].heading == "A day in Wren Ardleigh’s life"
    assert child.analysis is not None
    assert copy.lead is not None
    assert copy.lead.practitioner == cast.practitioners["AW"]


def test_a_mother_never_reads_the_fathers_own_part_nor_what_is_for_workers(cast: Cast) -> None:
    fill(cast)
    words = everything(queries.family_copy(cast.family, view(cast, "FAM")))
    assert "NEVER" not in words
    assert "SECRET" not in words
    assert "HUNGRY" in words


def test_somebody_from_whom_things_are_kept_reads_no_others_account_and_learns_no_workers_name(
    cast: Cast,
) -> None:
    fill(cast)
    words = everything(queries.family_copy(cast.family, view(cast, "WF")))
    assert "NEVER" in words
    assert "READS" in words
    for kept in ("FRIGHTENED", "SLEEPS", "HUNGRY", "SECRET", "MEANS", "Amina"):
        assert kept not in words


@pytest.mark.parametrize(("reader", "actor"), [("mother", "FAM"), ("father", "WF")])
def test_a_worker_who_prints_it_for_somebody_prints_what_that_person_would_see(
    cast: Cast, reader: str, actor: str
) -> None:
    fill(cast)
    person: Person = getattr(cast, reader)
    printed = queries.family_copy(cast.family, view(cast, "AW"), person)
    assert everything(printed) == everything(queries.family_copy(cast.family, view(cast, actor)))


def test_a_child_without_a_sign_in_has_a_copy_too(cast: Cast) -> None:
    fill(cast)
    copy = queries.family_copy(cast.family, view(cast, "AW"), cast.child)
    assert [line.words for line in copy.own] == ["HUNGRY sometimes"]
    assert "FRIGHTENED" not in everything(copy)


def test_a_copy_for_anybody_holds_nothing_that_is_kept_from_somebody(cast: Cast) -> None:
    fill(cast)
    note = put(cast, "MOVED school", source="note", source_ref="R000000000")
    words = everything(queries.family_copy(cast.family, view(cast, "AW")))
    for kept in ("MOVED", "FRIGHTENED", "SLEEPS", "MEANS", "NEVER", "SECRET"):
        assert kept not in words
    assert "READS" in words
    made.nothing_withheld()
    words = everything(queries.family_copy(cast.family, view(cast, "AW")))
    assert note.words in words
    assert "SLEEPS" in words
    assert "FRIGHTENED" not in words


def test_an_analysis_is_read_by_the_family_only_when_it_is_ready(cast: Cast) -> None:
    stage = made.stage(cast)
    Analysis.objects.create(stage=stage, child=cast.child, so_what="HALF written")
    assert queries.family_copy(stage, view(cast, "FAM")).children == []


def test_a_copy_of_a_signed_stage_holds_what_was_signed(cast: Cast) -> None:
    old = put(cast, "No bed.")
    stage = made.signed(cast, old)
    put(cast, "Has a bed.", replaces=old)
    assert "No bed." in everything(queries.family_copy(stage, view(cast, "FAM")))
    assert "Has a bed." in everything(queries.family_copy(cast.family, view(cast, "FAM")))


def test_what_somebody_said_of_two_people_on_one_day_stands_once_with_both_names() -> None:
    said, other = ("They miss the group.", "Bea", TODAY), ("They sleep.", "Bea", TODAY)
    lines = [queries.Line(*said, about="Wren"), queries.Line(*other), queries.Line(*said, about="Finch")]
    told = copying._told_once([*lines, *lines])
    assert [(line.words, line.about) for line in told] == [
        ("They miss the group.", "Wren and Finch"),
        ("They sleep.", ""),
    ]
