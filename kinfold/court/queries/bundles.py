"""Bundles: which there are, how far each is, and where its paper lies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from kinfold.court.models import Bundle
from kinfold.network import queries as network

if TYPE_CHECKING:
    from kinfold.network.models import Family


def bundle(ref: str) -> Bundle:
    """Return a bundle by its reference. Raises `Bundle.DoesNotExist`."""
    return Bundle.objects.select_related("family__joined_into", "proceedings", "asked_by").get(ref=ref)


def bundles_of(family: Family) -> list[Bundle]:
    """Return the bundles of a family, the newest first."""
    rows = Bundle.objects.filter(family_id__in=network.family_ids(family))
    return list(rows.select_related("asked_by", "proceedings"))


def paper(row: Bundle) -> Path | None:
    """Return where the PDF lies, if it is ready and there."""
    if row.state != Bundle.State.READY or not row.path:
        return None
    found = Path(settings.MEDIA_ROOT) / row.path
    return found if found.is_file() else None
