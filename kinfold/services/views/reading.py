"""Pages that show help: all of a family's, the waits first; and the story of one request."""

from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kinfold.base.abilities import ability
from kinfold.design import web
from kinfold.design.web import asker
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.people.models import Person
from kinfold.services import abilities, queries, rules, states
from kinfold.services.models import Need, Request
from kinfold.services.queries.help import waits_among
from kinfold.services.views.hosting import may_have_stays
from kinfold.services.views.lasting import against_plan, lasted, over_said, over_says
from kinfold.services.views.opening import READ, WRITE, is_mine, members_shown, open_family, open_request
from kinfold.services.views.whence import whence_said
from kinfold.sharing import queries as access
from kinfold.sharing.queries import View

SHARE = "X3"


@dataclass(slots=True)
class Someone:
    """One person's help, by how it stands."""

    person: Person
    has: list[queries.Story] = field(default_factory=list)
    irregular: list[queries.Story] = field(default_factory=list)
    offered: list[queries.Story] = field(default_factory=list)
    waiting: list[queries.Story] = field(default_factory=list)
    refused: list[queries.Story] = field(default_factory=list)
    ended: list[queries.Story] = field(default_factory=list)
    nothing_asked: list[Need] = field(default_factory=list)

    def put(self, story: queries.Story) -> None:
        """Lay a request on its pile."""
        state = story.request.state
        piles = {
            "started": self.has,
            "irregular": self.irregular,
            "offered": self.offered,
            "ended": self.ended,
        }
        pile = piles.get(state, self.refused if state in states.REFUSED else self.waiting)
        pile.append(story)


@require_safe
@ability(abilities.SEE_FAMILY_SERVICES)
def family_services(request: HttpRequest, ref: str) -> HttpResponse:
    """All the help of a family: who waits, who has what, what was refused and why."""
    family, view = open_family(request, ref, READ, "family_services")
    who, on = asker(request)
    members = members_shown(family, view, on)
    asked, needed = queries.requests_in(family, view), queries.needs_in(family, view)
    stories = queries.stories(asked)
    children = [m.person for m in members if m.is_child]
    myself = next((m.person for m in members if is_mine(m.person.pk, view)), None)
    shown = {
        "family": family,
        "waits": waits_among(stories, dict.fromkeys({one.family_id for one in asked}, children), on),
        "people": by_person([m.person for m in members], stories, needed),
        "needed": [need for need in needed if not is_mine(need.person_id, view)],
        "myself": myself,
        "may_write": view.can(WRITE) and not who.is_family,
        "is_mine": lambda person: is_mine(person.pk, view),
        "whole": view.whole(READ),
        "over": over_said(stories, on, to_family=who.is_family),
        "says": rules,
        "went": queries.went_in(family, view),
    }
    if who.is_family and myself is not None:
        shown["my_gaps"] = queries.gaps_of(family, view, person=myself)
    page = "services/family_services_for_family.html" if who.is_family else "services/family_services.html"
    return web.render(request, page, shown)


def by_person(members: list[Person], stories: list[queries.Story], needs: list[Need]) -> list[Someone]:
    """Lay out the help of a family by person, children first; somebody who has left the family keeps theirs."""
    found = {person.pk: Someone(person) for person in members}
    for story in stories:
        person = story.request.person.merged_into or story.request.person
        found.setdefault(person.pk, Someone(person)).put(story)
    for need in needs:
        person = need.person.merged_into or need.person
        asked = any(_answers(story.request, need) for story in stories)
        if need.met != Need.Met.YES and not asked:
            found.setdefault(person.pk, Someone(person)).nothing_asked.append(need)
    return list(found.values())


def _answers(request: Request, need: Need) -> bool:
    return queries.needs.answers(request, need)


@require_safe
@ability(abilities.SEE_REQUEST)
def request(request: HttpRequest, ref: str) -> HttpResponse:
    """The story of one request: every step, who said so, and how long it took."""
    found, family, view = open_request(request, ref, READ, "request")
    who, on = asker(request)
    story = queries.stories([found])[0]
    children = [c for c in network.children(family, on) if not view.hides("person", c.ref)]
    waits = waits_among([story], {found.family_id: children}, on)
    shown = {
        "asked": found,
        "family": family,
        "story": story,
        "wait": waits[0] if waits else None,
        "fellows": [one for one in queries.together_with(found, view) if one.pk != found.pk],
        "lasted": lasted(story, on),
        "against": against_plan(story, on),
        "over": over_says(story, on, to_family=True),
        "whence": whence_said(found, view),
        "others_waiting": others_waiting(found, view),
        "meanwhile": queries.meanwhile_of(found),
        "stays": queries.stays_of(found, view),
        "may_have_stays": may_have_stays(found),
        "whole": view.whole(READ),
        "waits_now": found.state in states.BEFORE,
        "STOPPED": states.STOPPED,
        "NOES": rules.NOES,
        "threshold": refused_by_all(found, family, view),
        "may_write": view.can(WRITE) and not who.is_family,
        "mine": is_mine(found.person_id, view),
        "is_mine": lambda person: is_mine(person.pk, view),
        "says": rules,
    }
    if not who.is_family:
        shown["links"] = queries.links_of(found, story.steps, on)
        shown["to_be_told"] = queries.is_to_be_told(found)
        shown["may_share"] = access.may(who, SHARE, family, on=on)
    page = "services/request_for_family.html" if who.is_family else "services/request.html"
    return web.render(request, page, shown)


def refused_by_all(found: Request, family: Family, view: View) -> queries.Threshold | None:
    """What everybody said who was asked for the same, after a no: the page then asks who owns it. Workers only."""
    who = view.who
    if found.state not in rules.NOES or who is None or who.is_family or not view.whole(READ):
        return None
    return queries.threshold_of(found, family, view)


def others_waiting(one: Request, view: View) -> list[Request]:
    """The other services asked for the same thing that have not been let go."""
    return [other for other in queries.asked_together(one, view) if other.state in states.BEFORE]
