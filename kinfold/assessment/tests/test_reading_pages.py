"""The reading pages: what each person finds on them, what stays hidden, and how many queries they take."""

from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinfold.assessment.models import Analysis, Signature
from kinfold.assessment.tests import made
from kinfold.assessment.tests.made import WEEK, answer, by_child, by_father, by_mother, put, signed
from kinfold.network.models import Family
from kinfold.sharing.tests.cast import TODAY, Cast
from kinfold.voice import actions as voice

MOST_QUERIES = 25


def get(client: Client, name: str, ref: str, **asked: str) -> str:
    """A page's text; it has to be there."""
    answered = client.get(reverse(name, kwargs={"ref": ref}), asked)
    assert answered.status_code == 200, (name, answered.status_code)
    return unescape(answered.content.decode())


def fill(cast: Cast) -> None:
    good = put(cast, "Reads WELL.", sort="strength", section="education")
    put(cast, "Often LATE.", sort="worry", section="education", strength_beside=good.ref, person=cast.child)
    by_mother(cast, "FRIGHTENED of him.", sharing="own", section="ensuring_safety")
    by_father(cast, "NEVER asked.", sharing="own", section="family_history")
    by_child(cast, "Always HUNGRY.", section="basic_care")
    put(cast, "SECRET place.", sharing="workers", why_not_shared="Safety", section="housing")


def test_a_worker_reads_what_stands_by_section_with_who_said_it(cast: Cast) -> None:
    fill(cast)
    page = get(cast.client("AW"), "assessment", cast.family.ref)
    for words in ("Learning and school", "Often LATE.", "Beside it, going well:", "FRIGHTENED", "Only for"):
        assert words in page
    assert "Not shared with the family" in page


def test_a_partner_is_told_that_they_see_a_part_and_sees_only_that(cast: Cast) -> None:
    fill(cast)
    page = get(cast.client("PT"), "assessment", cast.family.ref)
    assert "You see what is shared with the family" in page
    assert "Often LATE." in page
    for kept in ("FRIGHTENED", "NEVER", "SECRET", "own account is missing", "had to tell it again"):
        assert kept not in page


def test_a_missing_voice_is_named_with_its_reason_and_how_it_will_be_asked_for(cast: Cast) -> None:
    by_mother(cast, "We manage.")
    voice.explain_silence(
        cast.child, cast.family, "Asleep at both visits", on_day=TODAY, by=cast.who("AW"), what_next="Tuesday"
    )
    page = get(cast.client("AW"), "assessment", cast.family.ref)
    assert "Tomas Ardleigh’s own account is missing" in page
    assert "no words from Wren Ardleigh yet: Asleep at both visits. Next: Tuesday" in page
    assert "Ilse Ardleigh’s own account is missing" not in page


def test_a_childs_page_holds_what_is_about_that_child_and_begins_with_their_words(cast: Cast) -> None:
    fill(cast)
    voice.keep_words(
        cast.child, cast.family, "I like STORIES.", said_on=TODAY, wrote_down_by="A", by=cast.who("AW")
    )
    page = get(cast.client("AW"), "assessment", cast.family.ref, child=cast.child.ref)
    assert page.index("STORIES") < page.index("Often LATE.")
    assert "SECRET" not in page
    assert (
        cast.client("AW")
        .get(reverse("assessment", args=[cast.family.ref]), {"child": cast.other_child.ref})
        .status_code
        == 404
    )


@pytest.mark.parametrize(("actor", "reads", "never"), [
    ("FAM", ("FRIGHTENED", "You said this", "Amina Yusuf"), ("NEVER", "SECRET")),
    ("WF", ("NEVER", "Often LATE"), ("FRIGHTENED", "SECRET", "HUNGRY", "Amina")),
])  # fmt: skip
def test_the_family_is_led_to_its_own_copy_where_each_reads_their_own_part(
    cast: Cast, actor: str, reads: tuple[str, ...], never: tuple[str, ...]
) -> None:
    fill(cast)
    client = cast.client(actor)
    went = client.get(reverse("assessment", args=[cast.family.ref]))
    assert went.headers["Location"] == reverse("family_copy", args=[cast.family.ref])
    page = get(client, "family_copy", cast.family.ref)
    for words in (*reads, "Dear", "Ring"):
        assert words in page, words
    for kept in never:
        assert kept not in page, kept


@pytest.mark.parametrize("name", ["accounts", "compare_stages", "told_once"])
def test_pages_for_workers_are_not_there_for_the_family(cast: Cast, name: str) -> None:
    assert cast.client("FAM").get(reverse(name, args=[cast.family.ref])).status_code == 404


def test_a_worker_prints_a_copy_for_one_of_the_family_and_for_nobody_elses(cast: Cast) -> None:
    fill(cast)
    client = cast.client("AW")
    page = get(client, "family_copy", cast.family.ref, **{"for": cast.father.ref})
    assert "Dear Tomas Ardleigh" in page
    assert "FRIGHTENED" not in page
    assert "NEVER" in page
    address = reverse("family_copy", args=[cast.family.ref])
    assert client.get(address, {"for": cast.other_child.ref}).status_code == 404


def test_three_accounts_are_read_side_by_side(cast: Cast) -> None:
    fill(cast)
    page = get(cast.client("AW"), "accounts", cast.family.ref)
    assert page.index("The child’s account") < page.index("The parent’s or carer’s account")
    assert "HUNGRY" in page
    everything = get(cast.client("AW"), "accounts", cast.family.ref, person="all")
    assert "SECRET" in everything


def test_a_stage_says_what_it_is_for_what_is_still_asked_and_who_signed(cast: Cast) -> None:
    fill(cast)
    stage = made.stage(cast)
    Signature.objects.create(
        stage=stage, person=cast.mother, answer="refused", on_day=TODAY, in_their_words="Not like this."
    )
    page = get(cast.client("AW"), "stage", stage.ref)
    for words in ("To find out what would help.", "Write what it means for Wren", "Did not sign", "Not like"):
        assert words in page
    partner = get(cast.client("PT"), "stage", stage.ref)
    assert "Not like" not in partner
    assert "Still asked" not in partner


def test_a_signed_stage_shows_what_it_rests_on_word_for_word(cast: Cast) -> None:
    old = put(cast, "No bed.", on_day=TODAY - 6 * WEEK)
    stage = signed(cast, old, so_what="Wren is TIRED at school.")
    put(cast, "Has a bed.", replaces=old)
    page = get(cast.client("AW"), "stage", stage.ref)
    assert "No bed." in page
    assert "Has a bed." not in page
    assert "TIRED" in page


def test_what_changed_since_a_stage_is_read_side_by_side(cast: Cast) -> None:
    old = put(cast, "No bed.", on_day=TODAY - 6 * WEEK)
    gone = put(cast, "No heating.", on_day=TODAY - 6 * WEEK)
    stage = signed(cast, old, gone)
    put(cast, "Has a bed.", replaces=old)
    answer(gone, "no_longer", why="Boiler mended")
    page = get(cast.client("AW"), "compare_stages", cast.family.ref, first=stage.ref, second="now")
    for words in ("No bed.", "Has a bed.", "No longer so", "Boiler mended"):
        assert words in page
    bad = cast.client("AW").get(reverse("compare_stages", args=[cast.family.ref]), {"first": "R000"})
    assert bad.status_code == 404


def test_who_had_to_tell_it_again_is_a_calm_table_and_not_for_partners(cast: Cast) -> None:
    words = voice.keep_words(
        cast.mother, cast.family, "x", said_on=TODAY, wrote_down_by="A", by=cast.who("AW")
    )
    assert words.entry is not None
    voice.record_telling(
        cast.mother,
        cast.family,
        told_to="A school nurse",
        told_on=TODAY,
        entry=words.entry,
        occasion="Early help",
    )
    page = get(cast.client("AW"), "told_once", cast.family.ref)
    assert "Ilse Ardleigh: 1 time" in page
    assert "A school nurse" in page
    assert cast.client("PT").get(reverse("told_once", args=[cast.family.ref])).status_code == 404


@pytest.mark.parametrize("actor", ["PX", "CL", "AN", "SA"])
def test_strangers_find_nothing(cast: Cast, actor: str) -> None:
    stage = made.stage(cast)
    client = cast.client(actor)
    for name in ("assessment", "accounts", "compare_stages", "family_copy", "told_once"):
        assert client.get(reverse(name, args=[cast.family.ref])).status_code == 404, name
    assert client.get(reverse("stage", args=[stage.ref])).status_code == 404


def crowd(cast: Cast) -> Any:
    """Two hundred contributions about several people, half of them asked again, in a family of seven."""
    from kinfold.sharing.tests.cast import member, person

    children = [cast.child]
    for n in range(4):
        child = person(f"Child {n}")
        member(cast.family, child, "child")
        children.append(child)
    for n in range(200):
        row = put(
            cast,
            f"Number {n}. " + "A sentence that somebody wrote. " * 3,
            section=("health", "education", "basic_care", "housing")[n % 4],
            person=children[n % 5],
            sort=("fact", "worry", "strength")[n % 3],
        )
        if n % 2:
            answer(row, "confirmed")
    stage = made.stage(cast)
    for child in children:
        Analysis.objects.create(stage=stage, child=child, so_what="More sleep.")
    return stage


def test_with_two_hundred_contributions_no_page_takes_more_than_25_queries(cast: Cast) -> None:
    stage = crowd(cast)
    client = cast.client("AW")
    family = ("assessment", "accounts", "compare_stages", "family_copy", "told_once")
    counted = {}
    for name, ref in [*((name, cast.family.ref) for name in family), ("stage", stage.ref)]:
        with CaptureQueriesContext(connection) as asked:
            get(client, name, ref)
        counted[name] = len(asked)
    assert max(counted.values()) <= MOST_QUERIES, counted


def test_a_link_leads_to_the_right_contribution_whatever_letters_a_reference_is_made_of(cast: Cast) -> None:
    Family.objects.filter(pk=cast.family.pk).update(ref="FREF0000REF")
    one = put(cast, "Reads well.", section="education")
    page = get(cast.client("AW"), "assessment", "FREF0000REF")
    assert f'href="{reverse("contribute", kwargs={"ref": "FREF0000REF"})}?section=education"' in page
    assert f'href="{reverse("change_contribution", kwargs={"ref": one.ref})}"' in page
