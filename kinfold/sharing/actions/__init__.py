"""The only writers of access: opening and logging, grants, break-glass, protection, disclosure."""

from kinfold.sharing.actions.granting import close_duty_contact, end_grant, grant
from kinfold.sharing.actions.opening import log, open_record
from kinfold.sharing.queries import View

__all__ = ["View", "close_duty_contact", "end_grant", "grant", "log", "open_record"]
