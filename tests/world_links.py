"""What the pages of links, of several services at once and of a child's going are about."""

from datetime import timedelta
from typing import Any

from kinfold.services import actions as services
from kinfold.sharing.tests.cast import BEGAN, TODAY, Cast


def add_links(cast: Cast, found: dict[str, dict[str, Any]]) -> None:
    """Two services asked at once, one of which began and sent a link; help meanwhile; a child who went."""
    by, family = cast.who("AW"), cast.family
    told: dict[str, Any] = {"by": by, "on": TODAY}
    both = [services.list_service(slug, slug.capitalize()) for slug in ("walking", "talking")]
    has, waits = services.ask_several(family, [cast.mother], both, asked_on=BEGAN, came_from="plan", **told)
    bridge = services.help_meanwhile(
        waits, what="A cup of tea", given_by_words="The hub", since=TODAY, **told
    )
    services.move_request(has, "started", on_day=TODAY, **told)
    link, token = services.send_answer_link(
        has, sent_to="hello@example.org", name_given="Ilse", shares="Walks on Mondays.",
        agreed_how="She agreed.", **told,
    )  # fmt: skip
    went = services.child_went(family, cast.child, how="care", went_on=TODAY, parents=[cast.mother], **told)[
        0
    ]
    add_nights(cast, found)
    for name in ["let_go", "companion_went", "help_meanwhile", "end_well", "send_answer_link", "tell_answer"]:
        found[name] = {"ref": has.ref}
    found |= {
        "ask_several": {"ref": family.ref},
        "end_help_meanwhile": {"ref": bridge.ref},
        "take_back_link": {"ref": link.ref},
        "answer_link": {"token": token},
        "ask_for_new_link": {"token": token},
        "child_went": {"ref": went.ref},
        "help_ended_after": {},
        "how_long": {},
        "add_service": {},
        "child_left_home": {"ref": family.ref},
    }


def add_nights(cast: Cast, found: dict[str, dict[str, Any]]) -> None:
    """A host family for the mother's help: one stay that goes on today, and one that is still to come."""
    told: dict[str, Any] = {"by": cast.who("AW"), "on": TODAY}
    hosts = services.list_service("host-families", "Host families", kind="hosting")
    (rest,) = services.ask_for_service(
        cast.family, [cast.mother], hosts, asked_on=BEGAN, state="offered", **told
    )
    now, later = (
        services.agree_stay(
            rest, [cast.child], host="The Marlows", begins_on=first, until_on=first + timedelta(days=2),
            checked_words="Jo, Host families", checked_on=BEGAN, agreed_how="Ilse said yes.", **told,
        )[0]
        for first in (TODAY, TODAY + timedelta(days=14))
    )  # fmt: skip
    found |= {
        "agree_stay": {"ref": rest.ref}, "end_stay": {"ref": now.ref}, "call_off_stay": {"ref": later.ref},
    }  # fmt: skip
