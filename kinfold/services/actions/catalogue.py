"""Loading a whole catalogue (`demo/catalogue.yaml`). Nothing is invented into it: what the source does not say stays unknown."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db import transaction

from kinfold.base.errors import NotNow
from kinfold.services import rules
from kinfold.services.actions.listing import Facts, list_service
from kinfold.services.models import Service

WHO_CARES = "000"
"""The report that holds the fifteen interventions put to the public."""

FOR_WORKERS = re.compile(
    r"\b(practitioners?|workers?|staff|agencies|police|commissioners|councils|lead professionals)\b"
)
_STATED: dict[str, str] = {
    "expecting": r"\bexpectant|pregnan|\bexpecting\b|pregnancy",
    "mothers": r"\bmothers?\b",
    "fathers": r"\bfathers?\b",
    "parents": r"\bparents?\b(?!['’]s)",
    "separated": r"\bseparat",
    "couples": r"\bcouples?\b",
    "families": r"\bfamil",
    "young_carers": r"children who care for",
    "disabled_children": r"\bdisabled children",
    "care_leavers": r"\bcare leavers?\b",
    "new_arrivals": r"\basylum",
    "young_people": r"\bteenagers?\b|\byoung people\b|\b\d\d-\d\ds?\b",
    "children": r"\bchildren\b|\bpupils?\b|\bunder-fives\b|\btoddlers\b|\binfants\b",
    "relatives": r"\bkinship carers\b|\bguardian",
    "adults": r"^adults\b",
}
_FOR_WHOM = {word: re.compile(marks) for word, marks in _STATED.items()}
_ASIDE = re.compile(r"(?<=parents) of (?:a )?\w+|who have had children removed")
"""Of whom somebody is a parent does not say whom the help is for."""
_AGES = re.compile(r"(?:^|\s)(\d{1,2})\s?(?:-|to)\s?(\d{1,2})(?:s| year)")
_UP_TO = re.compile(r"\bup to (\d{1,2})$")
_UNDER_FIVE = re.compile(r"\bunder-fives\b")
A_CASE = ("case", "process")


@transaction.atomic
def load_catalogue(data: Mapping[str, Any]) -> int:
    """Load a catalogue: interventions and programmes, with where each is written.

    Nobody has rung any of them yet, so all are marked unverified; a service somebody did verify, or keeps, stays as that
    person left it. Returns how many were loaded. Raises NotNow.
    """
    rows = [_intervention(row) for row in data.get("interventions", [])]
    rows += [_programme(row) for row in data.get("programmes", [])]
    if not rows:
        raise NotNow("This file holds no services: it needs “interventions” or “programmes”.")
    kept = Service.objects.filter(verified=True) | Service.objects.filter(checked_on__isnull=False)
    by_hand = set(kept.values_list("slug", flat=True))
    for slug, name, facts in rows:
        if slug not in by_hand:
            list_service(slug, name, **facts)
    return len(rows)


def _intervention(row: Mapping[str, Any]) -> tuple[str, str, Facts]:
    csc_only = bool(row.get("csc_only", False))
    facts: Facts = {
        "kind": row.get("group", ""),
        "every_days": row.get("every_days"),
        "csc_only": csc_only,
        "needs": rules.needs_met_by(row["name"]),
        "sources": [{"seed": WHO_CARES, "lines": row["lines"]}],
        "public": not csc_only,
        **_stated(row["name"]),
    }
    return row["id"], row["name"], facts


def _programme(row: Mapping[str, Any]) -> tuple[str, str, Facts]:
    target, duration = row.get("target") or "", row.get("duration") or ""
    words = " ".join([row["name"], row.get("does") or "", target])
    facts: Facts = {
        "kind": row["kind"],
        "does": row.get("does") or "",
        "target": target,
        "duration": duration,
        "caution": row.get("caution") or "",
        "needs": rules.needs_met_by(words),
        "sources": row["sources"],
        "usual_days": rules.days_of(duration),
        "public": row["kind"] not in rules.NOT_FOR_THE_PUBLIC and not FOR_WORKERS.search(target.lower()),
        "evidence": [_evidence(found, row["sources"]) for found in row.get("evidence") or ()],
        **_cost(row.get("unit_cost") or ()),
        **_stated(target),
    }
    return row["id"], row["name"], facts


def _evidence(found: Mapping[str, Any], sources: Any) -> dict[str, Any]:
    """What is known of results, in words, with the lines where it is written."""
    return {"words": rules.evidence_said(found), "sources": [dict(source) for source in sources]}


def _cost(costs: Any) -> Facts:
    """The cost as it is printed; as a number too where one amount for one case is stated."""
    said = [rules.cost_said(cost) for cost in costs]
    one = [cost["low"] for cost in costs if cost.get("per") in A_CASE and cost.get("low") == cost.get("high")]
    amount = Decimal(str(one[0])) if len(said) == len(one) == 1 and one[0] is not None else None
    return {"cost_words": "; ".join(said)[:300], "cost_per_case": amount} if said else {}


def _stated(target: str) -> Facts:
    """For whom, and of which ages, where the target says so."""
    told = _ASIDE.sub("", target.lower())
    facts: Facts = {"for_whom": [word for word, marks in _FOR_WHOM.items() if marks.search(told)]}
    ages = _AGES.search(told)
    if ages:
        facts |= {"youngest": int(ages[1]), "oldest": int(ages[2])}
    elif _UP_TO.search(told):
        facts |= {"oldest": int(_UP_TO.findall(told)[0])}
    elif _UNDER_FIVE.search(told):
        facts |= {"youngest": 0, "oldest": 4}
    return facts
