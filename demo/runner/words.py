"""Puts a pack's words into the product's: the details that rules of law tell apart. Pure."""

import re

ASSESSMENTS: list[tuple[str, str]] = [
    (r"\bcaf|early_help|\beha\b|common", "early_help"),
    (r"section_47|\bs47", "section_47"),
    (r"capacity", "parenting_capacity"),
    (r"kinship|viability|guardian|connected", "viability"),
    (r"pre_birth|unborn", "pre_birth"),
    (r"conference", "conference_report"),
    (r"court|statement", "court_statement"),
    (
        r"initial|core|needs_assessment|in_need|child_and_family|single|social_work|\bcfa\b",
        "child_and_family",
    ),
]
MEETINGS: list[tuple[str, str]] = [
    (r"not_attended|did_not_come|missed", "not_attended"),
    (r"team_around_child|\btac\b", "team_around_child"),
    (r"team_around|\btaf\b", "team_around_family"),
    (r"family_group|\bfgc\b", "family_group_conference"),
    (r"strategy", "strategy"),
    (r"protection_conference|\bicpc\b|\brcpc\b", "child_protection_conference"),
]
PLACEMENTS: list[tuple[str, str]] = [
    (r"special_guardian", "special_guardianship"),
    (r"abroad|international", "kinship_abroad"),
    (r"shared_care", "shared_care"),
    (r"return|reunif|went_home", "return_home"),
    (r"adopt", "adoption"),
    (r"kin", "kinship"),
    (r"residential_school|boarding", "boarding"),
    (r"residential|childrens_home", "childrens_home"),
    (r"foster", "foster"),
]
COURT_STEPS: list[tuple[str, str]] = [
    (r"final|order_made|care_order|concluded", "final_order"),
    (r"withdrawn", "application_withdrawn"),
    (r"issued?|application|proceedings_begin", "application_issued"),
]
SERVICE_KINDS = {
    "offered": "service_offered",
    "accepted": "service_accepted",
    "declined": "service_declined",
    "waiting": "service_waiting",
    "not_eligible": "service_not_eligible",
    "unavailable": "service_unavailable",
    "started": "service_started",
    "irregular": "service_irregular",
    "ended": "service_ended",
}
SERVICE_SAID = {
    "offered": "offered",
    "accepted": "accepted, not yet started",
    "declined": "turned down",
    "waiting": "waiting",
    "not_eligible": "not eligible",
    "unavailable": "not available",
    "started": "started",
    "irregular": "taken up now and then",
    "ended": "ended",
}


def first_match(table: list[tuple[str, str]], text: str, otherwise: str) -> str:
    """Return the word of the first pattern found in a text, else `otherwise`."""
    for pattern, word in table:
        if re.search(pattern, text, re.IGNORECASE):
            return word
    return otherwise


def assessment(detail: str, sector: str) -> tuple[str, str]:
    """Return the kind (started or done) and the stage of an assessment step.

    Without a detail, social care makes a child and family assessment and anyone else an early help one.
    """
    kind = "assessment_started" if re.search(r"started|begun|opened", detail) else "assessment_done"
    otherwise = "child_and_family" if sector == "social_care" else "early_help"
    return kind, first_match(ASSESSMENTS, detail, otherwise)


def meeting(detail: str, what: str) -> str:
    """Return which meeting a step is; a detail of its own is kept when no rule knows it."""
    said = what.lower().replace(" ", "_")
    return first_match(MEETINGS, detail, "") or detail or first_match(MEETINGS, said, "")


def placement(detail: str) -> tuple[str, str]:
    """Return the kind and detail of a step that tells of a home. A breakdown is an end; a gap between homes is a move."""
    if re.search(r"breakdown|ended|disrupt", detail):
        return "placement_ended", ""
    if "between" in detail:
        return "moved", detail
    return "placement_started", first_match(PLACEMENTS, detail, detail)


def school_step(detail: str, service_id: str, state: str) -> str:
    """Return the detail of a school step: a request for an education, health and care plan is told apart."""
    if "ehc" in detail or service_id.startswith("ehc"):
        return "ehc_plan_finished" if state in ("started", "accepted", "ended") else "ehc_request_begun"
    return detail


def plan(detail: str) -> str:
    """Return the detail of a plan step."""
    return first_match([(r"pre_birth|unborn", "pre_birth"), (r"permanen", "permanence")], detail, detail)
