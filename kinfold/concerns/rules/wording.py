"""What is said back: to whoever raised it, to the family, at the end of each form."""

from datetime import date, timedelta

DUTY_DAYS_AFTER = 7  # access of duty ends so many days after the contact closes (trust/README.md)

# The census codes of who referred (statutory/cin.md, SOURCE).
SOURCES: tuple[tuple[str, str], ...] = (
    ("1A", "Family member, relative or carer"),
    ("1B", "Friend, neighbour or childminder"),
    ("1C", "The child or young person"),
    ("1D", "Another individual"),
    ("2A", "School"),
    ("2B", "Education services"),
    ("3A", "GP"),
    ("3B", "Health visitor"),
    ("3C", "School nurse"),
    ("3D", "Other primary health services"),
    ("3E", "Accident and emergency"),
    ("3F", "Other health services"),
    ("4", "Housing"),
    ("5A", "Social care in this council, for example adults"),
    ("5B", "Another service of this council"),
    ("5C", "Another council"),
    ("5D", "Early help in this council"),
    ("6", "Police"),
    ("7", "Court, probation, prison, immigration or Cafcass"),
    ("8", "Other: children's centre, charity or independent service"),
    ("9", "Somebody who did not give a name"),
    ("10", "Not known"),
)

SOURCE_OF_SECTOR: dict[str, str] = {
    "school": "2A",
    "early_years": "8",
    "health": "3F",
    "adult_health": "3F",
    "social_care": "5B",
    "adult_social_care": "5A",
    "education": "2B",
    "police": "6",
    "justice": "7",
    "probation": "7",
    "housing": "4",
    "voluntary": "8",
    "court": "7",
    "youth": "8",
    "community": "8",
    "faith": "8",
    "private": "8",
    "other": "8",
}

# The words under which the law's rules know an outcome (kinfold.law.kinds).
DETAIL_OF_OUTCOME: dict[str, str] = {
    "advice": "no_further_action",
    "no_action": "no_further_action",
    "early_help": "early_help",
    "assessment": "assessment",
    "protection": "section_47",
}

LEVELS_AFTER: tuple[tuple[str, str], ...] = (
    ("", "Leave as it is"),
    ("universal", "Universal services"),
    ("early_help", "Early help"),
    ("child_in_need", "Child in need"),
    ("section_47", "Section 47 enquiry"),
    ("closed", "Closed"),
)

OUTCOME_SAID: dict[str, str] = {
    "advice": "advice and information",
    "early_help": "early help",
    "assessment": "a child and family assessment",
    "protection": "a strategy discussion about the child's safety",
    "no_action": "no further action by social care",
}

NEXT: dict[str, str] = {
    "keep": "We keep it. Nobody is contacted. If more is noticed, by you or by somebody else, it will be read together.",
    "ask": "The consultation line reads it and answers you, with reasons. No case is opened.",
    "service": "The consultation line reads your request and answers you, with reasons. No assessment is needed.",
    "refer": "Your worry is saved. The referral is not sent yet: one more page.",
}


def what_happens_next(wish: str, due: str = "") -> str:
    """Say what happens with a worry that was just sent, and by when where somebody must answer."""
    said = NEXT[wish]
    return f"{said} You should hear by {due}." if due and wish in ("ask", "service") else said


def duty_until(decided_on: date) -> date:
    """Return the last day on which duty may still read the record of a contact that was decided."""
    return decided_on + timedelta(days=DUTY_DAYS_AFTER)


def who_said(known_as: str, organisation: str, not_to_be_named: bool) -> str:
    """Say who raised something, or only that they asked not to be named."""
    if not_to_be_named:
        return "Somebody who asked not to be named"
    return f"{known_as}, {organisation}"[:300] if organisation else known_as


def told_referrer_suggestion(outcome: str, child: str) -> str:
    """Suggest what to tell the referrer. A worker changes it to fit; nobody sends it unread."""
    if outcome not in OUTCOME_SAID:
        return ""
    opening = f"Thank you for telling us about {child}. We have decided on {OUTCOME_SAID[outcome]}."
    more = {
        "no_action": " This is why: … If you see more, or it does not get better, tell us again. You were right to.",
        "advice": " This is our advice and why: … If it does not get better, tell us again.",
        "early_help": " This is why, and who will be in touch with you: …",
        "assessment": " A social worker will be in touch with you. What you have seen matters to it: …",
        "protection": " Somebody will ring you today. Please do not speak with the family about this yet: …",
    }
    return opening + more[outcome]


def told_family_suggestion(outcome: str) -> str:
    """Suggest what to tell the family, in plain words and without blame."""
    return {
        "no_action": "Somebody was worried and told us. We have looked at it and do not need to do anything more. "
        "If you would like help, you can ask us at any time.",
        "advice": "Somebody was worried and told us. These people can help you if you would like: …",
        "early_help": "Somebody thought that some help might be good for your family. You choose whether to have it. "
        "This is who will ring you: …",
        "assessment": "We would like to find out, together with you, what your family needs. "
        "A social worker will visit you. Their name is: …",
        "protection": "",
    }.get(outcome, "")


def earlier_referrals_said(earlier: int, within_year: int) -> str:
    """Say plainly whether this child was referred before; a fact to read, not a figure to weigh."""
    if not earlier:
        return "No earlier referral."
    times = "once" if earlier == 1 else "twice" if earlier == 2 else f"{earlier} times"
    if not within_year:
        return f"Referred {times} before, not in the last 12 months."
    if within_year == earlier:
        return f"Referred {times} before, in the last 12 months."
    return f"Referred {times} before; the last time within 12 months."
