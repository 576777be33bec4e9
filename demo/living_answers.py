"""A charity that answered by its link, one that has not yet, and who is there for a parent whose child has gone."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
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
        nights_away(days)
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


def nights_away(days: Days) -> None:
    """The mother rests while the boys spend a weekend with a host family; another weekend is agreed."""
    hosts = services.list_service(
        "open-doors-host-families", "Open Doors host families", kind="hosting", phone="01632 960556",
        does="A weekend with a family nearby, so that you can rest. Volunteers, and somebody who rings you each evening.",
        for_whom=["parents"], needs=["respite", "social_support"], languages=["English"], ask_yourself=True, public=True,
    )  # fmt: skip
    people, asked_on, began = days.stage.people, days.ago(34), days.ago(30)
    (rest,) = services.ask_for_service(
        days.stage.family, [people["sarah"]], hosts, asked_on=asked_on, came_from="family", by=days.who(asked_on),
        on=asked_on, aim="A weekend to sleep and to see her sister.",
    )  # fmt: skip
    services.move_request(rest, "started", on_day=began, by=days.who(began), on=began)
    boys = [people["jason"], people["mark"]]
    told: dict[str, Any] = {
        "host": "The Marlows", "ring": "Fiona, 01632 960556", "checked_words": "Fiona, Open Doors",
        "checked_on": began, "agreed_how": "Sarah said yes at home; both boys were asked and met them first.",
    }  # fmt: skip
    first = services.agree_stay(
        rest, boys, begins_on=days.ago(16), until_on=days.ago(14), by=days.who(began), on=began, **told
    )
    back = days.ago(13)
    for stay, says in zip(first, ("We cooked on a fire.", "Their dog slept on my feet."), strict=True):
        services.end_stay(stay, ended_on=days.ago(14), child_says=says, by=days.who(back), on=back)
    soon = days.today + timedelta(days=12)
    services.agree_stay(
        rest, boys, begins_on=soon, until_on=soon + timedelta(days=2), by=days.who(back), on=back, **told
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
