"""What is done every day beside the pages: the checks and first days of small children are followed, and silence is told."""

import logging

from procrastinate.contrib.django import app

from kinfold.base.today import today
from kinfold.base.who import Who
from kinfold.universal import actions

QUEUE = "daily"
log = logging.getLogger(__name__)


@app.periodic(cron="10 4 * * *")
@app.task(name="universal.follow_checks", queue=QUEUE, queueing_lock="universal.follow_checks")
def follow_checks(timestamp: int) -> None:
    """Follow the checks and first days of every small child. `timestamp`: the minute it was planned for.

    What runs already is not begun twice, so the day may be done again: after a fault, or by hand (`manage.py follow_checks`).
    """
    looked = actions.follow_everybody(by=Who(account_id=None, name="Kinfold"), on=today())
    log.info("Followed the checks of %d families.", looked)
