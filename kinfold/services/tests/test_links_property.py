"""Whatever is done with links, in whatever order: never two answers to one, never two open, never another address."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kinfold.base.errors import NotNow
from kinfold.base.who import Who
from kinfold.services import actions
from kinfold.services.models import AnswerLink, HelpStep, Request, Service
from kinfold.services.tests.test_links import CHARITY, TOLD, token_in
from kinfold.sharing.tests.cast import TODAY, Cast

ANSWERS = ("accepted", "waiting", "started", "not_eligible", "ended")
MOVES = st.lists(
    st.tuples(
        st.sampled_from(("send", "look", "answer", "new", "back", "close", "ask", "wait")),
        st.integers(0, 9),
        st.sampled_from(ANSWERS),
    ),
    min_size=2,
    max_size=12,
)


class Play:
    """One request, and everything that is done with its links."""

    def __init__(self, asked: Request, by: Who) -> None:
        """Begin with no link."""
        self.asked, self.by, self.on = asked, by, TODAY
        self.by_link = 0

    def tokens(self) -> list[str]:
        """Every token that was ever sent."""
        return [token_in(message) for message in mail.outbox]

    def move(self, what: str, which: int, answer: str) -> None:
        """Do one thing; what may not be done now is refused, and that is all."""
        tokens = self.tokens() or ["never-was"]
        token, facts = tokens[which % len(tokens)], {"by": self.by, "on": self.on}
        now = datetime.combine(self.on, datetime.min.time(), tzinfo=UTC)
        try:
            with transaction.atomic():
                if what == "send":
                    actions.send_answer_link(self.asked, **TOLD, **facts)
                elif what == "look":
                    actions.open_answer_link(token, on=self.on, now=now)
                elif what == "answer":
                    actions.answer_by_link(token, answer, now=now, on=self.on, why="As it is")
                    self.by_link += 1
                elif what == "new":
                    actions.ask_for_new_link(token, on=self.on)
                elif what == "back" and (link := AnswerLink.objects.last()):
                    actions.take_back_link(link, why="Wrong", **facts)
                elif what == "close":
                    actions.move_request(
                        self.asked, "declined", on_day=self.on, reason_code="not_now", **facts
                    )
                elif what == "ask":
                    actions.move_request(self.asked, "asked", on_day=self.on, **facts)
                elif what == "wait":
                    self.on += timedelta(days=which * 5)
        except NotNow:
            return


@pytest.mark.django_db
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(moves=MOVES)
def test_no_order_of_moves_opens_more_than_one_answer(
    cast: Cast, by: Who, speech: Service, moves: list[tuple[str, int, str]]
) -> None:
    with transaction.atomic():
        mail.outbox.clear()
        asked = actions.ask_for_service(cast.family, [cast.child], speech, asked_on=TODAY, by=by, on=TODAY)[0]
        play = Play(asked, by)
        for what, which, answer in moves:
            play.move(what, which, answer)
            check(play)
        transaction.set_rollback(True)


def check(play: Play) -> None:
    """What holds after every move."""
    links: Any = AnswerLink.objects.filter(request=play.asked)
    used = links.filter(used_at__isnull=False)
    assert used.count() == play.by_link, "each link is answered once at most, and nothing else answers"
    assert HelpStep.objects.filter(request=play.asked, recorded_by=None).count() == play.by_link
    assert links.filter(used_at=None, ended_at=None).count() <= 1
    assert not used.filter(ended_at__isnull=False).exists()
    assert {address for message in mail.outbox for address in message.to} <= {CHARITY}
