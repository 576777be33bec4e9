"""Which level follows what was decided here. Pure: a level is only ever named, never set."""

HIGHER = frozenset({"pre_proceedings", "proceedings", "looked_after"})
"""Levels that a conference or enquiries never lower: court and care decide those."""

ENQUIRING = HIGHER | {"child_protection", "section_47"}
"""Levels at which new enquiries change nothing."""

HELPED_BEFORE = frozenset({"universal", "early_help", "adult_services_only"})
NOT_YET = frozenset({"not_known", "universal", "adult_services_only", "referred", "closed", "early_help"})

AFTER_NO_PLAN: dict[str, str] = {
    "child_in_need": "Help as a child in need",
    "early_help": "Early help",
    "closed": "Nothing more from social care",
}
"""What may follow when a conference makes no plan."""

AFTER_ENDING: dict[str, str] = {
    "child_in_need": "child_in_need",
    "early_help": "early_help",
    "safer": "closed",
    "moved_away": "closed",
    "grown_up": "closed",
    "died": "closed",
}
"""The level after a plan, by how it ended. A child who came into care has their level from there."""


def after_strategy(now: str) -> str:
    """The level once enquiries begin; empty where the child keeps theirs."""
    return "" if now in ENQUIRING else "section_47"


def after_enquiry(following: str, now: str, before: str) -> str:
    """The level once enquiries end, from what follows, the level now and the one before the enquiries; empty for no change.

    A conference or a court decides its own. With nothing more from social care a child has again the everyday or early help
    that they had before; else our help ends.
    """
    if following in ("child_in_need", "early_help") and (now == "section_47" or now in NOT_YET):
        return "" if now == following else following
    if following == "nothing" and now == "section_47":
        return before if before in HELPED_BEFORE else "closed"
    return ""


def after_plan_made(now: str) -> str:
    """The level once a conference makes a plan; empty where court or care already decided more."""
    return "" if now in HIGHER or now == "child_protection" else "child_protection"


def after_no_plan(chosen: str, now: str) -> str:
    """The level once a conference makes no plan."""
    return "" if now in HIGHER or now == chosen else chosen


def after_plan_ended(how: str, now: str) -> str:
    """The level once a plan ends, by how it ended; empty where the child's level comes from elsewhere."""
    level = AFTER_ENDING.get(how, "")
    return "" if now in HIGHER or now == level else level
