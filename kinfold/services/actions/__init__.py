"""The only writers of the directory, of needs and of help asked for."""

from kinfold.services.actions.asking import ask_for_service, change_request
from kinfold.services.actions.listing import list_service, load_catalogue
from kinfold.services.actions.moving import move_request, service_step
from kinfold.services.actions.noticing import notice_need, read_need, share_need

__all__ = [
    "ask_for_service",
    "change_request",
    "list_service",
    "load_catalogue",
    "move_request",
    "notice_need",
    "read_need",
    "service_step",
    "share_need",
]
