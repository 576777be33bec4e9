"""What is done every day beside the pages: what was asked in public and is in no record is deleted when its time is over."""

import logging

from django.utils import timezone
from procrastinate.contrib.django import app

from kinfold.base.today import today
from kinfold.directory import actions

QUEUE = "daily"
log = logging.getLogger(__name__)


@app.periodic(cron="40 3 * * *")
@app.task(name="directory.forget_old_asks", queue=QUEUE, queueing_lock="directory.forget_old_asks")
def forget_old_asks(timestamp: int) -> None:
    """Delete what was asked in public and is in no record, once its time is over. `timestamp`: the minute it was planned for."""
    gone = actions.forget_old_asks(now=timezone.now(), on=today())
    if gone.asks:
        log.info("Asked in public: %d deleted, %d never answered.", gone.asks, gone.never_answered)
