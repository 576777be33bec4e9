"""Looking at the maps: on any day, each reader no more than they may, in a fixed number of queries."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from kinfold.front.network import days
from kinfold.front.tests.network.conftest import Drawn, addresses
from kinfold.network import actions as network
from kinfold.sharing import actions as sharing
from kinfold.sharing.models import AccessLog
from kinfold.sharing.tests.cast import BEGAN, SETTER_UP, TODAY, Cast, member, person

WHOLE = ("AW", "TM", "MG", "DU", "CH", "LA2", "IG")
PART = ("PT", "FAM", "WF")
HIDDEN = ("CL", "PX", "AN", "SA")


def page(cast: Cast, actor: str, path: str) -> str:
    answer = cast.client(actor).get(path)
    assert answer.status_code == 200, (actor, answer.status_code)
    return answer.content.decode()


@pytest.mark.parametrize("actor", WHOLE)
def test_who_may_see_the_record_sees_the_whole_map(cast: Cast, drawn: Drawn, at: Any, actor: str) -> None:
    shown = page(cast, actor, at("genogram"))
    for fact in ("Wren Ardleigh", "Larch Road", "there has been violence", "Petra Tolliver"):
        assert fact in shown
    assert AccessLog.objects.filter(action="genogram", family_id=cast.family.pk).count() == 1


@pytest.mark.parametrize("actor", PART)
@pytest.mark.parametrize("which", ["genogram", "ecomap"])
def test_who_sees_a_part_sees_who_is_related_and_nothing_else(
    cast: Cast, drawn: Drawn, at: Any, actor: str, which: str
) -> None:
    path = at("genogram") if which == "genogram" else reverse("ecomap", kwargs={"ref": cast.child.ref})
    shown = page(cast, actor, path)
    assert "Wren Ardleigh" in shown
    for secret in (
        "violence",
        "there is fear",
        "hides when",
        "no contact",
        "Petra Tolliver, trusted",
        "She listens",
        "former partner",
    ):
        assert secret not in shown
    if which == "genogram":
        assert ("Larch Road" in shown) == (actor == "PT")
    assert "It has ended" not in shown
    assert "What we do not know yet" not in shown


@pytest.mark.parametrize("which", ["genogram", "ecomap"])
@pytest.mark.parametrize("actor", HIDDEN)
def test_a_map_that_is_hidden_answers_like_one_that_is_missing(
    cast: Cast, drawn: Drawn, at: Any, actor: str, which: str
) -> None:
    path = at("genogram") if which == "genogram" else reverse("ecomap", kwargs={"ref": cast.child.ref})
    answer = cast.client(actor).get(path)
    assert (answer.status_code, answer.content) == (404, cast.client(actor).get("/no-such-page/").content)


def test_another_team_is_offered_break_glass_and_nobody_is_asked_to_sign_in(cast: Cast, at: Any) -> None:
    assert "emergency-access" in cast.client("OT").get(at("genogram"))["Location"]
    assert cast.client("EX").get(at("genogram"))["Location"].startswith("/sign-in/")


def test_a_person_withheld_from_a_parent_is_on_no_map_of_theirs(cast: Cast, drawn: Drawn, at: Any) -> None:
    partner = person("Dara Quill")
    member(cast.family, partner, "step_parent")
    network.relate(partner, cast.child, "step_father_of", by=SETTER_UP)
    sharing.withhold(
        cast.father, cast.family, kind="person", item=partner.ref, why="His safety", by=SETTER_UP, on=TODAY
    )
    assert "Dara Quill" in page(cast, "AW", at("genogram"))
    assert "Dara Quill" not in page(cast, "WF", at("genogram"))
    assert "Dara Quill" not in page(cast, "WF", reverse("ecomap", kwargs={"ref": cast.child.ref}))


def test_from_whom_everything_is_kept_the_map_shows_nobody_else(cast: Cast, drawn: Drawn, at: Any) -> None:
    sharing.withhold(cast.father, cast.family, kind="family", why="Their safety", by=SETTER_UP, on=TODAY)
    shown = page(cast, "WF", at("genogram"))
    for name in ("Wren Ardleigh<", "Ilse Ardleigh<", "Larch Road"):
        assert name not in shown
    assert "There is nothing here that we can show you." in shown


def test_a_doubt_about_a_father_is_not_shown_to_the_family(cast: Cast, drawn: Drawn, at: Any) -> None:
    network.change_tie(drawn.father, version=1, basis="assumed", by=SETTER_UP)
    assert "not certain" in page(cast, "AW", at("genogram"))
    assert "not certain" not in page(cast, "FAM", at("genogram"))


def test_a_withheld_tie_is_on_no_map_of_whom_it_is_kept_from(cast: Cast, drawn: Drawn, at: Any) -> None:
    aunt = person("Runa Ardleigh")
    member(cast.family, aunt, "relative")
    tie = network.relate(aunt, cast.child, "aunt_uncle_of", by=SETTER_UP)
    assert "aunt" in page(cast, "WF", at("genogram"))
    sharing.withhold(
        cast.father, cast.family, kind="tie", item=tie.ref, why="Where she lives", by=SETTER_UP, on=TODAY
    )
    assert "aunt or uncle of" not in page(cast, "WF", at("genogram"))


def test_somebody_behind_a_label_is_not_on_the_map_of_a_worker_not_named(
    cast: Cast, drawn: Drawn, at: Any
) -> None:
    hidden = person("Kestrel Vane")
    member(cast.family, hidden, "relative")
    network.relate(hidden, cast.child, "relative_of", by=SETTER_UP)
    sharing.restrict(cast.family, person=hidden, why="Works for the police", by=cast.who("MG"), on=TODAY)
    assert "Kestrel Vane" in page(cast, "MG", at("genogram"))
    assert "Kestrel Vane" not in page(cast, "TM", at("genogram"))


def test_people_are_linked_only_where_their_page_opens(cast: Cast, drawn: Drawn, at: Any) -> None:
    shown = page(cast, "AW", at("genogram"))
    assert f'href="/people/{cast.child.ref}/"' in shown
    gone = person("Otis Reed")
    row = member(cast.family, gone, "relative")
    network.end_membership(row, until=BEGAN, by=SETTER_UP)
    then = page(cast, "AW", at("genogram") + f"?on={BEGAN.isoformat()}")
    assert "Otis Reed" in then
    assert f'href="/people/{gone.ref}/"' not in then


def test_the_map_is_drawn_as_it_was_and_nothing_can_be_changed_there(
    cast: Cast, drawn: Drawn, at: Any
) -> None:
    network.move_out(drawn.home.members.get(person=cast.child), until=date(2026, 1, 31), by=SETTER_UP)
    then, now = page(cast, "AW", at("genogram") + "?on=31 January 2026"), page(cast, "AW", at("genogram"))
    assert "As it was on 31 January 2026" in then
    assert "Ilse Ardleigh, lives with Wren Ardleigh" in then
    assert "Ilse Ardleigh, lives with Wren Ardleigh" not in now
    assert "It has ended" in now
    assert "It has ended" not in then
    assert "Add somebody" not in then
    assert "?on=2026-02-01" in now
    assert "Wren Ardleigh had left Larch Road" in now


def test_before_anybody_was_there_the_map_says_so(cast: Cast, drawn: Drawn, at: Any) -> None:
    assert "Nobody was on this map on 1 January 1990." in page(cast, "AW", at("genogram") + "?on=1.1.1990")
    ecomap = reverse("ecomap", kwargs={"ref": cast.child.ref})
    assert "was not on the map on 1 January 1990" in page(cast, "AW", ecomap + "?on=1990-01-01")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31 February 2020", "There is no 31 February 2020"),
        ("1 March 1526", "Check the year: 1526"),
        ("2 March 2030", "2 March 2030 has not come yet"),
        ("yesterday", "Write a whole date"),
        ("-1/-1/-500", "Write"),
        ("🕊 🕊 🕊", "Write the year"),
        ("<b> 2 2020", "Write the day"),
        ("9" * 5000, "Write a whole date"),
    ],
)
@pytest.mark.parametrize("which", ["genogram", "ecomap"])
def test_a_day_that_cannot_be_is_said_and_kept_as_typed(
    cast: Cast, drawn: Drawn, at: Any, which: str, typed: str, said: str
) -> None:
    path = at("genogram") if which == "genogram" else reverse("ecomap", kwargs={"ref": cast.child.ref})
    answer = cast.client("AW").get(path, {"on": typed})
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert said in shown
    assert "error-summary" in shown
    assert "<b>" not in shown
    assert "Wren Ardleigh" in shown


@pytest.mark.parametrize("typed", ["3 March 2025", "3/3/2025", "2025-03-03", "3rd mar. 2025", " 03.03.2025 "])
def test_a_day_is_read_as_people_write_it(typed: str) -> None:
    assert days.read(typed, TODAY) == days.Asked(date(2025, 3, 3), typed.strip())


def test_the_ecomap_shows_who_helps_and_whom_the_child_chose(cast: Cast, drawn: Drawn) -> None:
    shown = page(cast, "AW", reverse("ecomap", kwargs={"ref": cast.child.ref}))
    for fact in ("Amina Yusuf", "Petra Tolliver", "matters to me", "She listens to me."):
        assert fact in shown


def test_a_family_member_reads_plain_words_and_can_leave_quickly(cast: Cast, drawn: Drawn, at: Any) -> None:
    shown = page(cast, "FAM", at("genogram"))
    assert "Our family" in shown
    assert "Exit this page" in shown
    assert "The people around Wren Ardleigh" in page(
        cast, "FAM", reverse("ecomap", kwargs={"ref": cast.child.ref})
    )


def test_gaps_are_questions_with_what_was_said_beside(cast: Cast, drawn: Drawn, at: Any) -> None:
    network.answer_gap(
        cast.family,
        "responsibility_unknown",
        "Ilse is looking for the certificate.",
        person=cast.child,
        asked_by="Amina Yusuf",
        asked_on=TODAY,
        by=SETTER_UP,
    )
    shown = page(cast, "AW", at("genogram"))
    assert "Who holds parental responsibility for Wren Ardleigh has not been checked." in shown
    assert "Amina Yusuf asked on 2 March 2026: Ilse is looking for the certificate." in shown


def test_the_maps_take_no_more_queries_for_a_large_family(
    cast: Cast, drawn: Drawn, at: Any, django_assert_max_num_queries: Any
) -> None:
    for n in range(10):
        cousin = person(f"Cousin {n}")
        member(cast.family, cousin, "child" if n % 2 else "relative")
        network.relate(cousin, cast.child, "relative_of", by=SETTER_UP)
    client = cast.client("AW")
    client.get("/")
    with django_assert_max_num_queries(36):
        client.get(at("genogram"))
    with django_assert_max_num_queries(24):
        client.get(reverse("ecomap", kwargs={"ref": cast.child.ref}))


def test_every_form_of_the_map_opens_in_few_queries(
    cast: Cast, drawn: Drawn, django_assert_max_num_queries: Any
) -> None:
    client = cast.client("AW")
    client.get("/")
    for name, path in addresses(cast, drawn).items():
        if name not in ("genogram", "ecomap"):
            with django_assert_max_num_queries(18):
                assert client.get(path).status_code == 200, name
