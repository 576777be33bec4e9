"""The pages of the services room."""

from kinfold.services.views.asking import ask_for_service, change_request, move_request
from kinfold.services.views.directory import directory, service
from kinfold.services.views.needs import needs, notice_need, read_need, share_need
from kinfold.services.views.reading import family_services, request
from kinfold.services.views.reporting import unmet_needs

__all__ = [
    "ask_for_service",
    "change_request",
    "directory",
    "family_services",
    "move_request",
    "needs",
    "notice_need",
    "read_need",
    "request",
    "service",
    "share_need",
    "unmet_needs",
]
