"""The floor of the plan page: the same rows in the same markup, by hand-written SQL and strings, for somebody who may see them.

It does by hand what the law asks of the real page: who is asking, whether they work with this family, one row in the log.
"""

from datetime import date
from html import escape
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from bench.bare import LOOKED, WHO
from kinfold.base import prepared
from kinfold.base.dates import plain, said

SHELL = ["", "", ""]
"""The page around the goals and around the reviews, cut from a real page once (`bench.plan.cut_shell`)."""

FAMILY = "SELECT id FROM network_family WHERE ref = %s::text"
WORKS_WITH = """
    SELECT i.id FROM network_involvement i WHERE i.practitioner_id = %s::bigint AND i.family_id = %s::bigint
        AND i.since <= %s::date AND (i.until IS NULL OR i.until >= %s::date)
"""
PLAN = "SELECT id, in_short, contingency, who_to_ring FROM plan_plan WHERE family_id = %s::bigint"
MEMBERS = """
    SELECT p.id, p.known_as, p.born_on, m.part FROM network_familymember m JOIN people_person p ON p.id = m.person_id
    WHERE m.family_id = %s::bigint AND (m.until IS NULL OR m.until >= %s::date)
"""
GOALS = """
    SELECT g.id, g.ref, g.words, g.how_we_will_know, g.by_when, g.why_now, g.whose_words, g.state, p.known_as
    FROM plan_goal g LEFT JOIN people_person p ON p.id = g.person_id WHERE g.plan_id = %s::bigint ORDER BY g."order", g.id
"""
ACTIONS = """
    SELECT a.goal_id, a.ref, a.what, a.aim, a.by_when, a.state, coalesce(nullif(w.name, ''), w.title, p.known_as, a.friend)
    FROM plan_planaction a LEFT JOIN agencies_practitioner w ON w.id = a.owner_id
    LEFT JOIN people_person p ON p.id = a.person_id WHERE a.plan_id = %s::bigint ORDER BY a.by_when, a.id
"""
LEVELS = (
    "SELECT person_id, level, since FROM plan_level WHERE person_id = ANY(%s::bigint[]) AND until IS NULL"
)
REQUESTS = (
    "SELECT id, state, person_id FROM services_request WHERE family_id = %s::bigint ORDER BY asked_on, id"
)
TEAM = """
    SELECT w.name, w.title, i.role, i.since, o.name FROM network_involvement i
    JOIN agencies_practitioner w ON w.id = i.practitioner_id JOIN agencies_organisation o ON o.id = w.organisation_id
    WHERE i.family_id = %s::bigint AND i.since <= %s::date AND (i.until IS NULL OR i.until >= %s::date)
"""
RHYTHMS = """
    SELECT p.known_as, w.name, r.every_days, r.place, r.why, r.ref FROM plan_rhythm r JOIN people_person p ON p.id = r.person_id
    LEFT JOIN agencies_practitioner w ON w.id = r.worker_id WHERE r.plan_id = %s::bigint AND r.until IS NULL
"""
REVIEWS = "SELECT id, ref, held_on, outcome, why, next_on FROM plan_review WHERE plan_id = %s::bigint ORDER BY held_on DESC, id DESC"
REACHED = "SELECT review_id, child_id, how_far, changed FROM plan_reached WHERE review_id = ANY(%s::bigint[])"
CLOCKS = "SELECT rule, due_on, about FROM clocks_clock WHERE family_id = %s::bigint AND state = 'open' ORDER BY due_on"
HOMES = (
    "SELECT person_id, since FROM people_address WHERE person_id = ANY(%s::bigint[]) AND kind = 'temporary'"
)


def with_duties(request: HttpRequest, ref: str) -> HttpResponse:
    """The plan for somebody who may see it, and written down that they looked."""
    account = int(request.session["_auth_user_id"])
    today = date.fromisoformat(settings.KINFOLD_TODAY)
    ((_, name, practitioner),) = prepared.run(WHO, [account])
    ((family,),) = prepared.run(FAMILY, [ref])
    assert prepared.run(WORKS_WITH, [practitioner, family, today, today])
    prepared.run(LOOKED, [account, practitioner, name, family, None])
    return HttpResponse(page(family, today))


def page(family: int, today: date) -> str:
    """The goals with their actions, and the reviews; the rest of the rows are read too."""
    ((plan, *_),) = prepared.run(PLAN, [family])
    people = [row[0] for row in prepared.run(MEMBERS, [family, today])]
    actions: dict[int, list[tuple[Any, ...]]] = {}
    for row in prepared.run(ACTIONS, [plan]):
        actions.setdefault(row[0], []).append(row)
    goals = "".join(goal_html(row, actions.get(row[0], []), today) for row in prepared.run(GOALS, [plan]))
    prepared.run(LEVELS, [people])
    prepared.run(REQUESTS, [family])
    prepared.run(TEAM, [family, today, today])
    prepared.run(RHYTHMS, [plan])
    held = prepared.run(REVIEWS, [plan])
    prepared.run(REACHED, [[row[0] for row in held]])
    prepared.run(CLOCKS, [family])
    prepared.run(HOMES, [people])
    reviews = "".join(
        f'<li class="kf-step"><h3 class="govuk-heading-s"><a class="govuk-link" href="/reviews/{ref}/">{said(day, today)}</a>'
        f'</h3><p class="govuk-body">{outcome}. <span dir="auto">{escape(why)}</span></p></li>'
        for _, ref, day, outcome, why, _ in held[:3]
    )
    return (
        f'{SHELL[0]}<ol class="kf-goals">{goals}</ol>{SHELL[1]}<ol class="kf-steps">{reviews}</ol>{SHELL[2]}'
    )


def goal_html(row: tuple[Any, ...], actions: list[tuple[Any, ...]], today: date) -> str:
    """One goal and its actions in the real page's markup."""
    _, ref, words, know, by_when, why_now, whose_words, _, whose = row
    when = (
        f'<p class="kf-goal__know">By {said(by_when, today)}: <span dir="auto">{escape(why_now)}</span></p>'
    )
    return (
        f'<li class="kf-goal" id="goal-{ref}"><p class="kf-goal__whose" dir="auto">{escape(whose or "All of the family")}'
        f'<span class="kf-quiet">· said by {escape(whose_words)}</span></p><h3 class="kf-goal__words" dir="auto">'
        f'{escape(words)}</h3><p class="kf-goal__know" dir="auto"><strong>How we will know:</strong> {escape(know)}</p>'
        f'{when if by_when else ""}<ul class="kf-todo">{"".join(action_html(one, today) for one in actions)}</ul>'
        f'<p class="kf-todo__do"><a class="govuk-link" href="/plan/actions/agree/?goal={ref}">Add who does what'
        f'<span class="govuk-visually-hidden"> for {escape(words)}</span></a> <a class="govuk-link" href="/goals/{ref}/change/">'
        f'Change<span class="govuk-visually-hidden"> the goal {escape(words)}</span></a> <a class="govuk-link" '
        f'href="/goals/{ref}/end/">Reached, or let go<span class="govuk-visually-hidden">: {escape(words)}</span></a> '
        f'<a class="govuk-link" href="/protection/withhold/?kind=goal&amp;item={ref}">Keep from somebody'
        f'<span class="govuk-visually-hidden">: {escape(words)}</span></a></p></li>'
    )


def action_html(row: tuple[Any, ...], today: date) -> str:
    """One action in the real page's markup."""
    _, ref, what, aim, by_when, state, owner = row
    late = state == "to_do" and by_when and by_when < today
    when = f"{'Late: was due' if late else 'by'} {plain(by_when)}" if by_when else ""
    hidden = f'<span class="govuk-visually-hidden">: {escape(what)}</span>'
    return (
        f'<li class="kf-todo__item{" kf-todo__item--late" if late else ""}" id="action-{ref}"><span class="kf-todo__what" '
        f'dir="auto">{escape(what)} <span class="kf-quiet">({escape(aim)})</span></span><span class="kf-todo__who" '
        f'dir="auto">{escape(owner or "")}</span><span class="kf-todo__when">{when}</span><span class="kf-todo__do">'
        f'<a class="govuk-link" href="/plan-actions/{ref}/end/">Done, or not{hidden}</a> <a class="govuk-link" '
        f'href="/plan-actions/{ref}/change/">Change{hidden}</a></span></li>'
    )
