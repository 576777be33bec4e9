"""Signing: every change is one transaction, and the history of each field says who made it and for which day."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import pghistory
from django.db import transaction

from kinfold.base.who import NOBODY, Who

P = ParamSpec("P")
R = TypeVar("R")


def signed(action: Callable[P, R]) -> Callable[P, R]:
    """Run an action in one transaction and write who did it into the field history (`pghistory`)."""

    @wraps(action)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> R:
        by = kwargs.get("by", NOBODY)
        assert isinstance(by, Who)
        with (
            transaction.atomic(),
            pghistory.context(verb=action.__name__, account=by.account_id, name=by.name),
        ):
            return action(*args, **kwargs)

    return wrapped
