"""What a child's page (or an adult's) shows: the person's own words first, the professional detail last.

Read through the rooms' doors and no further than the reader's view allows; a fixed number of queries (counted in tests).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from markupsafe import Markup

from kinfold.care import queries as care
from kinfold.chronology import queries as chronology
from kinfold.chronology.queries import EntryRow
from kinfold.concerns.models import HelpRequest
from kinfold.concerns.queries.requests import requests_of
from kinfold.design import pictures
from kinfold.front.pages import standing
from kinfold.front.pages.family import allowed
from kinfold.front.pages.links import PageLink, address, existing
from kinfold.front.pages.mine import Mine, mine
from kinfold.front.pages.saying import Tie, matter, seen_said, tie_said
from kinfold.front.pages.standing import Line as StandingLine
from kinfold.front.pages.team import Helper, gone_said, may_see_team, shown_to, team
from kinfold.network import queries as network
from kinfold.network.drawing import describe_ecomap, draw_ecomap
from kinfold.network.models import Family, Involvement
from kinfold.network.queries import Member
from kinfold.people import queries as people
from kinfold.people.models import Person
from kinfold.people.queries import Details
from kinfold.plan import queries as plan
from kinfold.plan.models import Level
from kinfold.sharing import queries as sharing
from kinfold.sharing.queries import View
from kinfold.universal import queries as universal
from kinfold.voice import queries as voice
from kinfold.voice.models import (
    Consent,
    Feedback,
    OwnWords,
    Silence,
    Telling,
    ViewOnDecision,
    WhatCameOfIt,
)

FIRST_WORDS = 3
TONES = {
    "universal": "universal",
    "adult_services_only": "universal",
    "early_help": "help",
    "referred": "need",
    "child_in_need": "need",
    "section_47": "protection",
    "child_protection": "protection",
    "pre_proceedings": "protection",
    "proceedings": "protection",
    "looked_after": "care",
    "kinship_care": "care",
    "special_guardianship": "care",
    "care_leaver": "care",
    "closed": "closed",
}


@dataclass(slots=True)
class PersonPage:
    """Everything on the page."""

    person: Person
    family: Family
    member: Member | None
    whole: bool
    is_child: bool
    is_self: bool = False
    age: str = ""
    also_in: list[Family] = field(default_factory=list)
    words: list[OwnWords] = field(default_factory=list)
    more_words: list[OwnWords] = field(default_factory=list)
    silences: list[Silence] = field(default_factory=list)
    outcomes: dict[int, list[WhatCameOfIt]] = field(default_factory=dict)  # by the number of the words
    wishes: list[ViewOnDecision] = field(default_factory=list)
    feedback: list[Feedback] = field(default_factory=list)
    feedback_about: dict[str, str] = field(default_factory=dict)
    came_href: str = ""  # with REF in it
    feedback_href: str = ""
    ecomap: Markup = field(default_factory=Markup)
    ecomap_says: list[str] = field(default_factory=list)
    matters: list[Tie] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    requests: list[HelpRequest] = field(default_factory=list)
    lead: Helper | None = None
    helpers: list[Helper] = field(default_factory=list)
    here: list[Involvement] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    level: Level | None = None
    ribbon: pictures.Ribbon | None = None
    consents: list[Consent] = field(default_factory=list)
    tellings: list[Telling] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    life: list[EntryRow] = field(default_factory=list)
    detail: Details | None = None
    ethnicity: str = ""
    safe_details: list[PageLink] = field(default_factory=list)
    links: list[PageLink] = field(default_factory=list)
    doings: list[PageLink] = field(default_factory=list)
    more: list[PageLink] = field(default_factory=list)
    mine: Mine = field(default_factory=Mine)
    standing: list[StandingLine] = field(default_factory=list)
    words_href: str = ""
    choose_href: str = ""
    map_href: str = ""


def person_page(
    person: Person, family: Family, view: View, on: date, also_in: Sequence[Family] = ()
) -> PersonPage:
    """Read what this reader may see of a person."""
    members = [m for m in network.members(family, on) if not view.hides("person", about=[m.person.ref])]
    member = next((m for m in members if m.person.pk == person.pk), None)
    own = person.pk in view.who.person_ids if view.who else False
    found = PersonPage(
        person=person,
        family=family,
        member=member,
        whole=not view.masked,
        is_child=member.is_child if member else False,
        is_self=own,
        age=member.age if member else "",
        also_in=list(also_in),
    )
    all_words = voice.words_of(person, view)
    found.words, found.more_words = all_words[:FIRST_WORDS], all_words[FIRST_WORDS:]
    found.outcomes = voice.outcomes_of(all_words) if all_words else {}
    if found.whole or own:
        add_what_they_did(found, view)
    if found.is_child:
        children = [m.person for m in members if m.is_child]
        found.mine = mine(person, family, view, children)
        found.standing = standing.of_child(person, family, view, on)
    if view.whole("V8"):
        add_levels(found, on)
    if may_see_team(view):
        add_workers(found, view, on)
    if found.whole:
        add_ties(found, members, on)
        add_professional(found, view, on)
    found.safe_details = kept_safe(found, view)
    found.links, found.doings = links(found, view)
    if own and found.is_child:
        found.links += own_care(person)
    found.more = more(found, view)
    if found.whole:
        found.words_href = address("keep_words", ref=person.ref)
        found.came_href = address("what_came_of_it", ref="REF") if view.can("W1") else ""
        found.map_href = address("genogram", ref=family.ref)
        found.choose_href = address("choose_trusted_adult", ref=family.ref, child=person.ref)
    return found


def add_what_they_did(found: PersonPage, view: View) -> None:
    """What this person asked for, agreed to, and had to tell; what they wished of decisions and say of the help. For workers
    with the whole record, and for themselves."""
    found.requests = requests_of(found.person)
    found.consents = voice.consents_of(found.person)
    if found.is_self or not found.is_child:
        found.tellings = voice.telling_list(
            found.person
        )  # of children: the assessment's page about telling once
    found.wishes = voice.views_of(found.person, view)
    found.feedback = voice.feedback_of(found.person, view)
    found.feedback_about = voice.about_what(to_family=found.is_self)
    if view.can("W1"):
        found.feedback_href = address("give_feedback", ref=found.person.ref)
    if not found.words and found.is_child:
        found.silences = voice.silences(found.person)


def add_levels(found: PersonPage, on: date) -> None:
    """The line of a child's life: at which level they were, and when."""
    history = plan.level_history(found.person) if found.is_child else []
    if not history:
        return
    found.level = next((row for row in reversed(history) if row.until is None or row.until > on), None)
    stretches = [
        pictures.Stretch(row.get_level_display(), TONES.get(row.level, "unknown"), row.since, row.until)
        for row in history
        if row.since <= on and row.until != row.since
    ]
    if stretches:
        found.ribbon = pictures.ribbon(stretches, "Over the years", born=stretches[0].since, today=on)


def add_workers(found: PersonPage, view: View, on: date) -> None:
    """Who is with this person or the whole family now, and who has gone, with why."""
    every = shown_to(network.was_involved(found.family), view)
    rows = [row for row in every if row.person_id in (None, found.person.pk)]
    here = [row for row in rows if row.since <= on and (row.until is None or row.until >= on)]
    found.here, (found.lead, found.helpers) = here, team(here)
    still = {row.practitioner_id for row in here}
    gone = [
        row for row in rows if row.until is not None and row.until < on and row.practitioner_id not in still
    ]
    found.gone = [gone_said(row) for row in reversed(gone)]


def add_ties(found: PersonPage, members: list[Member], on: date) -> None:
    """Who matters to a child, drawn and in sentences; who an adult is to whom."""
    person = found.person
    if found.is_child:
        chosen = network.who_matters(person, on)
        found.matters = [matter(row) for row in chosen]
        family_map = network.family_map(
            found.family, on, focus=person, among=members, matters=chosen, helpers=found.here, lives=[]
        )
        if len(family_map.individuals) > 1:
            key = f"p{person.pk}"
            found.ecomap = Markup(draw_ecomap(family_map, key))  # noqa: S704 - the drawing escapes every name
            found.ecomap_says = list(describe_ecomap(family_map, key))
    else:
        inside = {m.person.pk for m in members}
        rows = [row for row in network.ties(person, on) if row.a_id in inside and row.b_id in inside]
        found.ties = [tie_said(row, person) for row in rows]


def add_professional(found: PersonPage, view: View, on: date) -> None:
    """What workers need beside: when last seen, school and health; for an adult numbers and addresses too. A child's own
    numbers, addresses and who is responsible stand on a page of their own: this one is the child's."""
    person = found.person
    if found.is_child and not person.is_unborn:
        found.seen = seen_said(person, on)
    if found.is_child and view.can("V3"):
        found.life = chronology.of_person(
            person, view, families=[found.family], kinds=["school_step", "health_step"], limit=5
        ).entries
    if not found.is_child:
        found.detail = people.details(person, on)
    found.ethnicity = people.ethnicity_said(person)


def kept_safe(found: PersonPage, view: View) -> list[PageLink]:
    """Say that something is kept safe, to whoever may know it; it opens one at a time, each look logged."""
    return [
        PageLink(
            f"{kept.says}: kept safe",
            address("reveal_detail", ref=found.family.ref, detail=kept.ref)
            if kept.may_reveal or kept.needs_glass
            else "",
        )
        for kept in sharing.protected_details(found.person, view)
    ]


def links(found: PersonPage, view: View) -> tuple[list[PageLink], list[PageLink]]:
    """Return where to read on, and what may be done here."""
    ref, family = {"ref": found.person.ref}, {"ref": found.family.ref}
    worker = view.who is not None and view.who.practitioner_id is not None
    read = [
        ("Family page", "family", family, True),
        ("Chronology", "chronology", ref, view.can("V3")),
        ("Needs and help", "needs", ref, worker and found.whole),
        ("Care", "care", ref, worker and found.whole and found.is_child),
        ("What changed", "change_view", ref, worker and found.whole and found.is_child),
        ("Heard, and what came of it", "heard", family, worker and view.whole("V3")),
        ("Family map", "genogram", family, not view.masked),
        ("Who matters, as a map", "ecomap", ref, found.whole and found.is_child),
        ("Numbers and addresses", "person_details", ref, found.whole),
        *universal.pages_of(found.person, view),
    ]
    do = [
        ("Write down their own words", "keep_words", ref, view.can("W1")),
        ("Record what they agreed to", "record_consent", ref, view.whole("W1")),
        ("Write down what they wish of a decision", "record_view", ref, view.whole("W1")),
        ("Write down what they say of the help", "give_feedback", ref, view.whole("W1")),
        ("Write a note", "write_note", family, view.can("W1")),
        ("Record a visit", "record_visit", family, view.can("W1")),
        ("Put these details right", "correct_person", ref, found.whole and view.whole("W1")),
        (
            "Record the birth",
            "record_birth",
            ref,
            found.whole and view.whole("W1") and found.person.is_unborn,
        ),
        (
            "Protect an address or number",
            "protect_detail",
            {**family, "person": found.person.ref},
            view.whole("G3"),
        ),
    ]
    return existing(*allowed(read)), existing(*allowed(do)) if worker else []


def own_care(person: Person) -> list[PageLink]:
    """What somebody who is or was in care has of their own: their book, and their plan for growing up out of care."""
    ref = {"ref": person.ref}
    mine = [("My book", "life_story", ref)] if care.periods_of(person) else []
    return existing(*mine, *([("My plan for later", "pathway_plan", ref)] if care.leaving(person) else []))


def more(found: PersonPage, view: View) -> list[PageLink]:
    """What is done seldom, for those whose work it is."""
    if view.who is None or view.who.practitioner_id is None:
        return []
    ref = {"ref": found.person.ref}
    notes = view.decide("V3")
    holds = notes.code == "allow" and notes.actor in ("AW", "MG", "DU")
    return existing(
        *allowed(
            [
                ("Set the level of help", "change_level", ref, found.is_child and holds),
                ("Worries together", "pattern", ref, found.is_child and notes.code == "allow"),
            ]
        )
    )
