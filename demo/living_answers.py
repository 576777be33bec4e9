"""A charity that answered by its link, one that has not yet, and who is there for a parent whose child has gone."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

from kinfold.services import actions as services
from kinfold.services import queries

if TYPE_CHECKING:
    from datetime import date

    from demo.living import Days

LANTERN = "hello@lanternhouse.example.org"
SHEDS = "men@openshed.example.org"


def play(days: Days) -> None:
    """Let services answer for a living family, and say who is there for the parents of children who have gone."""
    if days.stage.pack.id == "an-roberts":
        two_were_asked(days)
    still_there_for_parents(days)


def two_were_asked(days: Days) -> None:
    """Two small charities were asked for the father at once: one has him on its list, the other has not answered."""
    lantern = services.list_service(
        "lantern-house", "Lantern House: somebody to talk to", does="An evening a week with a volunteer who listens.",
        email=LANTERN, phone="01632 960555", needs=["social_support", "bereavement"],
    )  # fmt: skip
    sheds = services.list_service(
        "open-shed", "Open Shed", does="Men who mend things together on Saturdays.", email=SHEDS,
        needs=["social_support", "activities"],
    )  # fmt: skip
    stage, asked_on, answered_on = days.stage, days.ago(12), days.ago(3)
    by = days.who(asked_on)
    first, second = services.ask_several(
        stage.family, [stage.people["jason"]], [lantern, sheds], asked_on=asked_on, came_from="meeting", by=by,
        on=asked_on, aim="Somebody of his own to talk to.",
    )  # fmt: skip
    told: dict[str, Any] = {
        "name_given": "Jason",
        "shares": "He would like somebody to talk to. He works until six; evenings and Saturdays are good.",
        "agreed_how": "Jason said yes at home, and read these words.",
    }
    _, token = services.send_answer_link(first, sent_to=LANTERN, by=by, on=asked_on, days=28, **told)
    services.send_answer_link(second, sent_to=SHEDS, by=by, on=asked_on, days=28, **told)
    services.answer_by_link(
        token, "waiting", on=answered_on, now=_ten(answered_on), position=2, said_by="Jo, volunteer",
        why="One of us is free again after Christmas.",
    )  # fmt: skip
    services.help_meanwhile(
        first,
        what="A walk with his brother on Sundays",
        given_by_words="His brother",
        since=asked_on,
        by=by,
        on=asked_on,
    )


def still_there_for_parents(days: Days) -> None:
    """For each parent whose child has gone long since, the family's worker stayed, and their help went on."""
    for went in queries.went_in(days.stage.family):
        on = max(went.went_on, days.ago(20))
        if not queries.is_settled(went):
            services.settle_after_child_went(
                went, worker=days.worker, on_day=on, by=days.who(on), on=on,
                decisions=[services.After(one, "goes_on") for one in queries.help_then(went)],
            )  # fmt: skip


def _ten(day: date) -> datetime:
    return datetime.combine(day, time(10), tzinfo=UTC)
