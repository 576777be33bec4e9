"""Writing the directory: one service, with whatever is known of it."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from kinfold.agencies.models import Organisation, Practitioner
from kinfold.base.errors import NotNow
from kinfold.services import rules
from kinfold.services.actions import checks
from kinfold.services.models import Service

MOST_DAYS = 3_660
OLDEST = 120
DEAREST = Decimal(10_000_000)


class Facts(TypedDict, total=False):
    """What may be said of a service. Whatever is not said stays as it stands; on a new page it is not known."""

    does: str
    kind: str
    target: str
    duration: str
    caution: str
    every_days: int | None
    needs: Iterable[str]
    organisation: Organisation | None
    csc_only: bool
    sources: Iterable[Mapping[str, Any]]
    verified: bool
    withdrawn_on: date | None
    for_whom: Iterable[str]
    youngest: int | None
    oldest: int | None
    areas: Iterable[str]
    usual_days: int | None
    cost_per_case: Decimal | None
    cost_words: str
    cost_to_family: str
    evidence: Iterable[Mapping[str, Any]]
    languages: Iterable[str]
    childcare: bool | None
    travel: str
    opening: str
    out_of_hours: str
    how_to_ask: str
    ask_yourself: bool
    phone: str
    email: str
    web: str
    access: str
    public: bool
    kept_by: Practitioner | None
    checked_on: date | None
    came_from: str
    came_from_id: str


@transaction.atomic
def list_service(slug: str, name: str, **facts: Unpack[Facts]) -> Service:
    """Put a service in the directory, or put right what stands there under the same slug. Raises NotNow.

    Facts that are not given stay as they are. What children's social care alone gives never stands before everybody.
    """
    called = checks.clean(name, "name", most=200)
    if not called:
        raise NotNow("Say what the service is called.", field="name")
    before = Service.objects.filter(slug=slug).first()
    told = {field: tidy(field, value) for field, value in facts.items()}
    fit_together(before, told)
    made, _ = Service.objects.update_or_create(slug=slug, defaults={"name": called, **told})
    return made


def tidy(field: str, value: Any) -> Any:
    """Return one fact as it can be kept. Raises NotNow beside its field."""
    if field in _LONG:
        return checks.clean(value, field)
    if field in _SHORT:
        return checks.clean(value, field, most=_SHORT[field])
    return _TIDY[field](value) if field in _TIDY else value


def fit_together(before: Service | None, told: dict[str, Any]) -> None:
    """Raise NotNow for facts that contradict each other, with what stands already."""

    def now(field: str, otherwise: Any) -> Any:
        return told.get(field, getattr(before, field, otherwise))

    youngest, oldest = now("youngest", None), now("oldest", None)
    if youngest is not None and oldest is not None and oldest < youngest:
        raise NotNow("The oldest age is below the youngest.", field="oldest")
    if now("public", False) and now("csc_only", False):
        raise NotNow(
            "Only children’s social care gives this, so nobody can ask for it by themselves. Leave it out of the "
            "public directory.",
            field="public",
        )


def _needs(needs: Iterable[str]) -> list[str]:
    return _known(needs, rules.NEEDS, "needs", "This need is not in the list: {}.")


def _for_whom(words: Iterable[str]) -> list[str]:
    return _known(words, rules.FOR_WHOM, "for_whom", "These people are not in the list: {}.")


def _known(words: Iterable[str], those: Mapping[str, Any], field: str, otherwise: str) -> list[str]:
    told = list(dict.fromkeys(words))
    unknown = [word for word in told if word not in those]
    if unknown:
        raise NotNow(otherwise.format(unknown[0]), field=field)
    return told


def _words(field: str) -> Callable[[Iterable[str]], list[str]]:
    def tidied(words: Iterable[str]) -> list[str]:
        told = [checks.clean(word, field, most=100) for word in words]
        return list(dict.fromkeys(word for word in told if word))[:200]

    return tidied


def _number(field: str, most: int, otherwise: str) -> Callable[[int | None], int | None]:
    def tidied(number: int | None) -> int | None:
        if number is not None and not 0 <= number <= most:
            raise NotNow(otherwise, field=field)
        return number

    return tidied


def _cost(amount: Decimal | None) -> Decimal | None:
    if amount is not None and not 0 <= amount < DEAREST:
        raise NotNow("Write the cost in pounds, such as 450 or 450.50.", field="cost_per_case")
    return amount


def _phone(number: str) -> str:
    told = checks.clean(number, "phone", most=40)
    if told and not rules.LINE.fullmatch(told):
        raise NotNow("Write the telephone number in digits, such as 01632 960123.", field="phone")
    return told


def _email(address: str) -> str:
    told = checks.clean(address, "email", most=254)
    try:
        if told:
            validate_email(told)
    except ValidationError:
        raise NotNow("This e-mail address is not complete.", field="email") from None
    return told


def _web(address: str) -> str:
    told = checks.clean(address, "web", most=200)
    if told and not rules.WEB.fullmatch(told):
        raise NotNow("Write the whole web address, beginning with https://.", field="web")
    return told


def _rows(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [dict(row) for row in rows]


_LONG = frozenset({"does", "target", "caution", "how_to_ask"})
_SHORT = {
    "kind": 40, "duration": 200, "cost_words": 300, "cost_to_family": 200, "travel": 300, "opening": 300,
    "out_of_hours": 300, "access": 300, "came_from": 200, "came_from_id": 100,
}  # fmt: skip
_AGE = "Write an age in whole years, from 0 to 120."
_TIDY: dict[str, Callable[[Any], Any]] = {
    "needs": _needs,
    "for_whom": _for_whom,
    "areas": _words("areas"),
    "languages": _words("languages"),
    "sources": _rows,
    "evidence": _rows,
    "youngest": _number("youngest", OLDEST, _AGE),
    "oldest": _number("oldest", OLDEST, _AGE),
    "usual_days": _number("usual_days", MOST_DAYS, "Write the usual length in days, ten years at most."),
    "every_days": _number("every_days", MOST_DAYS, "Write how often in days, ten years at most."),
    "cost_per_case": _cost,
    "phone": _phone,
    "email": _email,
    "web": _web,
}
