"""Writing the directory: one service, or a whole catalogue."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction

from kinfold.agencies.models import Organisation
from kinfold.base.errors import NotNow
from kinfold.services import rules
from kinfold.services.actions import checks
from kinfold.services.models import Service

WHO_CARES = "000"
"""The report that holds the fifteen interventions put to the public."""


@transaction.atomic
def list_service(
    slug: str,
    name: str,
    *,
    does: str = "",
    kind: str = "",
    target: str = "",
    duration: str = "",
    caution: str = "",
    every_days: int | None = None,
    needs: Iterable[str] = (),
    organisation: Organisation | None = None,
    csc_only: bool = False,
    sources: Iterable[Mapping[str, Any]] = (),
    verified: bool = False,
    withdrawn_on: date | None = None,
) -> Service:
    """Put a service in the directory, or put right what stands there under the same slug. Raises NotNow."""
    called = checks.clean(name, "name", most=200)
    if not called:
        raise NotNow("Say what the service is called.", field="name")
    told = list(needs)
    unknown = [need for need in told if need not in rules.NEEDS]
    if unknown:
        raise NotNow(f"This need is not in the list: {unknown[0]}.", field="needs")
    made, _ = Service.objects.update_or_create(
        slug=slug,
        defaults={
            "name": called,
            "does": checks.clean(does, "does"),
            "kind": kind,
            "target": checks.clean(target, "target"),
            "duration": checks.clean(duration, "duration", most=200),
            "caution": checks.clean(caution, "caution"),
            "every_days": every_days,
            "needs": told,
            "organisation": organisation,
            "csc_only": csc_only,
            "sources": [dict(source) for source in sources],
            "verified": verified,
            "withdrawn_on": withdrawn_on,
        },
    )
    return made


@transaction.atomic
def load_catalogue(data: Mapping[str, Any]) -> int:
    """Load a catalogue (`demo/catalogue.yaml`): interventions and programmes, with where each is written.

    Nobody has rung any of them yet, so all are marked unverified; a service somebody did verify keeps its mark and the
    needs and organisation that were set by hand. Returns how many were loaded. Raises NotNow.
    """
    rows = [_intervention(row) for row in data.get("interventions", [])]
    rows += [_programme(row) for row in data.get("programmes", [])]
    if not rows:
        raise NotNow("This file holds no services: it needs “interventions” or “programmes”.")
    by_hand = set(Service.objects.filter(verified=True).values_list("slug", flat=True))
    for row in rows:
        if row["slug"] not in by_hand:
            list_service(**row)
    return len(rows)


def _intervention(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "slug": row["id"],
        "name": row["name"],
        "kind": row.get("group", ""),
        "every_days": row.get("every_days"),
        "csc_only": row.get("csc_only", False),
        "needs": rules.needs_met_by(row["name"]),
        "sources": [{"seed": WHO_CARES, "lines": row["lines"]}],
    }


def _programme(row: Mapping[str, Any]) -> dict[str, Any]:
    told = {key: row.get(key) or "" for key in ("does", "target", "duration", "caution")}
    words = " ".join([row["name"], told["does"], told["target"]])
    return {
        "slug": row["id"],
        "name": row["name"],
        "kind": row["kind"],
        "needs": rules.needs_met_by(words),
        "sources": row["sources"],
        **told,
    }
