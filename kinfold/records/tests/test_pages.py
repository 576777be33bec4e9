"""The pages of the records room: who may, what comes back, and that nothing typed is lost."""

import uuid
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kinfold.records.models import Document, Note, Visit
from kinfold.sharing.models import AccessLog
from kinfold.sharing.tests.cast import Cast


def sent(**answers: Any) -> dict[str, Any]:
    """A form's answers with a token of its own."""
    return {"token": str(uuid.uuid4()), **answers}


def day(name: str, text: str = "1 3 2026") -> dict[str, str]:
    """The three boxes of a date."""
    d, m, y = text.split()
    return {f"{name}-day": d, f"{name}-month": m, f"{name}-year": y}


def a_note(cast: Cast, **changes: Any) -> dict[str, Any]:
    """A good note."""
    told = {
        "whom": [cast.child.pk],
        "kind": "call",
        "what": "She rang about the school run.",
        **day("happened_on"),
    }
    return sent(**{**told, **changes})


def test_a_worker_writes_a_note_and_reads_it(cast: Cast) -> None:
    client = cast.client("AW")
    address = reverse("write_note", args=[cast.family.ref])
    assert "Who is this about?" in client.get(address).content.decode()
    answer = client.post(address, a_note(cast), follow=True)
    assert answer.status_code == 200
    assert "She rang about the school run." in answer.content.decode()
    assert Note.objects.get().kind == "call"


def test_the_same_note_sent_twice_is_one_note(cast: Cast) -> None:
    client, told = cast.client("AW"), a_note(cast)
    for _ in range(2):
        assert client.post(reverse("write_note", args=[cast.family.ref]), told).status_code == 302
    assert Note.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"happened_on-year": "2031"}, "has not happened yet"),
        ({"happened_on-day": "31", "happened_on-month": "2"}, "February"),
        ({"what": "x" * 10_001}, "10,001"),
        ({"whom": []}, "Choose who this is about"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    cast: Cast, changes: dict[str, Any], says: str
) -> None:
    told = a_note(cast, **changes)
    answer = cast.client("AW").post(reverse("write_note", args=[cast.family.ref]), told)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    assert told["what"][:30] in page
    assert not Note.objects.exists()


@pytest.mark.parametrize("actor", ["PX", "AN", "SA"])
def test_a_stranger_finds_no_such_page(cast: Cast, actor: str) -> None:
    client = cast.client(actor)
    hidden = client.get(reverse("write_note", args=[cast.family.ref]))
    missing = client.get(reverse("write_note", args=["FZZZZZZZZZZ"]))
    assert hidden.status_code == missing.status_code == 404
    assert hidden.content == missing.content


def test_a_visit_page_asks_about_each_child_and_keeps_what_they_said(cast: Cast) -> None:
    client, key = cast.client("AW"), cast.child.pk
    told = {
        **day("happened_on"),
        "place": "home",
        "announced": "yes",
        "what": "Tea in the kitchen.",
        f"seen_{key}": ["seen", "alone"],
        f"said_{key}": "I want my own door.",
        "adults": [cast.mother.pk],
    }
    answer = client.post(reverse("record_visit", args=[cast.family.ref]), sent(**told), follow=True)
    page = answer.content.decode()
    assert "I want my own door." in page
    assert "Seen, and seen alone." in page
    assert Visit.objects.get().seen.count() >= 2


def test_a_kept_file_comes_back_only_to_those_who_may(cast: Cast, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    client = cast.client("AW")
    file = SimpleUploadedFile("plan.pdf", b"%PDF-1.7 plan", content_type="application/pdf")
    told = sent(title="The plan", whom=[cast.child.pk], file=file, **day("happened_on"))
    assert client.post(reverse("keep_document", args=[cast.family.ref]), told).status_code == 302
    address = reverse("open_document", args=[Document.objects.get().ref])
    answer = client.get(address)
    assert b"".join(answer.streaming_content) == b"%PDF-1.7 plan"  # type: ignore[attr-defined]
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    for actor in ("PT", "FAM", "WF", "PX", "SA"):
        assert cast.client(actor).get(address).status_code == 404, actor


def test_a_file_that_is_not_what_it_says_is_refused_with_a_reason(cast: Cast) -> None:
    file = SimpleUploadedFile("plan.pdf", b"MZ program", content_type="application/pdf")
    told = sent(title="The plan", whom=[cast.child.pk], file=file, **day("happened_on"))
    answer = cast.client("AW").post(reverse("keep_document", args=[cast.family.ref]), told)
    assert "the file is something else" in answer.content.decode()
    assert 'value="The plan"' in answer.content.decode()


def test_every_opening_is_in_the_access_log(cast: Cast) -> None:
    before = AccessLog.objects.count()
    cast.client("AW").get(reverse("documents", args=[cast.family.ref]))
    cast.client("PX").get(reverse("documents", args=[cast.family.ref]))
    rows = AccessLog.objects.order_by("-id")[: AccessLog.objects.count() - before]
    assert {row.decision for row in rows} >= {"allow", "hide"}
