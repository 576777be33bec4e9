"""From an entry to what it came from: the note, the visit, the referral."""

from functools import cache

from django.urls import NoReverseMatch, reverse

from kinfold.sharing.queries import View

_REF = "R0000000000"
# Some sources open to fewer people than the chronology does: to the others no link is shown that leads to nothing.
OPENED_BY = {
    "consultation": "V10", "report": "V5", "need": "W1",
    **dict.fromkeys(
        ("care_review", "care_health", "return_home", "alone_from_abroad", "life_story", "leaving_care", "pathway_plan",
         "placement", "matching", "kin_explored", "viability", "temporary_approval", "carers_page", "abroad_check", "exclusion", "prevention_panel", "ehc_request"), "V3"),
    "education_plan": "V8", "gap": "V3", "mentoring_match": "V3", "mentor_wish": "W1",
}  # fmt: skip
# Sources whose page has another name: a need is read where it is answered again. The empty name: no page of its own, though
# a form about something else is called so.
# Rooms' own pages are about a family or a child, not about the one thing that an entry tells of.
PAGES = {
    "need": "read_need", "legal_status": "", "permanence": "", "abroad_visit": "",
    "protection": "", "court": "", "kin": "", "care": "", "programme_part": "", "school": "",
}  # fmt: skip


def closed_to(view: View) -> frozenset[str]:
    """The sources that this reader of the chronology may not open."""
    return frozenset(source for source, row in OPENED_BY.items() if not view.whole(row))


def source_address(source: str, ref: str) -> str:
    """The address of what an entry came from, when a room has a page of that name; else nothing."""
    pattern = _page_of(source) if source and ref else ""
    return pattern.replace(_REF, ref) if pattern else ""


@cache
def _page_of(source: str) -> str:
    try:
        return reverse(PAGES.get(source, source), kwargs={"ref": _REF})
    except NoReverseMatch:
        return ""
