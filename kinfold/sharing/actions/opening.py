"""Opening a record: decide, write the access log, and only then show. If the log cannot be written, nothing is shown."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NoReturn

from django.db import transaction

from kinfold.base import prepared
from kinfold.base.errors import Hidden, NeedsGlass, RefusedOpenly
from kinfold.base.who import Who
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.sharing import queries, rules
from kinfold.sharing.models import AccessLog
from kinfold.sharing.queries import View
from kinfold.sharing.rules import Decision

if TYPE_CHECKING:
    from kinfold.people.models import Person

_ONE_LINE = f"""
    INSERT INTO {AccessLog._meta.db_table} (at, account_id, practitioner_id, actor_name, actor, row, action, decision,
        family_id, person_id, about, purpose, reason)
    VALUES (statement_timestamp(), %s::bigint, %s::bigint, %s::text, %s::text, %s::text, %s::text, %s::text,
        %s::bigint, %s::bigint, %s::text, %s::text, %s::text) RETURNING id
"""  # noqa: S608 - the name of our own table
NOT_YOUR_WORK = "Your work does not include this."


def open_record(
    who: Who,
    row: str,
    family: Family,
    *,
    person: "Person | None" = None,
    on: date,
    action: str,
    purpose: str = "",
    about: str = "",
    item: queries.Item | None = None,
    own: bool | None = None,
    now: datetime | None = None,
    with_second: bool = False,
) -> View:
    """Decide whether a record opens, log it, and return what may be seen.

    Raises `Hidden`, `NeedsGlass` or `RefusedOpenly`; the refusal is logged too. Call it in the view, outside any action:
    a refusal raised out of an action's transaction would take its log row with it. `with_second` opens a page whose action
    needs a second person, and asks for that person itself.
    """
    known, withheld = queries.facts(
        who, family, person=person, on=on, now=now, item=item, own=own, purpose=purpose
    )
    decision = rules.decide(row, known)
    log(
        who,
        row=row,
        action=action,
        decision=decision,
        family=family,
        person=person,
        purpose=purpose,
        about=about,
    )
    if not decision.opens and not (with_second and decision.code == "two"):
        refuse(decision, family)
    return View(
        decision=decision,
        masked=decision.code == "mask",
        withheld=withheld,
        who=who,
        family_id=queries.kept(family),
        on=on,
        facts=known,
    )


def open_ref(who: Who, row: str, ref: str, *, on: date, action: str, **more: Any) -> tuple[Family, View]:
    """Open a family by its reference. One that does not exist is answered, and logged, like one that is not shown.

    Whoever is refused openly (an administrator who asks to raise protection) is refused at any address.
    """
    try:
        family = network.family(ref)
    except Family.DoesNotExist:
        decision = queries.decide(who, row, None, on=on)
        if decision.code == "refuse":
            log(who, row=row, action=action, decision=decision, about=ref)
            raise RefusedOpenly(NOT_YOUR_WORK) from None
        log(who, row=row, action=action, decision=rules.hidden("nothing at this address"), about=ref)
        raise Hidden from None
    return family, open_record(who, row, family, on=on, action=action, **more)


def refuse(decision: Decision, family: Family) -> NoReturn:
    """Raise what answers a decision that does not open."""
    if decision.code == "glass":
        raise NeedsGlass(family.ref)
    if decision.code == "two":
        raise RefusedOpenly("This needs a second person. Ask a colleague to agree to it.")
    if decision.code == "refuse":
        raise RefusedOpenly(NOT_YOUR_WORK)
    raise Hidden


@transaction.atomic(savepoint=False)
def log(
    who: Who,
    *,
    row: str,
    action: str,
    decision: Decision | None = None,
    family: Family | None = None,
    person: "Person | None" = None,
    purpose: str = "",
    about: str = "",
    reason: str = "",
) -> None:
    """Write one line of the access log, in the transaction of the act itself. The database gives the time."""
    line = {
        "account_id": who.account_id,
        "practitioner_id": who.practitioner_id,
        "actor_name": who.name[:200],
        "actor": decision.actor if decision else "",
        "row": row,
        "action": action[:60],
        "decision": decision.code if decision else "allow",
        "family_id": queries.kept(family) if family else None,
        "person_id": person.pk if person else None,
        "about": about[:60],
        "purpose": purpose[:300],
        "reason": (reason or (decision.reason if decision else ""))[:300],
    }
    prepared.run(_ONE_LINE, list(line.values()))
