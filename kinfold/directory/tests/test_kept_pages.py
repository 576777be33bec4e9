"""What the public pages say of how long it is kept, and that they say nothing of whether anybody is known."""

import re

from django.test import Client
from django.urls import reverse

from kinfold.directory import actions
from kinfold.directory.tests.test_asking import NOW
from kinfold.directory.tests.test_pages import sent
from kinfold.sharing.tests.cast import TODAY, Cast


def test_who_asks_is_told_before_they_send_how_long_it_is_kept_and_with_the_answer_until_when(
    cast: Cast, today: None
) -> None:
    form = Client().get(reverse("ask_for_help_yourself")).content.decode()
    assert "3 months after our answer we delete what you wrote" in form
    row, code = actions.ask_yourself("No food.", now=NOW, on=TODAY)
    told = Client().post(reverse("my_ask"), sent(code=code)).content.decode()
    assert "You can read this until 4 June 2026. Then we delete it." in told
    worker = cast.client("DU").get(reverse("public_ask", args=[row.ref])).content.decode()
    assert "4 June 2026, unless it is taken up into a record" in worker
    actions.take_up_public_ask(row, words="No food.", named="Jo", by=cast.who("DU"), on=TODAY)
    kept = Client().post(reverse("my_ask"), sent(code=code)).content.decode()
    assert "Then we delete it" not in kept


def test_the_public_page_answers_alike_whether_or_not_somebody_is_known_here(cast: Cast, today: None) -> None:
    def asked(named: str) -> str:
        answers = sent(words="Help.", named=named)
        page = Client().post(reverse("ask_for_help_yourself"), answers).content.decode()
        page = re.sub(r'id="code">[^<]*', "", page)
        return re.sub(r'(nonce=|csrfmiddlewaretoken" value=)"[^"]*"', "", page)

    assert asked(cast.mother.known_as) == asked("Nobody Atall")
