"""The only writers of access: opening and logging, grants, break-glass, protection, disclosure."""

from kinfold.sharing.actions.details import add_reader, end_detail, end_reader, protect_detail, reveal_detail
from kinfold.sharing.actions.disclosing import decide_not_to_share, disclose
from kinfold.sharing.actions.glass import break_glass, end_glass, review_glass
from kinfold.sharing.actions.granting import close_consultation, close_duty_contact, end_grant, grant
from kinfold.sharing.actions.inviting import end_invitation, invite_partner
from kinfold.sharing.actions.opening import log, open_record, open_ref
from kinfold.sharing.actions.partitions import make_partitions
from kinfold.sharing.actions.protecting import (
    ask_to_lift,
    ask_to_lower,
    exclude,
    lift_withheld,
    lower,
    name_reader,
    restrict,
    withhold,
)
from kinfold.sharing.queries import View

__all__ = [
    "View",
    "add_reader",
    "ask_to_lift",
    "ask_to_lower",
    "break_glass",
    "close_consultation",
    "close_duty_contact",
    "decide_not_to_share",
    "disclose",
    "end_detail",
    "end_glass",
    "end_grant",
    "end_invitation",
    "end_reader",
    "exclude",
    "grant",
    "invite_partner",
    "lift_withheld",
    "log",
    "lower",
    "make_partitions",
    "name_reader",
    "open_record",
    "open_ref",
    "protect_detail",
    "restrict",
    "reveal_detail",
    "review_glass",
    "withhold",
]
