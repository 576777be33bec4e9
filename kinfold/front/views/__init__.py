"""The front room's views, by what they are about."""

from kinfold.front.views.errors import broken, csrf_failure, missing
from kinfold.front.views.family import family
from kinfold.front.views.finding import find
from kinfold.front.views.home import home
from kinfold.front.views.person import person
from kinfold.front.views.signing import sign_in, sign_in_as, sign_out

__all__ = [
    "broken",
    "csrf_failure",
    "family",
    "find",
    "home",
    "missing",
    "person",
    "sign_in",
    "sign_in_as",
    "sign_out",
]
