"""Pure rules of the assessment: its sections and purposes, what must be there before it is signed, what a signed one holds."""

from kinfold.assessment.rules.checks import (
    LONGEST,
    must_be_one_of,
    must_be_past,
    must_fit,
    must_say,
    why_if_kept_back,
)
from kinfold.assessment.rules.domains import DOMAINS, Domain
from kinfold.assessment.rules.purposes import PURPOSES, Purpose, purpose
from kinfold.assessment.rules.sections import (
    MY_PAGE,
    ON_MY_PAGE,
    SECTIONS,
    SIDES,
    Section,
    of_side,
    section,
    section_for,
)
from kinfold.assessment.rules.signing import (
    HEARD_WITHIN,
    ChildSoFar,
    Prompt,
    Written,
    before_signing,
    heard_lately,
    only_doing_fine,
    sides_missing,
)
from kinfold.assessment.rules.snapshot import sha256, snapshot

__all__ = [
    "DOMAINS",
    "HEARD_WITHIN",
    "LONGEST",
    "MY_PAGE",
    "ON_MY_PAGE",
    "PURPOSES",
    "SECTIONS",
    "SIDES",
    "ChildSoFar",
    "Domain",
    "Prompt",
    "Purpose",
    "Section",
    "Written",
    "before_signing",
    "heard_lately",
    "must_be_one_of",
    "must_be_past",
    "must_fit",
    "must_say",
    "of_side",
    "only_doing_fine",
    "purpose",
    "section",
    "section_for",
    "sha256",
    "sides_missing",
    "snapshot",
    "why_if_kept_back",
]
