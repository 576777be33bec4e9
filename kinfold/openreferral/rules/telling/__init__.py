"""Services, places and words as Open Referral UK 3.0 tells them. Pure: rows come as they are, addresses of pages as a value.

What is not known is left out, never null. Every service has a `url` (its own page, or ours), because published revisions of the
official schemas disagree on whether it must; and so have the things by which one reaches it.
"""

from kinfold.openreferral.rules.telling.lists import (
    VERSION,
    Told,
    World,
    api,
    brief,
    minimal,
    organisation_id,
    page,
)
from kinfold.openreferral.rules.telling.terms import taxonomy, term
from kinfold.openreferral.rules.telling.whole import given_brief, given_whole, whole

__all__ = [
    "VERSION",
    "Told",
    "World",
    "api",
    "brief",
    "given_brief",
    "given_whole",
    "minimal",
    "organisation_id",
    "page",
    "taxonomy",
    "term",
    "whole",
]
