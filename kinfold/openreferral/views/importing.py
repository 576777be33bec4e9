"""Taking in another directory: what was taken before, looking at a file, and saying yes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from kinfold.base.abilities import ability
from kinfold.base.errors import NotNow, RefusedOpenly
from kinfold.base.who import Who
from kinfold.design import web
from kinfold.design.web import asker, find
from kinfold.openreferral import abilities, actions, queries
from kinfold.openreferral.forms import TakeFeedForm, TryFeedForm
from kinfold.openreferral.models import Reading

NOT_YOURS = (
    "Another council’s directory is taken in by those who look after ours: managers of children’s services, the "
    "commissioning team and whoever runs the system. Tell one of them which directory you miss."
)
WHAT = (
    ("new", "New"),
    ("changed", "Changed"),
    ("withdrawn", "No longer there: taken out of the lists"),
    ("refused", "Refused"),
    ("same", "Nothing new"),
)
MOST_SHOWN = 200
MOST_AT_ONCE = 300
TOO_MANY = (
    f"This would write more than {MOST_AT_ONCE} services, which takes longer than a page may. Ask whoever runs the system to take it "
    "with the command import_open_referral: it does the same."
)


def keeper(request: HttpRequest) -> Who:
    """Return who is asking, if they look after the directory as a whole. Raises RefusedOpenly."""
    who, _ = asker(request)
    managing = bool(who.managed_team_ids) and who.sector == "social_care"
    if who.other_authority or not (managing or who.roles & {"administrator", "analyst"}):
        raise RefusedOpenly(NOT_YOURS)
    return who


@require_safe
@ability(abilities.READ_FEEDS)
def directory_feeds(request: HttpRequest) -> HttpResponse:
    """What was read from other directories, the newest first."""
    keeper(request)
    return web.render(request, "openreferral/directory_feeds.html", {"readings": queries.newest_readings()})


@ability(abilities.TRY_FEED)
def try_feed(request: HttpRequest) -> HttpResponse:
    """Look at a file: nothing is taken yet."""
    who, on = keeper(request), asker(request)[1]
    form = TryFeedForm.of(request)

    def send() -> HttpResponse:
        told = form.cleaned_data
        made = actions.try_feed(
            [told["file"].read()], came_from=told["came_from"], called=told["file"].name, public=told["public"], by=who, on=on
        )  # fmt: skip
        return redirect("directory_feed", ref=made.ref)

    return web.answer(request, form, "openreferral/try_feed.html", send)


@require_safe
@ability(abilities.TAKE_FEED)
def directory_feed(request: HttpRequest, ref: str) -> HttpResponse:
    """What a file would bring, or has brought, service by service."""
    one = find(queries.reading, ref)
    keeper(request)
    return shown(request, one, TakeFeedForm.of(request, about=ref))


@require_POST
@ability(abilities.TAKE_FEED)
def take_feed(request: HttpRequest, ref: str) -> HttpResponse:
    """Take it."""
    one = find(queries.reading, ref)
    who, on = keeper(request), asker(request)[1]
    form = TakeFeedForm.of(request, about=ref)

    def send() -> HttpResponse:
        if brings(one) > MOST_AT_ONCE:
            raise NotNow(TOO_MANY)
        actions.take_feed(one, by=who, on=on)
        return redirect("directory_feed", ref=one.ref)

    return web.answer(request, form, "openreferral/directory_feed.html", send, told_of(one))


def shown(request: HttpRequest, one: Reading, form: TakeFeedForm) -> HttpResponse:
    """Draw the page of a file."""
    return web.render(request, "openreferral/directory_feed.html", {**told_of(one), "form": form})


def brings(one: Reading) -> int:
    """How many services would be written."""
    counts = one.report.get("counts", {})
    return sum(counts.get(what, 0) for what in ("new", "changed", "withdrawn"))


def told_of(one: Reading) -> dict[str, object]:
    """What the page of a file says."""
    rows, counts = one.report.get("rows", []), one.report.get("counts", {})
    groups = [
        (words, counts.get(what, 0), [row for row in rows if row["what"] == what][:MOST_SHOWN])
        for what, words in WHAT
        if counts.get(what)
    ]
    return {
        "reading": one,
        "groups": groups,
        "taken": one.state == Reading.State.TAKEN,
        "brings": brings(one),
        "too_many": TOO_MANY if brings(one) > MOST_AT_ONCE else "",
        "most": MOST_SHOWN,
    }
