"""Pages of reviews, health, school, the Virtual School and carers: what they show, to whom, and what they keep."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinfold.care import actions
from kinfold.care.models import CareReview, HealthStep
from kinfold.care.tests.caring import (
    carers,
    day,
    in_care,
    leaver,
    png,
    return_decided,
    reviewed,
    sent,
    signed_in,
    text,
)
from kinfold.sharing import actions as sharing
from kinfold.sharing.models import AccessLog
from kinfold.sharing.tests.cast import TODAY, Cast, member, person

MOST = 25


def address(name: str, ref: str) -> str:
    return reverse(name, args=[ref])


def test_no_page_of_caring_asks_the_database_more_than_25_times(cast: Cast) -> None:
    period = in_care(cast)
    reviewed(period, cast, date(2025, 11, 27))
    household, home, growing = carers(cast), return_decided(cast, period), leaver(cast)
    actions.record_short_break(
        cast.family, cast.child, since=date(2025, 8, 1), until=date(2025, 8, 4), by=cast.who("AW"), on=TODAY
    )
    client = cast.client("AW")
    mine = {
        cast.child.ref: "care_reviews plan_care_review hold_care_review care_health education_plan return_home "
        "hold_education_plan short_breaks record_short_break alone_from_abroad life_story add_to_life_story",
        household.ref: "carer visit_carers review_carers change_carer",
        home.ref: "change_return go_home",
        growing.person.ref: "leaving_care pathway_plan",
        growing.ref: "keep_in_touch write_pathway_plan keep_tie stay_put",
    }
    asked = {}
    for ref, names in mine.items():
        for name in names.split():
            with CaptureQueriesContext(
                connection,
            ) as seen:
                assert client.get(address(name, ref)).status_code == 200, name
            asked[name] = len(seen)
    for name in ("virtual_school", "carers"):
        with CaptureQueriesContext(connection) as seen:
            assert client.get(reverse(name)).status_code == 200
        asked[name] = len(seen)
    assert max(asked.values()) <= MOST, asked


def test_a_review_is_written_down_on_one_page_and_read_with_the_childs_words_first(cast: Cast) -> None:
    in_care(cast)
    client = cast.client("CH")
    told = sent(
        **day("held_on", date(2025, 11, 27)), participation="PN1", child_says="I miss my bed.",
        changed_for_child="She laughs at breakfast.", decided="Her own bed comes to her.",
    )  # fmt: skip
    answer = client.post(address("hold_care_review", cast.child.ref), told)
    held = CareReview.objects.get(held_on__isnull=False)
    assert answer.headers["Location"] == address("care_review", held.ref)
    page = text(client.get(answer.headers["Location"]))
    assert page.index("I miss my bed.") < page.index("Her own bed comes to her.")
    assert "Was there and spoke" in page
    again = client.post(address("hold_care_review", cast.child.ref), told)
    assert again.headers["Location"] == address("care_review", held.ref), "sent twice, kept once"
    assert CareReview.objects.filter(held_on__isnull=False).count() == 1


def test_a_review_that_the_law_does_not_allow_loses_nothing_that_was_typed(cast: Cast) -> None:
    in_care(cast)
    answer = cast.client("CH").post(
        address("hold_care_review", cast.child.ref),
        sent(
            **day("held_on", date(2025, 11, 27)), **day("next_due_on", date(2026, 12, 1)), participation="PN1",
            child_says="I miss my bed.", changed_for_child="Nothing yet.", decided="Her own bed comes to her.",
        ),
    )  # fmt: skip
    page = text(answer)
    assert answer.status_code == 422
    assert "The law allows 27 February 2026 at the latest" in page
    assert "I miss my bed." in page
    assert not CareReview.objects.filter(held_on__isnull=False).exists()


def test_who_does_not_hold_the_family_writes_no_review(cast: Cast) -> None:
    in_care(cast)
    for actor in ("PT", "DU", "LA2", "FAM", "WF"):
        assert cast.client(actor).get(address("hold_care_review", cast.child.ref)).status_code == 404, actor


def test_a_teacher_reads_no_review_a_parent_only_what_was_written_to_them_and_neither_health(
    cast: Cast,
) -> None:
    period = in_care(cast)
    held = reviewed(period, cast, date(2025, 11, 27))
    for actor, code in {"FAM": 200, "WF": 404, "PT": 404}.items():
        client = cast.client(actor)
        answer = client.get(address("care_review", held.ref))
        assert answer.status_code == code, actor
        assert held.decided not in text(answer)
        assert client.get(address("care_health", cast.child.ref)).status_code == 404


def test_drugs_and_the_police_are_read_only_by_those_who_may_read_the_restricted_part(cast: Cast) -> None:
    in_care(cast)
    actions.record_health(
        cast.family, cast.child, "substance", on_day=TODAY, help_offered=True, note="Smokes weed.",
        by=cast.who("AW"), on=TODAY,
    )  # fmt: skip
    where = address("care_health", cast.child.ref)
    assert "Smokes weed." in text(cast.client("AW").get(where))
    colleague = text(cast.client("TM").get(where))
    assert "Smokes weed." not in colleague
    assert "Drugs" not in colleague
    assert (
        cast.client("TM").get(reverse("record_health", args=[cast.child.ref, "substance"])).status_code == 404
    )


def test_the_questionnaires_number_is_shown_as_filled_in_and_nothing_is_made_of_it(cast: Cast) -> None:
    in_care(cast)
    client = cast.client("AW")
    where = reverse("record_health", args=[cast.child.ref, "sdq"])
    refused = client.post(where, sent(**day("on_day")))
    assert "say why there is none" in text(refused)
    client.post(where, sent(**day("on_day"), sdq="17"))
    assert HealthStep.objects.get().sdq == 17
    page = text(client.get(address("care_health", cast.child.ref))).lower()
    assert "17, as the carer filled it in" in page
    assert not any(word in page for word in ("average", "trend", "borderline", "abnormal", "higher than"))


def test_a_meeting_about_school_without_parents_asks_why(cast: Cast) -> None:
    in_care(cast)
    client, where = cast.client("PT"), address("hold_education_plan", cast.child.ref)
    told = {
        **day("held_on"),
        "school": "Fernhollow Primary",
        "parents_there": "no",
        "agreed": "A quiet desk.",
    }
    assert "Parents are part of this" in text(client.post(where, sent(**told)))
    answer = client.post(where, sent(**told, parents_why_not="Her mother was ill; we ring her tonight."))
    assert "A quiet desk." in text(client.get(answer.headers["Location"]))


def test_a_protected_school_stands_on_no_page_of_caring(cast: Cast) -> None:
    period = in_care(cast)
    actions.hold_education_plan(
        period, held_on=TODAY, agreed="A quiet desk.", parents_there=True, school="Fernhollow Primary",
        where_and_why="In the Fernhollow library.", by=cast.who("AW"), on=TODAY,
    )  # fmt: skip
    assert "Fernhollow" in text(cast.client("AW").get(reverse("virtual_school")))
    sharing.protect_detail(
        cast.child,
        "school",
        "Fernhollow Primary",
        why="Her father looks for her",
        readers=[],
        by=cast.who("AW"),
        on=TODAY,
    )
    for actor in ("AW", "TM", "CH"):
        client = cast.client(actor)
        pages = [reverse("virtual_school"), address("education_plan", cast.child.ref)]
        assert not [page for page in pages if "Fernhollow" in text(client.get(page))], actor
    assert 'name="school"' not in text(cast.client("AW").get(address("hold_education_plan", cast.child.ref)))


def test_the_virtual_school_lists_the_children_whom_the_reader_may_see_and_no_other(cast: Cast) -> None:
    in_care(cast)
    baby = person("Baby Ardleigh", born=TODAY - timedelta(days=200))
    member(cast.family, baby, "child")
    in_care(cast, baby, began_on=date(2025, 12, 1))
    roll = text(cast.client("AW").get(reverse("virtual_school")))
    assert "Wren Ardleigh" in roll
    assert "Year 4" in roll
    assert "Baby Ardleigh" not in roll, "not of school age"
    for actor in ("OT", "PX", "SA", "AN"):
        other = text(cast.client(actor).get(reverse("virtual_school")))
        assert "Wren" not in other, actor
    assert cast.client("FAM").get(reverse("virtual_school")).status_code == 404


def test_the_roll_costs_as_many_questions_for_many_children_as_for_one(cast: Cast) -> None:
    in_care(cast)
    client = cast.client("AW")
    with CaptureQueriesContext(connection) as one:
        client.get(reverse("virtual_school"))
    for number in range(12):
        more = person(f"Child {number}", born=date(2014, 1, 1 + number))
        member(cast.family, more, "child")
        in_care(cast, more)
    with CaptureQueriesContext(connection) as many:
        client.get(reverse("virtual_school"))
    assert len(many) <= len(one)


def test_the_register_is_read_by_social_care_and_a_households_record_by_its_own_team(cast: Cast) -> None:
    household = carers(cast)
    actions.visit_carers(
        household, on_day=TODAY, announced=False, seen="A tidy kitchen.", by=cast.who("TM"), on=TODAY
    )
    where = address("carer", household.ref)
    own, other = text(cast.client("AW").get(where)), text(cast.client("OT").get(where))
    for said in ("A tidy kitchen.", "ZZ9 9ZZ"):
        assert said in own
        assert said not in other
    assert "There is a dog called Biscuit." in other
    for actor in ("PT", "PX", "LA2", "AN", "IG", "SA", "FAM", "WF"):
        assert cast.client(actor).get(where).status_code == 404, actor
    assert AccessLog.objects.filter(action="carer", about=household.ref).count() == 2


def test_a_child_is_shown_pictures_only_of_a_home_where_they_live_and_on_which_all_agreed(cast: Cast) -> None:
    household, by = carers(cast), cast.who("AW")
    period = in_care(cast)
    pictures = [
        actions.add_picture(
            household, png(), file_name="a.png", size=99, says="The dog", taken_on=TODAY, agreed_by_all=agreed,
            by=by, on=TODAY,
        )
        for agreed in (True, False)
    ]  # fmt: skip
    child = signed_in(cast.child)
    assert child.get(address("carer_picture", pictures[0].ref)).status_code == 404
    actions.place(period, "U6", since=date(2025, 11, 3), provider="PR1", carer=household, by=by, on=TODAY)
    answer = child.get(address("carer_picture", pictures[0].ref))
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "image/png"
    assert child.get(address("carer_picture", pictures[1].ref)).status_code == 404
    cast.client("TM").post(address("stop_showing", pictures[0].ref))
    assert child.get(address("carer_picture", pictures[0].ref)).status_code == 404


def test_a_picture_that_is_not_one_is_refused_beside_its_box(cast: Cast) -> None:
    household = carers(cast)
    told = {"says": "The dog", **day("taken_on"), "agreed_by_all": "on"}
    for name, content, says in (
        ("dog.png", b"not a picture", "the file is something else"),
        ("dog.txt", b"words", "Choose a picture: JPG or PNG."),
        ("dog.png", b"\x89PNG\r\n\x1a\nbroken", "This picture is broken"),
    ):
        answer = cast.client("TM").post(
            address("add_picture", household.ref), {**sent(**told), "file": SimpleUploadedFile(name, content)}
        )
        assert answer.status_code == 422
        assert says in text(answer)


def test_a_review_of_carers_begins_with_the_childrens_words(cast: Cast) -> None:
    household = carers(cast)
    client, where = cast.client("TM"), address("review_carers", household.ref)
    told = {**day("on_day"), "outcome": "goes_on", "good_warmth": "Bedtime is bedtime, with a story."}
    assert "If nobody asked them, say why." in text(client.post(where, sent(**told)))
    client.post(where, sent(**told, children_say="They are funny."))
    page = text(client.get(address("carer", household.ref)))
    assert page.index("They are funny.") < page.index("Bedtime is bedtime")


def test_overdue_visits_to_carers_are_said_on_the_register(cast: Cast) -> None:
    carers(cast)
    page = text(cast.client("TM").get(reverse("carers")))
    assert "Visit: overdue" in page
    assert "Visit without saying so before: overdue" in page


@pytest.mark.parametrize("name", ["carers", "virtual_school"])
def test_an_empty_list_says_what_would_be_there(cast: Cast, name: str) -> None:
    assert "kf-empty" in text(cast.client("AW").get(reverse(name)))
