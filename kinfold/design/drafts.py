"""Nothing typed is lost: drafts saved while writing, kept when sending fails, and parked when a session has died.

A draft is one row for (account, form, about). It is private to its author, offered back on the form's page, and forgotten
when the form has been sent. A *parked* draft was sent by somebody whose session had ended: it waits under a random name for
the same account to sign in again.
"""

import re
import secrets
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from django.core import signing
from django.db import transaction
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils import timezone

from kinfold.base.models import Draft, Submission
from kinfold.design.forms import tidy

NOT_KEPT = {"csrfmiddlewaretoken", "draft_owner", "draft_form", "draft_about"}
NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")
ABOUT = re.compile(r"[\w.:-]{0,40}")
MOST = 200_000  # characters in one draft
PARKED = "parked"
PARKED_FOR = timedelta(hours=12)
OWNER_SALT, PARK_SALT = "kinfold.draft.owner", "kinfold.draft.parked"


def contents(posted: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return what is worth keeping of a form that was sent: no security fields, no passwords, no NUL."""
    query = posted if isinstance(posted, QueryDict) else QueryDict(mutable=True)
    if query is not posted:
        query.update(dict(posted))
    return {
        key: [tidy(str(text)) for text in query.getlist(key)]
        for key in query
        if key not in NOT_KEPT and "password" not in key
    }


def fits(form: str, about: str, data: Mapping[str, list[str]]) -> bool:
    """Say whether a draft has a proper name and is not absurdly large."""
    size = sum(len(text) for texts in data.values() for text in texts)
    return bool(NAME.fullmatch(form) and ABOUT.fullmatch(about)) and form != PARKED and size <= MOST


def is_empty(data: Mapping[str, list[str]]) -> bool:
    """Say whether nothing was typed or chosen."""
    return not any(text.strip() for key, texts in data.items() if key != "token" for text in texts)


@transaction.atomic
def save(account_id: int | None, form: str, about: str, data: Mapping[str, list[str]]) -> Draft | None:
    """Keep what somebody has typed so far; return the draft, or None when there is nothing to keep it for or under."""
    if account_id is None or not fits(form, about, data) or is_empty(data):
        return None
    draft, _ = Draft.objects.update_or_create(
        account_id=account_id, form=form, about=about, defaults={"data": dict(data)}
    )
    if Submission.objects.filter(token__in=data.get("token", [])).exists():
        draft.delete()  # the form was sent while this draft was on its way
        return None
    return draft


def find(account_id: int | None, form: str, about: str = "") -> Draft | None:
    """Return somebody's own draft of a form, or None."""
    if account_id is None:
        return None
    return Draft.objects.filter(account_id=account_id, form=form, about=about).first()


def mine(account_id: int | None, limit: int = 20) -> list[Draft]:
    """Return somebody's own drafts, newest first."""
    if account_id is None:
        return []
    return list(Draft.objects.filter(account_id=account_id).order_by("-saved_at")[:limit])


def forget(account_id: int | None, form: str, about: str = "") -> None:
    """Delete somebody's own draft."""
    if account_id is not None:
        Draft.objects.filter(account_id=account_id, form=form, about=about).delete()


def forget_about(abouts: Iterable[str], forms: Iterable[str]) -> None:
    """Delete everybody's drafts of some forms about things that are themselves deleted."""
    Draft.objects.filter(about__in=list(abouts), form__in=list(forms)).delete()


def as_query(data: Mapping[str, Any]) -> QueryDict:
    """Return kept contents as the form data they were."""
    made = QueryDict(mutable=True)
    for key, texts in data.items():
        made.setlist(key, [str(text) for text in texts] if isinstance(texts, list) else [str(texts)])
    return made


def to_carry_on(request: HttpRequest, form: str, about: str) -> QueryDict | None:
    """Return the draft that the visitor asked to carry on with (`?carry_on=yes`), as form data."""
    if "carry_on" not in request.GET:
        return None
    draft = find(account_of(request), form, about)
    return as_query(draft.data) if draft else None


def preview(draft: Draft, most: int = 140) -> str:
    """Return the beginning of the longest text in a draft, so that its author knows it again."""
    texts = [text for key, kept in draft.data.items() if key != "token" for text in kept]
    longest = " ".join(max(texts, key=len, default="").split())
    return longest if len(longest) <= most else longest[:most].rsplit(" ", 1)[0] + " …"


def account_of(request: HttpRequest) -> int | None:
    """Return the number of the account that is asking, or None."""
    who = getattr(request, "who", None)
    found: int | None = None if who is None else who.account_id
    return found


def owner_mark(account_id: int | None) -> str:
    """Return a signed mark of whose form this is, so that parked words come back only to the same account."""
    return "" if account_id is None else signing.dumps(account_id, salt=OWNER_SALT)


def park(request: HttpRequest) -> str:
    """Keep a form that arrived after its author's session had ended; return a signed name for it, or "".

    Only forms that say whose they are can be parked; an autosave that came too late is not one that was sent.
    """
    if request.path == reverse("save_draft"):
        return ""
    try:
        owner = signing.loads(request.POST.get("draft_owner", ""), salt=OWNER_SALT, max_age=PARKED_FOR)
    except signing.BadSignature:
        return ""
    form, about = request.POST.get("draft_form", ""), request.POST.get("draft_about", "")
    data = contents(request.POST)
    if not fits(form, about, data) or is_empty(data):
        return ""
    forget_parked()
    name = secrets.token_hex(16)
    kept = {"owner": owner, "form": form, "about": about, "path": request.get_full_path(), "data": data}
    Draft.objects.create(account_id=0, form=PARKED, about=name, data=kept)
    return signing.dumps(name, salt=PARK_SALT)


@transaction.atomic
def unpark(request: HttpRequest, signed: str) -> str:
    """After signing in: make parked words the visitor's own draft; return the address at which the form comes back filled.

    Returns "" when there is nothing, when it has expired, or when it belongs to somebody else (for whom it stays).
    """
    try:
        name = signing.loads(signed, salt=PARK_SALT, max_age=PARKED_FOR)
    except signing.BadSignature:
        return ""
    parked = Draft.objects.select_for_update().filter(account_id=0, form=PARKED, about=name).first()
    account_id = account_of(request)
    if parked is None or account_id is None or parked.data["owner"] != account_id:
        return ""
    kept = parked.data
    parked.delete()
    save(account_id, kept["form"], kept["about"], kept["data"])
    return with_question(kept["path"], "carry_on=yes")


def with_question(path: str, question: str) -> str:
    """Return an address of this site with something added to its query."""
    if question in path:
        return path
    return f"{path}{'&' if '?' in path else '?'}{question}"


def forget_parked() -> None:
    """Delete parked words that nobody came back for."""
    Draft.objects.filter(account_id=0, form=PARKED, saved_at__lt=timezone.now() - PARKED_FOR).delete()
