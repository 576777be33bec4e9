"""One row however often a form is sent."""

import threading
import uuid
from datetime import date
from typing import Any

import pytest
from django.db import connection, transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.test import RequestFactory

from kinfold.base.errors import Hidden, NotNow
from kinfold.base.models import Draft, Submission
from kinfold.base.who import Who
from kinfold.design import web
from kinfold.design.forms import Form, TextField


class SayForm(Form):
    verb = "say"
    what = TextField(label="What?")


def sent(token: str, account_id: int = 7) -> tuple[Any, SayForm]:
    request = RequestFactory().post("/say/", {"what": "x", "token": token})
    request.who = Who(account_id=account_id, name="Ann")  # type: ignore[attr-defined]
    request.today = date(2026, 3, 12)  # type: ignore[attr-defined]
    form = SayForm.of(request)
    assert form.is_valid()
    return request, form


def write() -> HttpResponse:
    row = Draft.objects.create(account_id=99, form="written", about=uuid.uuid4().hex[:30])
    return HttpResponseRedirect(f"/written/{row.pk}/")


def written() -> int:
    return Draft.objects.filter(form="written").count()


@pytest.mark.django_db
def test_the_second_copy_goes_where_the_first_went() -> None:
    token = str(uuid.uuid4())
    first, second = web.once(*sent(token), write), web.once(*sent(token), write)
    assert first["Location"] == second["Location"]
    assert written() == 1


@pytest.mark.django_db
def test_two_forms_make_two_rows() -> None:
    web.once(*sent(str(uuid.uuid4())), write)
    web.once(*sent(str(uuid.uuid4())), write)
    assert written() == 2


@pytest.mark.django_db
def test_somebody_elses_token_says_nothing_about_where_theirs_went() -> None:
    token = str(uuid.uuid4())
    web.once(*sent(token), write)
    assert web.once(*sent(token, account_id=8), write)["Location"] == "/say/"
    assert written() == 1


@pytest.mark.django_db
def test_a_form_refused_by_a_rule_may_be_sent_again() -> None:
    token = str(uuid.uuid4())

    def refused() -> HttpResponse:
        write()
        raise NotNow("Not yet.")

    with pytest.raises(NotNow):
        web.once(*sent(token), refused)
    assert (written(), Submission.objects.count()) == (0, 0)
    web.once(*sent(token), write)
    assert written() == 1


@pytest.mark.django_db
def test_a_refusal_of_access_keeps_the_log_row_that_was_written_about_it() -> None:
    def hidden() -> HttpResponse:
        Draft.objects.create(account_id=99, form="logged")
        raise Hidden

    with pytest.raises(Hidden):
        web.once(*sent(str(uuid.uuid4())), hidden)
    assert Draft.objects.filter(form="logged").count() == 1
    assert not Submission.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("token", ["", "not-a-uuid", "'; DROP TABLE"])
def test_a_form_without_a_proper_token_is_still_received(token: str) -> None:
    web.once(*sent(token), write)
    assert written() == 1


@pytest.mark.django_db
def test_a_very_long_address_is_not_remembered_and_nothing_breaks() -> None:
    token = str(uuid.uuid4())
    web.once(*sent(token), lambda: HttpResponseRedirect("/" + "x" * 300))
    assert web.once(*sent(token), write)["Location"] == "/say/"
    assert written() == 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("first_fails", [False, True])
def test_eight_copies_at_the_same_moment_make_one_row(first_fails: bool) -> None:
    token, start, answers = str(uuid.uuid4()), threading.Barrier(8), []
    failing = threading.Lock()

    def action() -> HttpResponse:
        if first_fails and failing.acquire(blocking=False):
            raise NotNow("The first one fails.")
        return write()

    def send() -> None:
        try:
            start.wait(10)
            with transaction.atomic():  # as a request has it
                answers.append(web.once(*sent(token), action)["Location"])
        except NotNow:
            answers.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert written() == 1
    assert len(answers) == 8
    assert answers.count("refused") == int(first_fails)
    assert len(set(answers) - {"refused"}) == 1
