"""What is done beside the pages: e-mails with one-time links, as jobs in the queue that lives in our own database.

A job is made in the transaction of whoever sends, so no mail goes out for what was never written. Its row never holds the
token itself: it holds the token under a pad that only this server can make (`sealed`), so that a copy of the database opens
no link. In tests, and wherever `JOBS_IN_PLACE` says so, the mail goes at once.
"""

import base64
import hashlib
import hmac

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils import timezone
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from kinfold.base.dates import plain
from kinfold.services.models import AnswerLink

QUEUE = "mail"
TRIES = 5
SUBJECT = "You have been asked for help: please answer"
BODY = """Hello,

{council} asks you to answer a request for help. No account is needed:

{link}

The link opens one request and takes one answer, until the end of {until}. Please do not pass it on.

If this was not meant for you, please delete it. Nothing is shown here about anybody.
"""
NEXT_SUBJECT = "Thank you: a link for when something changes"
NEXT_BODY = """Hello,

Thank you for your answer. When something changes (it begins, it ends, somebody moves up the list), please tell us here:

{link}

The link takes one answer, until the end of {until}. Please do not pass it on.

{council}
"""


@app.task(
    name="services.mail_link", queue=QUEUE, pass_context=True,
    retry=RetryStrategy(max_attempts=TRIES, exponential_wait=4),
)  # fmt: skip
def mail_link(context: JobContext, ref: str, seal: str, again: bool = False) -> None:
    """Send a link to the one address it was made for. After the last failed try the link is ended, and says so itself."""
    try:
        deliver(ref, sealed(ref, seal), again=again)
    except Exception:
        if context.job.attempts + 1 >= TRIES:
            from kinfold.services.actions.links import mail_failed

            mail_failed(ref, now=timezone.now())
        raise


def deliver(ref: str, token: str, *, again: bool) -> None:
    """Send the mail: the link and until when, and nothing else. One that has been taken back meanwhile is not sent."""
    link = AnswerLink.objects.get(ref=ref)
    if link.ended_at is not None or link.used_at is not None:
        return
    words = {
        "council": settings.AUTHORITY_NAME,
        "link": address_of(token),
        "until": plain(link.expires_on),
    }
    subject, body = (NEXT_SUBJECT, NEXT_BODY) if again else (SUBJECT, BODY)
    send_mail(subject, body.format(**words), settings.DEFAULT_FROM_EMAIL, [link.sent_to])


def mail(link: AnswerLink, token: str, *, again: bool = False) -> None:
    """Let a link be sent: by the worker when this transaction has ended, or here and now."""
    if settings.JOBS_IN_PLACE:
        deliver(link.ref, token, again=again)
    else:
        mail_link.defer(ref=link.ref, seal=sealed(link.ref, token), again=again)


def address_of(token: str) -> str:
    """The address of a link. The site's own is a setting: what a visitor's browser claims is never believed."""
    return settings.SITE_ADDRESS.rstrip("/") + reverse("answer_link", args=[token])


def sealed(ref: str, token: str) -> str:
    """Lay a token under the pad of its link, or take it out again: the same step both ways.

    The pad is a keyed hash of the link's reference, made for this one link and as long as the token's 256 bits.
    """
    pad = hmac.new(settings.SECRET_KEY.encode(), f"answer link {ref}".encode(), hashlib.sha256).digest()
    raw = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    laid = bytes(one ^ other for one, other in zip(raw, pad, strict=True))
    return base64.urlsafe_b64encode(laid).rstrip(b"=").decode()
