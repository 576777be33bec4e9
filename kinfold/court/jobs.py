"""What is done beside the pages: the making of bundles, as a job in the queue that lives in our own database.

The job is made in the transaction of whoever asks: both are there, or neither. In tests, and wherever `JOBS_IN_PLACE` says so,
it is done at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from procrastinate.contrib.django import app

from kinfold.base.today import today

if TYPE_CHECKING:
    from kinfold.court.models import Bundle

QUEUE = "papers"


@app.task(name="court.make_bundle", queue=QUEUE)
def make_bundle(ref: str) -> None:
    """Make the bundle with this reference. What cannot be made says so on the bundle itself."""
    from kinfold.court.actions.making import make_bundle as make_it
    from kinfold.court.queries import bundle

    make_it(bundle(ref), on=today())


def make(bundle: Bundle) -> None:
    """Let a bundle be made: by the worker when this transaction has ended, or here and now."""
    if settings.JOBS_IN_PLACE:
        make_bundle.func(bundle.ref)
    else:
        make_bundle.defer(ref=bundle.ref)
