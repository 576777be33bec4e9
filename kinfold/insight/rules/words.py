"""Which column or row each word of a circumstance, a reason or a category stands in, and what each row is called. Pure."""

OTHER = "other"

STRESSES: dict[str, str] = {
    "domestic_violence": "Abuse at home",
    "alcohol": "Alcohol",
    "mental_health": "Mental health",
    "substances": "Drugs",
    "learning_disability": "Learning disability",
    OTHER: "Other",
}
"""The columns of table 4.1 (seed 002: 271-278)."""
_STRESS = {
    "domestic_abuse": "domestic_violence",
    "stopping_abuse": "domestic_violence",
    "anger": "domestic_violence",
    "alcohol": "alcohol",
    "mental_health": "mental_health",
    "self_harm": "mental_health",
    "substance_misuse": "substances",
    "learning_disability": "learning_disability",
}
CATEGORIES: dict[str, str] = {
    "NEG": "Neglect",
    "PHY": "Physical harm",
    "SAB": "Sexual harm",
    "EMO": "Emotional harm",
    "MUL": "More than one",
}
"""The rows of table 4.1."""

WHY_NOT: dict[str, str] = {
    "waiting": "They are on a waiting list, or have no answer yet",
    "unavailable": "The help they need is not available",
    "closed_non_engagement": "The service closed because they did not come or answer",
    "not_eligible": "They were told that they are not eligible",
    "declined": "They said no to it, or not now",
    "time_ran_out": "The time allowed for it ran out",
    "child_left": "It stopped because a child no longer lives there",
    "worker_left": "The worker left and nobody took over",
    "service_closed": "The service itself came to an end",
}
"""The answers of question 7 (seed 003: 104-116), and reasons of our own after them."""
STOPPED_BY_US = ("time_ran_out", "child_left", "worker_left", "service_closed")
REFUSALS: dict[str, str] = {
    "unavailable": "Not available",
    "not_eligible": "Not eligible",
    "closed_non_engagement": "Closed for not coming",
}


def stresses_of_words() -> tuple[list[str], list[str]]:
    """Every word of a circumstance, and beside it its column of table 4.1."""
    return list(_STRESS), list(_STRESS.values())
