"""The reading door to the assessment. Each takes the reader's `View`; `None` is for actions, which have to see everything."""

from kinfold.assessment.queries.carrying import Age, Carried, Told, age_of, to_carry_into, told_once
from kinfold.assessment.queries.comparing import Difference, compare, held
from kinfold.assessment.queries.copying import ChildPart, CopyPart, FamilyCopy, Line, family_copy, view_as
from kinfold.assessment.queries.my_page import my_page, told_by
from kinfold.assessment.queries.sections import (
    MissingAccount,
    SectionRow,
    by_section,
    missing_accounts,
    sections,
)
from kinfold.assessment.queries.stages import (
    analyses,
    assessment_of,
    open_stage,
    relied_on,
    signatures,
    stage,
    stages,
)
from kinfold.assessment.queries.standing import (
    Standing,
    accounts,
    contribution,
    in_columns,
    may_see,
    newest_version,
    standing,
)

__all__ = [
    "Age",
    "Carried",
    "ChildPart",
    "CopyPart",
    "Difference",
    "FamilyCopy",
    "Line",
    "MissingAccount",
    "SectionRow",
    "Standing",
    "Told",
    "accounts",
    "age_of",
    "analyses",
    "assessment_of",
    "by_section",
    "compare",
    "contribution",
    "family_copy",
    "held",
    "in_columns",
    "may_see",
    "missing_accounts",
    "my_page",
    "newest_version",
    "open_stage",
    "relied_on",
    "sections",
    "signatures",
    "stage",
    "stages",
    "standing",
    "to_carry_into",
    "told_by",
    "told_once",
    "view_as",
]
