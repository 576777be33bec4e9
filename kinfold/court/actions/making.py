"""The job: a bundle is read from the record as the one who asked may see it that day, set, written and kept."""

from __future__ import annotations

import logging
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.db.models.functions import Now

from kinfold.base.dates import plain
from kinfold.base.errors import Hidden, NeedsGlass, NotNow, RefusedOpenly
from kinfold.base.rows import locked
from kinfold.court import rules
from kinfold.court.actions.telling import tell
from kinfold.court.models import Bundle
from kinfold.court.queries import gathering
from kinfold.court.rules.bundles import Blackout
from kinfold.court.rules.pieces import Cover
from kinfold.court.states import BUNDLE
from kinfold.records import actions as records
from kinfold.sharing import actions as sharing
from kinfold.sharing import queries as sharing_queries

if TYPE_CHECKING:
    from kinfold.base.who import Who
    from kinfold.court.paper.writing import Written
    from kinfold.court.queries.gathering import Source
    from kinfold.court.rules.pieces import Section

log = logging.getLogger(__name__)
NO_LONGER = "Whoever asked for it may not take papers out of this record any more."
BROKEN = (
    "Something went wrong while it was made. Ask for it again; if it happens twice, tell your administrator."
)
EXPORTERS = frozenset({"AW", "TM", "MG", "CH", "IG"})
"""Who may take a bundle out: those who read the whole record (row X1), never a member of the family on these pages."""


def make_bundle(bundle: Bundle, *, on: date) -> Bundle:
    """Make a bundle now. Its progress can be seen while it is made; whatever happens, the bundle says it.

    Not one transaction: each step is kept, so that whoever waits sees how far it is.
    """
    if not _begin(bundle):
        return bundle
    try:
        who = sharing_queries.who_is(bundle.asked_by, on)
        with transaction.atomic():
            of = _read_as(bundle, who, on)
        written = _write(bundle, of, _sections(bundle, of), who)
        return _finish(bundle, written, who, on)
    except (Hidden, RefusedOpenly, NeedsGlass):
        return _fail(bundle, NO_LONGER)
    except NotNow as why:
        return _fail(bundle, why.message)
    except Exception:
        log.exception("bundle %s could not be made", bundle.ref)
        if settings.JOBS_IN_PLACE:
            raise
        return _fail(bundle, BROKEN)


@transaction.atomic
def _begin(bundle: Bundle) -> bool:
    """Say that it is being made; a copy of the job that comes late finds it made already and does nothing."""
    now = locked(bundle)
    if not BUNDLE.may("begin", now.state):
        return False
    now.state, now.done, now.of = BUNDLE.after("begin", now.state), 0, 2 * len(now.parts) + 1
    now.save(update_fields=["state", "done", "of"])
    bundle.state, bundle.done, bundle.of = now.state, now.done, now.of
    return True


def _read_as(bundle: Bundle, who: Who, on: date) -> Source:
    """Open the record as the one who asked, once more: what they may see may have changed since."""
    family = bundle.family.joined_into or bundle.family
    view = sharing.open_record(
        who, "X1", family, on=on, action="make_bundle", purpose=bundle.purpose, about=bundle.ref
    )
    if view.masked or view.decision.actor not in EXPORTERS or not view.whole("V3"):
        raise RefusedOpenly(NO_LONGER)
    return gathering.source(bundle, view, on)


def _sections(bundle: Bundle, of: Source) -> list[Section]:
    found = []
    for word in bundle.parts:
        with transaction.atomic():
            found.append(gathering.gather(word, of))
        _progress(bundle, len(found))
    return found


def _progress(bundle: Bundle, done: int) -> None:
    Bundle.objects.filter(pk=bundle.pk).update(done=done)
    bundle.done = done


def _write(bundle: Bundle, of: Source, sections: list[Section], who: Who) -> Written:
    from kinfold.court.paper.writing import write  # the letters are read only by whoever makes a bundle

    cover = _cover(bundle, of, who)
    out = Blackout(rules.read(bundle.redactions))
    return write(cover, sections, out, progress=lambda done: _progress(bundle, len(bundle.parts) + done))


def _cover(bundle: Bundle, of: Source, who: Who) -> Cover:
    case = bundle.proceedings
    facts = [
        ("Children", ", ".join(child.known_as for child in of.children)),
        ("For", bundle.recipient),
        ("What for", bundle.purpose),
        (
            "Court and number",
            " ".join(word for word in (case.court, case.court_number) if word) if case else "",
        ),
        ("Made from the record by", f"{who.name}, {settings.AUTHORITY_NAME}, on {plain(of.on)}"),
        ("Reference", bundle.ref),
    ]
    notes = [
        "Everything here was taken from the record word for word, as the one who asked for it may read it.",
        "What somebody asked not to be named for, and what a child told one worker only, is not in it.",
    ]
    if gathering.kept_from_anybody(of.family):
        notes.append("Something that is kept from somebody in the family is not in it.")
    if bundle.redactions:
        notes.append("Some words are blacked out. The reasons stand in the list at the end.")
    return Cover(bundle.title, tuple((a, b) for a, b in facts if b), tuple(notes))


@transaction.atomic
def _finish(bundle: Bundle, written: Written, who: Who, on: date) -> Bundle:
    """Keep the PDF outside the database under a name that tells nothing, and write down that it was made."""
    kept = records.keep_file(
        BytesIO(written.content), file_name=f"bundle-{bundle.ref}.pdf", size=len(written.content)
    )
    now = locked(bundle, "family")
    now.state = BUNDLE.after("finish", now.state)
    now.done = now.of
    now.pages, now.redacted_count = written.pages, written.redacted
    now.path, now.sha256, now.size = kept.path, kept.sha256, kept.size
    now.made_at = Now()
    now.entry = tell(
        now.family.joined_into or now.family, "bundle_made", "Papers were put together from the record.",
        on_day=on, on=on, by=who, about=(), ref=now.ref,
    )  # fmt: skip
    now.save()
    now.refresh_from_db()
    return now


@transaction.atomic
def _fail(bundle: Bundle, why: str) -> Bundle:
    now = locked(bundle)
    now.state, now.failed_why = BUNDLE.after("fail", now.state), why
    now.save(update_fields=["state", "failed_why"])
    return now
