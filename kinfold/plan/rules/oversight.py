"""A child in need may be led by somebody who is not a social worker: what that means, and who oversees. Pure.

Working Together to Safeguard Children (statutory guidance for England, 15 December 2023) lets the lead practitioner of help under
section 17 come from any service, under the oversight of a social work qualified practice supervisor or manager; enquiries and
casework in child protection stay with social workers. Read in a report (Community Care, 14 January 2024) and in Social Work
England's answer to the draft (5 September 2023); the guidance's own paragraphs are `unverified`. That there is exactly one who
leads, and that the role can daunt: seed 001: 1447-1451, 1878.
"""

from collections.abc import Collection

IN_NEED = "child_in_need"
SOCIAL_WORK = frozenset({"section_47", "child_protection", "pre_proceedings", "proceedings", "looked_after"})
"""Levels at which a social worker leads the work with the child."""

WHAT_IT_MEANS: tuple[str, ...] = (
    "Somebody outside social care may lead help for a child in need, since Working Together 2023.",
    "The duty under section 17 stays with the authority: a social worker oversees, and agrees the assessment, the plan and its end.",
    "Whoever leads reads the whole record but not police information, nor who asked not to be named.",
    "If a child may be at risk of significant harm, a social worker takes the enquiry on. The lead says so at once.",
)

STAYS_WITH_SOCIAL_WORK = (
    "A child here is at a level at which a social worker leads the work. Talk with the team manager before you choose somebody "
    "from outside social care."
)


def is_overseen(levels: Collection[str]) -> bool:
    """Say whether somebody outside social care who leads at these levels is overseen by a social worker."""
    return IN_NEED in levels or bool(SOCIAL_WORK & set(levels))


def what_it_means(levels: Collection[str]) -> tuple[str, ...]:
    """Say what a lead from outside social care means at these levels; nothing where there is only early help."""
    if not is_overseen(levels):
        return ()
    return (STAYS_WITH_SOCIAL_WORK, *WHAT_IT_MEANS) if SOCIAL_WORK & set(levels) else WHAT_IT_MEANS
