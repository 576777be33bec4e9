"""What the living families need, who said so, and what nobody gives: two thresholds that both said no, and who owns that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kinfold.agencies import actions as agencies
from kinfold.services import actions as services
from kinfold.services.models import Service

if TYPE_CHECKING:
    from demo.living import Days

LOW: dict[str, Any] = {
    "need": "mental_health",
    "in_their_words": "I cry in the kitchen so that they do not see it. I do not know why.",
    "how_hard": "On most mornings she is up late and very tired. She has told nobody but Joan.",
    "strengths": "She goes to the group for mothers, and she likes it there. Bob gets up when she asks him.",
    "detail": "Her midwife noticed it too.",
}
MEANS = {
    "jake": "Jake asks whether Mum is cross with him. On group days he comes in singing.",
    "kelly": "Kelly stays close and is quiet when Sue cries.",
}


def play(days: Days) -> None:
    """Let the needs of a living family go on, where there is something to tell."""
    if days.stage.pack.id == "an-curtis":
        both_said_no(days)


def both_said_no(days: Days) -> None:
    """Sue asks for help with feeling low; adult services and children's services both say no; Joan owns it."""
    stage, sue = days.stage, days.stage.people["sue"]
    noticed, opened = days.ago(19), days.ago(4)
    need = services.notice_need(
        sue, stage.family, since=days.ago(45), met="no", named_how="both", asked_by_person=sue, outcome="being_healthy",
        effects={stage.people[key]: words for key, words in MEANS.items()}, by=days.who(noticed), on=noticed, **LOW,
    )  # fmt: skip
    noes = []
    for service, code, why, ago in (
        (adults(), "need_too_low", "We see people who are ill for longer, or in danger.", 9),
        (childrens(), "wrong_group", "This is for families with a child in need plan.", 5),
    ):
        asked = services.ask_for_service(
            stage.family, [sue], service, need=need, asked_on=days.ago(18), by=days.who(days.ago(18)), on=days.ago(18),
            aim="Someone to talk to before the baby comes.",
        )[0]  # fmt: skip
        told: dict[str, Any] = {"on_day": days.ago(ago), "by": days.who(days.ago(ago)), "on": days.ago(ago)}
        noes.append(services.move_request(asked, "not_eligible", reason_code=code, why=why, **told))
    services.open_gap(
        stage.family, sue, noes, need=need, owner=days.worker, opened_on=opened, by=days.who(opened), on=opened,
        why="The adults’ team says that she is not ill enough. Family help says that it is only for families with a plan.",
        look_again_on=days.ahead({"in": 10}) or opened, meanwhile="Joan comes every week instead of every two.",
    )  # fmt: skip


def adults() -> Service:
    """An adult service with a high threshold."""
    gives = agencies.open_organisation("Merebridge Adult Wellbeing Team", "adult_health")
    return services.list_service(
        "adult-wellbeing-team", "Adult wellbeing team", does="talks with adults who feel very low or worried",
        organisation=gives, needs=["mental_health"], for_whom=["adults"],
    )  # fmt: skip


def childrens() -> Service:
    """A service of children's social care with a threshold of its own."""
    gives = agencies.open_organisation("Merebridge Family Help", "social_care")
    return services.list_service(
        "family-help-at-home", "Family help at home", does="comes home to families and helps in the early days with a baby",
        organisation=gives, needs=["practical_help", "mental_health"], for_whom=["families"],
    )  # fmt: skip
