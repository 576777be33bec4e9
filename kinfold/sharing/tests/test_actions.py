"""Grants, invitations, labels, things withheld, protected details and disclosures."""

from datetime import timedelta

import pytest

from kinfold.agencies import actions as agencies
from kinfold.base.errors import Hidden, NotNow, RefusedOpenly
from kinfold.network import actions as network
from kinfold.sharing import actions, queries
from kinfold.sharing.models import AccessLog, Disclosure, Grant, ProtectedDetail
from kinfold.sharing.tests.cast import BEGAN, SETTER_UP, TODAY, Cast


def code(cast: Cast, actor: str, row: str = "V1", **more: object) -> str:
    return queries.decide(cast.who(actor), row, cast.family, on=TODAY, **more).code


def test_suspended_left_and_inactive_are_nobody(cast: Cast) -> None:
    agencies.close_account(cast.accounts["AW"], on=TODAY)
    cast.practitioners["TM"].left_on = TODAY
    cast.practitioners["TM"].save()
    assert cast.who("AW").is_nobody
    assert cast.who("TM").is_nobody
    assert not cast.who("MG").is_nobody


def test_ending_a_grant_closes_on_the_next_question(cast: Cast) -> None:
    assert code(cast, "LA2") == "allow"
    actions.end_grant(Grant.objects.get(kind="transfer"), on=TODAY, by=SETTER_UP)
    assert code(cast, "LA2") == "hide"


def test_ending_an_allocation_takes_the_whole_team_with_it(cast: Cast) -> None:
    row = cast.practitioners["AW"].involvements.get()
    network.end_involvement(row, until=TODAY, reason="Moved on", by=SETTER_UP)
    assert {a: code(cast, a) for a in ("AW", "TM", "MG")} == {"AW": "glass", "TM": "glass", "MG": "glass"}


def test_leaving_the_team_closes_on_the_same_day(cast: Cast) -> None:
    agencies.leave_team(cast.practitioners["TM"].memberships.get(), on=TODAY)
    assert code(cast, "TM") == "glass"


def test_a_grant_to_come_opens_nothing_today(cast: Cast) -> None:
    Grant.objects.filter(kind="duty").update(since=TODAY + timedelta(days=1))
    assert code(cast, "DU") == "glass"


def test_nobody_grants_themselves_access(cast: Cast) -> None:
    with pytest.raises(RefusedOpenly):
        actions.grant(
            "cover",
            cast.family,
            practitioner=cast.practitioners["OT"],
            since=TODAY,
            why="-",
            by=cast.who("OT"),
        )
    with pytest.raises(RefusedOpenly):
        actions.invite_partner(
            cast.practitioners["OT"], cast.family, until=TODAY + timedelta(days=9), does="-", why="-",
            by=cast.who("OT"), on=TODAY,
        )  # fmt: skip


def test_an_invitation_opens_what_a_partner_sees_until_its_last_day(cast: Cast) -> None:
    last = TODAY + timedelta(days=30)
    actions.invite_partner(
        cast.practitioners["PX"],
        cast.family,
        until=last,
        does="Reading",
        why="Asked for",
        by=cast.who("AW"),
        on=TODAY,
    )
    assert code(cast, "PX") == "mask"
    assert queries.decide(cast.who("PX", last), "V1", cast.family, on=last).code == "mask"
    after = last + timedelta(days=1)
    assert queries.decide(cast.who("PX", after), "V1", cast.family, on=after).code == "hide"


def test_an_invitation_needs_an_end_within_a_year(cast: Cast) -> None:
    for days in (0, 400):
        with pytest.raises(NotNow):
            actions.invite_partner(
                cast.practitioners["PX"], cast.family, until=TODAY + timedelta(days=days), does="-", why="-",
                by=cast.who("AW"), on=TODAY,
            )  # fmt: skip


def test_ending_an_invitation_closes_at_once(cast: Cast) -> None:
    actions.end_invitation(
        cast.practitioners["PT"].involvements.get(), reason="Done", by=cast.who("AW"), on=TODAY
    )
    assert code(cast, "PT") == "hide"


def test_exclusion_beats_the_manager(cast: Cast) -> None:
    actions.exclude(cast.practitioners["MG"], cast.family, why="Sister-in-law", by=cast.who("IG"), on=TODAY)
    assert code(cast, "MG") == "hide"
    assert cast.family not in queries.visible_families(cast.who("MG"), TODAY)


def test_a_worker_who_is_in_the_family_is_kept_out(cast: Cast) -> None:
    cast.mother.account = cast.accounts["AW"]
    cast.mother.save()
    assert code(cast, "AW") == "hide"


def test_restricting_keeps_out_all_but_the_named_at_once(cast: Cast) -> None:
    actions.restrict(cast.family, named=[cast.practitioners["AW"]], why="MARAC", by=cast.who("MG"), on=TODAY)
    found = {actor: code(cast, actor) for actor in ("AW", "MG", "TM", "OT", "DU", "CH", "PT", "IG", "FAM")}
    assert found == {
        "AW": "allow", "MG": "allow", "TM": "hide", "OT": "hide", "DU": "glass", "CH": "hide", "PT": "hide",
        "IG": "allow", "FAM": "mask",
    }  # fmt: skip


def test_one_sealed_child_is_gone_from_the_family_for_others(cast: Cast) -> None:
    actions.restrict(
        cast.family, person=cast.child, level="sealed", why="Adoption", by=cast.who("MG"), on=TODAY
    )
    view = actions.open_record(cast.who("AW"), "V1", cast.family, on=TODAY, action="family")
    assert view.hides("person", cast.child.ref)
    with pytest.raises(Hidden):
        actions.open_record(cast.who("AW"), "V1", cast.family, person=cast.child, on=TODAY, action="person")
    assert cast.child not in queries.findable_people(cast.who("AW"), TODAY)
    assert cast.child in queries.findable_people(cast.who("MG"), TODAY)


def test_lowering_needs_a_second_person(cast: Cast) -> None:
    label = actions.restrict(cast.family, why="MARAC", by=cast.who("MG"), on=TODAY)
    actions.ask_to_lower(label, why="Over", by=cast.who("MG"), on=TODAY)
    with pytest.raises(RefusedOpenly):
        actions.lower(label, by=cast.who("MG"), on=TODAY)
    assert queries.label_of(cast.family, on=TODAY) == "restricted"
    actions.lower(label, by=cast.who("IG"), on=TODAY)
    assert queries.label_of(cast.family, on=TODAY) == ""


def test_what_is_withheld_stays_withheld_until_two_lift_it(cast: Cast) -> None:
    kept = actions.withhold(
        cast.mother, cast.family, kind="note", item="RABC", why="Fear", by=cast.who("AW"), on=TODAY
    )
    again = actions.withhold(
        cast.mother, cast.family, kind="note", item="RABC", why="Fear", by=cast.who("TM"), on=TODAY
    )
    assert again == kept
    view = actions.open_record(cast.who("FAM"), "V1", cast.family, on=TODAY, action="family")
    assert view.hides("note", "RABC")
    assert not view.hides("note", "RXYZ")
    assert code(cast, "FAM", "V3", item=("note", "RABC")) == "hide"
    actions.ask_to_lift(kept, by=cast.who("MG"), on=TODAY)
    with pytest.raises(RefusedOpenly):
        actions.lift_withheld(kept, by=cast.who("MG"), on=TODAY)
    actions.lift_withheld(kept, by=cast.who("IG"), on=TODAY)
    assert code(cast, "FAM", "V3", item=("note", "RABC")) == "mask"


def test_with_all_withheld_only_ones_own_is_left(cast: Cast) -> None:
    actions.withhold(cast.father, cast.family, kind="family", why="Court", by=cast.who("AW"), on=TODAY)
    who = cast.who("WF")
    view = actions.open_record(who, "V1", cast.family, on=TODAY, action="family")
    assert view.hides("note", "ANY")
    assert view.hides("person", cast.child.ref)
    assert set(queries.visible_people(who, TODAY)) == {cast.father}


def protect(cast: Cast) -> ProtectedDetail:
    return actions.protect_detail(
        cast.mother, "address", "12 Invented Row", why="Fled", readers=[cast.practitioners["MG"]],
        by=cast.who("AW"), on=TODAY, family=cast.family,
    )  # fmt: skip


@pytest.mark.parametrize("actor", ["AW", "MG", "FAM"])
def test_a_protected_detail_is_read_by_its_list_and_its_owner_and_each_look_is_logged(
    cast: Cast, actor: str
) -> None:
    detail = protect(cast)
    assert actions.reveal_detail(cast.who(actor), detail, cast.family, on=TODAY) == "12 Invented Row"
    looks = AccessLog.objects.filter(action="reveal_detail", about=detail.ref, decision="allow")
    assert looks.count() == 1


@pytest.mark.parametrize(
    "actor", ["TM", "OT", "DU", "CH", "CL", "PT", "PX", "LA2", "WF", "AN", "IG", "SA", "EX"]
)
def test_nobody_else_reads_it(cast: Cast, actor: str) -> None:
    detail = protect(cast)
    with pytest.raises(Exception) as refused:
        actions.reveal_detail(cast.who(actor), detail, cast.family, on=TODAY)
    assert "Invented Row" not in str(refused.value)
    assert AccessLog.objects.filter(about=detail.ref, row="V2").exclude(decision="allow").count() == 1


def test_a_worker_may_know_that_an_address_is_protected_and_not_what_it_is(cast: Cast) -> None:
    actions.protect_detail(
        cast.mother, "address", "12 Invented Row", why="Fled", readers=[], by=cast.who("MG"), on=TODAY
    )
    view = actions.open_record(cast.who("AW"), "V1", cast.family, on=TODAY, action="family")
    kept = queries.protected_details(cast.mother, view)
    assert [(k.kind, k.may_reveal) for k in kept] == [("address", False)]
    view = actions.open_record(cast.who("WF"), "V1", cast.family, on=TODAY, action="family")
    assert queries.protected_details(cast.mother, view) == []


def disclose(cast: Cast, **more: object) -> Disclosure:
    words = {
        "items": "The plan", "to_whom": "School", "purpose": "Support", "basis": "public_task", "family_told": True,
    }  # fmt: skip
    return actions.disclose(cast.family, by=cast.who("AW"), on=TODAY, **{**words, **more})


def test_sharing_is_a_row_with_its_basis(cast: Cast) -> None:
    disclose(cast)
    actions.decide_not_to_share(
        cast.family, items="Notes", to_whom="Landlord", purpose="Not needed", family_told=False,
        why_not_told="Not safe yet", by=cast.who("AW"), on=TODAY,
    )  # fmt: skip
    assert [d.shared for d in queries.disclosures(cast.family)] == [False, True]


@pytest.mark.parametrize("gap", ["items", "to_whom", "purpose", "basis"])
def test_sharing_without_saying_what_whom_or_why_is_turned_away(cast: Cast, gap: str) -> None:
    with pytest.raises(NotNow) as refused:
        disclose(cast, **{gap: ""})
    assert refused.value.field == gap


def test_if_the_family_is_not_told_the_reason_is_kept(cast: Cast) -> None:
    with pytest.raises(NotNow):
        disclose(cast, family_told=False)


def test_what_is_kept_from_somebody_cannot_be_disclosed_to_them(cast: Cast) -> None:
    with pytest.raises(RefusedOpenly):
        disclose(cast, to_person=cast.father, item_refs=[("note", "R000000000")])
    assert not Disclosure.objects.exists()
    disclose(cast, to_person=cast.father, item_refs=[("note", "R999999999")])


def test_access_follows_a_joined_family_and_so_do_its_labels(cast: Cast) -> None:
    actions.restrict(cast.other_family, why="MARAC", by=cast.who("MG"), on=TODAY)
    network.join_families(cast.family, cast.other_family, by=SETTER_UP, on=TODAY)
    assert queries.label_of(cast.family, on=TODAY) == "restricted"
    assert code(cast, "AW") == "hide"
    assert BEGAN < TODAY
