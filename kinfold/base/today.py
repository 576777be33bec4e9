"""Which day it is. Asked once for each request (by the middleware) and once for each job; actions are told."""

from datetime import date

from django.conf import settings
from django.utils import timezone


def today() -> date:
    """Return today's date in England, or the date that a test has fixed."""
    if settings.KINFOLD_TODAY:
        return date.fromisoformat(settings.KINFOLD_TODAY)
    return timezone.localdate()
