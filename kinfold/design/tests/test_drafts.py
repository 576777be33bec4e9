"""Nothing typed is lost."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client, RequestFactory
from django.utils import timezone

from kinfold.base.models import Draft, Submission
from kinfold.base.who import NOBODY, Who
from kinfold.design import drafts

pytestmark = pytest.mark.django_db
GALLERY = "/design/"


def account(name: str) -> Any:
    return get_user_model()._default_manager.create(username=name, display_name=name)


@pytest.fixture
def ann() -> Any:
    return account("ann")


@pytest.fixture
def client_of_ann(ann: Any) -> Client:
    client = Client()
    client.force_login(ann)
    return client


def autosave(client: Client, **data: Any) -> Any:
    return client.post("/drafts/", {"draft_form": "specimen", "draft_about": "", **data})


def request_of(account_id: int | None, method: str = "post", path: str = "/design/", **data: Any) -> Any:
    request = getattr(RequestFactory(), method)(path, data)
    request.who = NOBODY if account_id is None else Who(account_id=account_id, name="A")
    return request


def test_what_somebody_types_is_kept_and_says_when(client_of_ann: Client, ann: Any) -> None:
    answer = autosave(
        client_of_ann, words="She said\nstairs", places=["home", "school"], csrfmiddlewaretoken="x"
    )
    assert answer.status_code == 200
    assert re.fullmatch(r"Draft kept at \d{1,2}:\d\d[ap]m\.", answer.content.decode())
    draft = drafts.find(ann.pk, "specimen")
    assert draft is not None
    assert draft.data == {"words": ["She said\nstairs"], "places": ["home", "school"]}


def test_writing_on_changes_the_one_draft(client_of_ann: Client) -> None:
    for words in ("She", "She said", "She said stairs"):
        autosave(client_of_ann, words=words)
    assert [draft.data["words"] for draft in Draft.objects.all()] == [["She said stairs"]]


def test_a_sign_that_the_database_refuses_does_not_lose_the_draft(client_of_ann: Client) -> None:
    assert autosave(client_of_ann, words="a\x00b 👩‍👧 بيت").status_code == 200
    assert Draft.objects.get().data["words"] == ["ab 👩‍👧 بيت"]


def test_drafts_about_two_children_stay_apart(client_of_ann: Client, ann: Any) -> None:
    autosave(client_of_ann, words="about Jake", draft_about="jake-ref")
    autosave(client_of_ann, words="about Charlie", draft_about="charlie-ref")
    found = drafts.find(ann.pk, "specimen", "jake-ref")
    assert found is not None
    assert found.data["words"] == ["about Jake"]
    assert drafts.find(ann.pk, "specimen", "") is None


def test_a_draft_is_private_to_its_author(client_of_ann: Client) -> None:
    autosave(client_of_ann, words="only mine")
    other = Client()
    other.force_login(account("bob"))
    page = other.get(f"{GALLERY}?carry_on=yes").content.decode()
    assert "only mine" not in page
    assert "Carry on where you stopped" not in other.get(GALLERY).content.decode()


def test_nobody_keeps_a_draft_without_signing_in() -> None:
    answer = autosave(Client(), words="x")
    assert answer.status_code == 302
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    "odd",
    [
        {"draft_form": "parked"},
        {"draft_form": "../x"},
        {"draft_form": ""},
        {"draft_about": "a b"},
        {"draft_about": "x" * 41},
        {"words": "x" * 200_001},
    ],
)
def test_an_odd_or_enormous_draft_is_refused(client_of_ann: Client, odd: dict[str, str]) -> None:
    assert autosave(client_of_ann, **({"words": "x"} | odd)).status_code == 413
    assert not Draft.objects.exists()


def test_an_empty_form_leaves_no_draft_and_passwords_are_never_kept(client_of_ann: Client) -> None:
    autosave(client_of_ann, words="  ", token="abc")
    assert not Draft.objects.exists()
    autosave(client_of_ann, words="x", new_password="secret")
    assert "secret" not in str(Draft.objects.get().data)


def test_a_draft_is_offered_with_its_first_words_and_carried_on(client_of_ann: Client) -> None:
    autosave(
        client_of_ann,
        name="Charlie",
        words="I hide under the table",
        **{"seen_on-day": "3", "places": ["home"]},
    )
    offer = client_of_ann.get(GALLERY).content.decode()
    assert "I hide under the table" in offer
    assert "Carry on where you stopped" in offer
    page = client_of_ann.get(f"{GALLERY}?carry_on=yes").content.decode()
    assert 'value="Charlie"' in page
    assert re.search(r'name="seen_on-day"[^>]*value="3"', page)
    assert re.search(r'name="places"[^>]*value="home"[^>]*checked', page)
    assert "There is a problem" not in page
    assert "under the table" not in client_of_ann.get(f"{GALLERY}?afresh=yes").content.decode()


def test_what_was_sent_and_not_accepted_is_kept_and_what_was_accepted_is_forgotten(
    client_of_ann: Client,
) -> None:
    answer = client_of_ann.post(GALLERY, {"name": "Charlie", "words": "half", "draft_form": "specimen"})
    assert answer.status_code == 422
    assert "Error: " in answer.content.decode().split("</title>")[0]
    assert Draft.objects.get().data["words"] == ["half"]
    whole = {
        "name": "Charlie",
        "agreed": "yes",
        "seen_on-day": "3",
        "seen_on-month": "3",
        "seen_on-year": "2026",
    }
    assert client_of_ann.post(GALLERY, whole).status_code == 302
    assert not Draft.objects.exists()


def test_an_autosave_that_arrives_after_the_form_was_sent_is_dropped(ann: Any, client_of_ann: Client) -> None:
    token = "6f9619ff-8b86-4011-b42d-00c04fc964ff"
    Submission.objects.create(token=token, account_id=ann.pk)
    autosave(client_of_ann, words="late", token=token)
    assert not Draft.objects.exists()


def test_words_sent_after_the_session_died_come_back_after_signing_in() -> None:
    mark = drafts.owner_mark(7)
    data = {
        "draft_owner": mark,
        "draft_form": "specimen",
        "draft_about": "",
        "words": "I saw",
        "places": ["home", "school"],
    }
    signed = drafts.park(request_of(None, path="/design/?for=abc", **data))
    assert signed
    assert drafts.unpark(request_of(7), signed) == "/design/?for=abc&carry_on=yes"
    kept = drafts.find(7, "specimen")
    assert kept is not None
    assert kept.data == {"words": ["I saw"], "places": ["home", "school"]}
    assert drafts.unpark(request_of(7), signed) == ""


def test_parked_words_never_come_to_the_next_person_at_the_same_computer() -> None:
    signed = drafts.park(
        request_of(None, draft_owner=drafts.owner_mark(7), draft_form="specimen", words="mine")
    )
    assert drafts.unpark(request_of(8), signed) == ""
    assert drafts.unpark(request_of(None), signed) == ""
    assert drafts.find(8, "specimen") is None
    assert drafts.unpark(request_of(7), signed) == "/design/?carry_on=yes"


@pytest.mark.parametrize("mark", ["", "7", "forged:mark:here"])
def test_a_form_that_does_not_say_whose_it_is_cannot_be_parked(mark: str) -> None:
    assert drafts.park(request_of(None, draft_owner=mark, draft_form="specimen", words="x")) == ""
    assert not Draft.objects.exists()


def test_a_late_autosave_is_not_parked() -> None:
    late = request_of(
        None, path="/drafts/", draft_owner=drafts.owner_mark(7), draft_form="specimen", words="x"
    )
    assert drafts.park(late) == ""


def test_a_made_up_name_brings_nothing_back() -> None:
    assert drafts.unpark(request_of(7), "made:up:name") == ""


def test_parked_words_are_deleted_when_nobody_comes_back() -> None:
    drafts.park(request_of(None, draft_owner=drafts.owner_mark(7), draft_form="specimen", words="old"))
    Draft.objects.update(saved_at=timezone.now() - timedelta(hours=13))
    drafts.forget_parked()
    assert not Draft.objects.exists()
