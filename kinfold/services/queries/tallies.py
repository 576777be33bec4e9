"""Needs and requests as they stood on a day, for counting: rows by the person as they are now, to be joined in one statement.

Nothing is left out for a reader, and nothing here is for showing by name: the insight room hides what is small.
"""

from datetime import date
from typing import Any

from django.db.models import (
    BooleanField,
    CharField,
    Exists,
    ExpressionWrapper,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce

from kinfold.services import rules, states
from kinfold.services.models import HelpStep, Need, NeedReading, Request

Rows = QuerySet[Any, dict[str, Any]]
KEPT = Coalesce("person__merged_into_id", "person_id")
WAITING, RECEIVING, REFUSED = states.WAITING, states.RECEIVING, states.REFUSED
"""The states in which somebody waits, has help, or was told no."""
NOT_LISTED = "not_listed"
"""What stands for help that is not in the directory."""
LINES: dict[str, str] = {
    "alcohol_and_substances": "Alcohol and drugs",
    "learning_disability": "Learning disability",
    "housing_finance": "Housing, money and food",
    "mental_health": "Mental health",
    "parenting": "Being a parent",
    "domestic_violence": "Abuse at home",
}
"""What the lines of table 4.2 are called (seed 002: 333-341), in its order."""


def need_rows() -> dict[str, str]:
    """Every row on which needs are counted, with its name: the lines of table 4.2 first, then each group on none of them."""
    on_lines = {group for groups in rules.TABLE_LINES.values() for group in groups}
    others = [group for group in (*rules.NEED_GROUPS, "other") if group not in on_lines]
    return {**LINES, **{group: rules.group_says(group) for group in others}}


def need_words() -> dict[str, str]:
    """Every need word with the row on which it is counted."""
    return {word: rules.line_of(word) or rules.group_of(word) for word in rules.NEEDS}


def needs_then(on: date) -> Rows:
    """Every need that was there by a day: how far it was met, whether help was had, offered, and asked for by the family."""
    readings = NeedReading.objects.filter(need=OuterRef("pk"), on_day__lte=on).order_by("-on_day", "-pk")
    rows: Any = Need.objects.filter(since__lte=on).order_by()
    asked: Any = rows.annotate(
        person_kept=KEPT,
        met_then=Coalesce(Subquery(readings.values("met")[:1]), Value("unknown"), output_field=CharField()),
        receiving=Exists(_answering(on).filter(state_then__in=states.RECEIVING)),
        offered=Exists(_answering(on)),
        asked_for=ExpressionWrapper(
            Q(named_how__in=[Need.Named.ASKED, Need.Named.BOTH]), output_field=BooleanField()
        ),
    )
    fields = ("person_kept", "family_id", "need", "since", "met_then", "receiving", "offered", "asked_for")
    made: Rows = asked.values(*fields)
    return made


def requests_then(on: date) -> Rows:
    """Every request that was made by a day: which help, for which need, where it stood then and why, and when it began.

    Help that is not in the directory has no name here: what somebody typed could itself name somebody.
    """
    newest = _steps(on).order_by("-on_day", "-pk")
    rows: Any = Request.objects.filter(asked_on__lte=on).order_by()
    told: Any = rows.annotate(
        person_kept=KEPT,
        help=Coalesce(F("service__slug"), Value(NOT_LISTED)),
        word=Coalesce(F("need__need"), Value("")),
        state_then=Subquery(newest.values("state")[:1]),
        reason=Coalesce(Subquery(newest.values("reason_code")[:1]), Value("")),
    )
    made: Rows = told.values(
        "id", "person_kept", "family_id", "help", "word", "asked_on", "state_then", "reason"
    )
    return made


def steps_then(on: date) -> Rows:
    """Every step of a request up to a day, with who it was for and which help: what waiting is measured from."""
    rows: Any = HelpStep.objects.filter(on_day__lte=on).order_by()
    made: Rows = rows.values(
        "id", "request_id", "state", "on_day",
        family=F("request__family_id"),
        person_kept=Coalesce("request__person__merged_into_id", "request__person_id"),
        help=Coalesce(F("request__service__slug"), Value(NOT_LISTED)),
        word=Coalesce(F("request__need__need"), Value("")),
    )  # fmt: skip
    return made


def _steps(on: date) -> QuerySet[HelpStep]:
    return HelpStep.objects.filter(request=OuterRef("pk"), on_day__lte=on)


def _answering(on: date) -> Any:
    """The requests made by a day that may answer a need (the same rule as `needs.answers`)."""
    fits = Func(F("service__needs"), OuterRef("need"), function="jsonb_exists", output_field=BooleanField())
    by_service = Q(need__isnull=True, service__isnull=False) & Q(fits)
    newest = _steps(on).order_by("-on_day", "-pk").values("state")[:1]
    rows = Request.objects.filter(Q(need=OuterRef("pk")) | by_service, person=OuterRef("person"))
    return rows.filter(asked_on__lte=on).annotate(state_then=Subquery(newest))
