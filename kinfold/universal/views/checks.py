"""Pages of checks: a child's, and of the children who missed one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from kinfold.agencies import queries as agencies
from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden, NotNow
from kinfold.design import web
from kinfold.design.web import again, asker, begin_with
from kinfold.sharing import actions as sharing
from kinfold.sharing import queries as shared
from kinfold.universal import abilities, actions, queries, rules
from kinfold.universal.forms.checks import (
    SOMEBODY,
    WORK_OUT,
    MissCheckForm,
    OfferCheckAgainForm,
    RecordCheckForm,
)
from kinfold.universal.views.opening import Opened, child_opened, deed, to_visit

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.design.forms import Form
    from kinfold.universal.models import HealthCheck


@require_safe
@ability(abilities.SEE_CHECKS)
def checks(request: HttpRequest, ref: str) -> HttpResponse:
    """A child's checks. The family reads what comes and what was done; workers what came of it, and what got in the way."""
    opened = child_opened(request, ref, "checks", "V8")
    found = queries.seen_lines(opened.child, opened.view, opened.on)
    common, more = found, []
    if not opened.who.is_family:
        common = [line for line in found if line.check.kind != "optional" or line.row is not None]
        more = [line for line in found if line.check.kind == "optional" and line.row is None]
    return web.render(
        request,
        "universal/checks_for_family.html" if opened.who.is_family else "universal/checks.html",
        {
            "opened": opened,
            "child": opened.child,
            "lines": common
            if not opened.who.is_family
            else [line for line in found if line.check.kind != "optional"],
            "more": more,
            "visitor": queries.health_visitor(opened.family, opened.on),
            "writes": opened.visits,
            "reads_all": opened.visits or opened.works,
            "reasons": queries.reasons(found) if opened.visits or opened.works else {},
            "whole": opened.view.whole("V8"),
            "misses": opened.works and any(line.is_missed for line in found),
        },
    )


def _check(
    request: HttpRequest, ref: str, check: str, action: str
) -> tuple[Opened, rules.Check, HealthCheck | None]:
    """Open a child to write about one check; a check there is not is answered as if missing."""
    opened = to_visit(request, ref, action)
    try:
        of = rules.check(check)
    except NotNow:
        raise Hidden from None
    row = queries.check_row(opened.child, check)
    if row is not None and not queries.may_see_check(row, opened.view):
        raise Hidden
    return opened, of, row


def _answered(
    request: HttpRequest,
    form: Form,
    opened: Opened,
    of: rules.Check,
    send: Callable[[], object],
    *,
    title: str,
    button: str,
    intro: str = "",
    parts: dict[str, str] | None = None,
) -> HttpResponse:
    """Receive what was written about a check, and lead back to the child's checks."""
    ref, back = opened.child.ref, reverse("checks", kwargs={"ref": opened.child.ref})

    def sent() -> HttpResponse:
        again(form, send, lambda: getattr(queries.check_row(opened.child, of.word), "version", 1))
        return redirect("checks", ref=ref)

    return deed(
        request, form, sent, opened, title=f"{title}: {of.title.lower()}", button=button, back=(back, "Checks"), intro=intro,
        parts=parts or {},
    )  # fmt: skip


@ability(abilities.RECORD_CHECK)
def record_check(request: HttpRequest, ref: str, check: str) -> HttpResponse:
    """Write down a check that was done, or put one right."""
    opened, of, row = _check(request, ref, check, "record_check")
    team = _with_me(opened)
    form = RecordCheckForm.of(request, about=f"{ref}-{check}", check=of, team=team)
    if row is not None and row.done_on is not None:
        names = "done_on place seen_by_words same_person found language language_follow_up wellbeing_note wellbeing_follow_up version"
        shown = {name: getattr(row, name) for name in names.split() if name in form.fields}
        begin_with(form, seen_by=row.seen_by.ref if row.seen_by in team else SOMEBODY, **shown)
        if row.seen_by is not None and row.seen_by not in team:
            begin_with(form, seen_by_words=str(row.seen_by))
    else:
        me = agencies.practitioner_of(opened.who) if queries.from_health(opened.who) else None
        begin_with(
            form,
            done_on=opened.on,
            seen_by=me.ref if me else "",
            same_person=WORK_OUT,
            version=row.version if row else None,
        )
    family, child = opened.family, opened.child
    return _answered(
        request, form, opened, of, lambda: actions.record_check(family, child, check, **form.facts, **opened.told),
        title="This check was done", button="Keep this",
    )  # fmt: skip


def _with_me(opened: Opened) -> list[Practitioner]:
    """The health staff of the team, with whoever writes if they work in health."""
    team = [one for one in opened.team if one.organisation.sector in ("health", "early_years")]
    me = agencies.practitioner_of(opened.who) if queries.from_health(opened.who) else None
    return team if me is None or me in team else [me, *team]


@ability(abilities.MISS_CHECK)
def miss_check(request: HttpRequest, ref: str, check: str) -> HttpResponse:
    """Write down that a check did not happen."""
    opened, of, row = _check(request, ref, check, "miss_check")
    form = MissCheckForm.of(request, about=f"{ref}-{check}")
    begin_with(form, known_on=opened.on, version=row.version if row else None)
    return _answered(
        request, form, opened, of,
        lambda: actions.miss_check(opened.family, opened.child, check, **form.answers, **opened.told),
        title="This check did not happen", button="Keep this",
        intro="The health visitor is asked to offer it again. The lead professional of a child in need hears of it too.",
    )  # fmt: skip


@ability(abilities.OFFER_CHECK_AGAIN)
def offer_check_again(request: HttpRequest, ref: str, check: str) -> HttpResponse:
    """Write down that a check was offered again."""
    opened, of, row = _check(request, ref, check, "offer_check_again")
    form = OfferCheckAgainForm.of(request, about=f"{ref}-{check}")
    begin_with(form, offered_on=opened.on, version=row.version if row else None)
    return _answered(
        request, form, opened, of,
        lambda: actions.offer_check_again(opened.family, opened.child, check, **form.answers, **opened.told),
        title="Offered again", button="Keep this",
    )  # fmt: skip


@require_safe
@ability(abilities.MISSED_CHECKS)
def missed_checks(request: HttpRequest) -> HttpResponse:
    """The children of one's own work who missed a check: for managers and health staff; to anybody else there is no such page."""
    who, on = asker(request)
    if not who.managed_team_ids and not queries.from_health(who):
        raise Hidden
    sharing.log(who, row="F1", action="missed_checks.view")
    found = queries.missed_for(who, on)
    manages = bool(who.managed_team_ids) and queries.from_social_care(who)
    areas = queries.by_area(found, shared.visible_people(who, on)) if manages and found else []
    context = {"found": found, "areas": areas, "manages": manages}
    return web.render(request, "universal/missed_checks.html", context)
