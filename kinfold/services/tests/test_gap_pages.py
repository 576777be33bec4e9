"""The pages of thresholds and gaps, and of what a need means for each child: who may, and what comes back."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinfold.agencies import actions as agencies
from kinfold.network.models import Relationship
from kinfold.services import actions, queries
from kinfold.services.models import Gap, Need, Request, Service
from kinfold.sharing.models import Withheld
from kinfold.sharing.tests.cast import TODAY, Cast

LAST_MONTH = TODAY - timedelta(days=30)
MOST_QUERIES = 25
SECRET = "She cannot sleep at night."  # what the mother told a worker


@pytest.fixture(autouse=True)
def today(settings: Any) -> None:
    settings.KINFOLD_TODAY = TODAY.isoformat()


def listed(slug: str, name: str, sector: str, **more: Any) -> Service:
    gives = agencies.open_organisation(f"{name} trust", sector)
    return actions.list_service(slug, name, organisation=gives, **more)


@pytest.fixture
def need(cast: Cast) -> Need:
    """What the mother needs; not shared."""
    told: dict[str, Any] = {
        "since": LAST_MONTH,
        "by": cast.who("AW"),
        "on": TODAY,
        "met": "no",
        "how_hard": SECRET,
    }
    return actions.notice_need(
        cast.mother, cast.family, "mental_health", strengths="Her sister rings.", named_how="both",
        asked_by_person=cast.mother, effects={cast.child: "Wren makes breakfast alone."}, **told,
    )  # fmt: skip


def ask(cast: Cast, need: Need, service: Service, state: str = "not_eligible", days: int = 7) -> Request:
    by = cast.who("AW")
    made = actions.ask_for_service(
        cast.family, [cast.mother], service, asked_on=LAST_MONTH, by=by, on=TODAY, need=need
    )[0]
    if state == "asked":
        return made
    return actions.move_request(
        made,
        state,
        on_day=TODAY - timedelta(days=days),
        by=by,
        on=TODAY,
        reason_code="need_too_low",
        why="Not bad enough.",
    )


@pytest.fixture
def adults(db: None) -> Service:
    return listed("adult-minds", "Adult minds", "adult_health")


@pytest.fixture
def childrens(db: None) -> Service:
    return listed("family-support", "Family support", "social_care")


@pytest.fixture
def gap(cast: Cast, need: Need, adults: Service, childrens: Service) -> Gap:
    """Both said no, and Amina owns it."""
    noes = [ask(cast, need, adults, days=10), ask(cast, need, childrens, days=3)]
    return actions.open_gap(
        cast.family, cast.mother, noes, owner=cast.practitioners["AW"], why="Both said her need is too small.",
        look_again_on=TODAY + timedelta(days=14), opened_on=TODAY, by=cast.who("AW"), on=TODAY,
        meanwhile="Amina rings on Fridays.",
    )  # fmt: skip


def get(cast: Cast, actor: str, name: str, *args: Any) -> Any:
    return cast.client(actor).get(reverse(name, args=args))


def text(answer: Any) -> str:
    return str(answer.content.decode())


def day(name: str, days: int = 0) -> dict[str, str]:
    at = TODAY + timedelta(days=days)
    return {f"{name}-day": str(at.day), f"{name}-month": str(at.month), f"{name}-year": str(at.year)}


def sent(**answers: Any) -> dict[str, Any]:
    return {"token": str(uuid.uuid4()), **answers}


# ---- two thresholds side by side


def test_both_answers_stand_side_by_side_with_the_days_between_and_the_question_who_owns_it(
    cast: Cast, need: Need, adults: Service, childrens: Service
) -> None:
    ask(cast, need, adults, days=10)
    ask(cast, need, childrens, days=3)
    row = queries.thresholds(cast.family)[0]
    assert [one.request.what for one in row.of("adults")] == ["Adult minds"]
    assert [one.request.what for one in row.of("childrens")] == ["Family support"]
    assert (row.days_between, row.both_no, row.needs_owner) == (7, True, True)
    page = text(get(cast, "AW", "thresholds", cast.family.ref))
    assert "7 days between their answers." in page
    assert "Both have said no: who owns this?" in page
    assert "The need was said not to be great enough" in page


def test_the_page_that_shows_the_second_no_asks_who_owns_this_and_opens_nothing_by_itself(
    cast: Cast, need: Need, adults: Service, childrens: Service
) -> None:
    first, second = ask(cast, need, adults), ask(cast, need, childrens, "asked")
    assert "who owns this?" not in text(get(cast, "AW", "request", first.ref))
    answer = cast.client("AW").post(
        reverse("move_request", args=[second.ref]),
        sent(state="not_eligible", reason_code="wrong_group", **day("on_day")), follow=True,
    )  # fmt: skip
    assert "Both have said no: who owns this?" in text(answer)
    assert not Gap.objects.exists()


def test_whose_service_it_is_is_said_not_to_be_known(cast: Cast, need: Need, speech: Service) -> None:
    ask(cast, need, speech)
    page = text(get(cast, "AW", "thresholds", cast.family.ref))
    assert "The directory does not say whether these are for adults or for children." in page
    assert "Everybody who was asked has said no: who owns this?" in page
    assert "Both have said no" not in page


def test_while_one_side_may_still_help_nobody_is_asked_to_own_anything(
    cast: Cast, need: Need, adults: Service, childrens: Service
) -> None:
    no = ask(cast, need, adults)
    ask(cast, need, childrens, "waiting")
    assert "who owns this?" not in text(get(cast, "AW", "thresholds", cast.family.ref))
    answer = cast.client("AW").post(
        reverse("open_gap", args=[no.ref]),
        sent(noes=[no.ref], owner=cast.practitioners["AW"].ref, why="They said no.", **day("look_again_on", 10)),
    )  # fmt: skip
    assert answer.status_code == 422
    assert "Not everybody who was asked has said no" in text(answer)
    assert "They said no." in text(answer)


# ---- a gap, from its opening to its answer


def test_opening_a_gap_has_nothing_to_type_but_who_and_when(
    cast: Cast, need: Need, adults: Service, childrens: Service
) -> None:
    noes = [ask(cast, need, adults), ask(cast, need, childrens)]
    page = text(get(cast, "AW", "open_gap", noes[0].ref))
    assert (
        "Adult minds, 23 February 2026: The need was said not to be great enough. “Not bad enough.”" in page
    )
    answer = cast.client("AW").post(
        reverse("open_gap", args=[noes[0].ref]),
        sent(noes=[one.ref for one in noes], owner=cast.practitioners["MG"].ref, why="Both said no.", **day("look_again_on", 10)),
        follow=True,
    )  # fmt: skip
    assert "Margot Grange" in text(answer)
    gap = Gap.objects.get()
    assert (gap.owner, gap.need, gap.noes.count()) == (cast.practitioners["MG"], need, 2)
    assert get(cast, "AW", "open_gap", noes[0].ref).url == reverse("gap", args=[gap.ref])


def test_a_gap_goes_from_hand_to_hand_to_its_answer_and_each_step_is_a_page(cast: Cast, gap: Gap) -> None:
    client = cast.client("AW")
    client.post(reverse("take_up_gap", args=[gap.ref]),
                sent(version=gap.version, taken_up_with="Both heads of service", **day("on_day"), **day("look_again_on", 20)))  # fmt: skip
    gap.refresh_from_db()
    assert (gap.state, gap.taken_up_with, gap.meanwhile) == ("taken_up", "Both heads of service", "")
    client.post(
        reverse("hand_over_gap", args=[gap.ref]), sent(version=gap.version, to=cast.practitioners["MG"].ref)
    )
    gap.refresh_from_db()
    assert gap.owner == cast.practitioners["MG"]
    client.post(
        reverse("let_gap_stand", args=[gap.ref]), sent(version=gap.version, why="No money.", **day("on_day"))
    )
    gap.refresh_from_db()
    assert gap.state == "stands"
    page = text(client.post(reverse("answer_gap_of_help", args=[gap.ref]),
                            sent(version=gap.version, answer="Adult minds takes her.", **day("on_day")), follow=True))  # fmt: skip
    assert "Adult minds takes her." in page
    assert "Take it up with those who could" not in page


def test_whoever_writes_second_is_shown_both_words_and_can_keep_theirs(cast: Cast, gap: Gap) -> None:
    read = gap.version
    actions.take_up_gap(gap, taken_up_with="The board", look_again_on=TODAY + timedelta(days=9), on_day=TODAY,
                        by=cast.who("MG"), on=TODAY)  # fmt: skip
    told = sent(version=read, answer="They take her.", **day("on_day"))
    answer = cast.client("AW").post(reverse("answer_gap_of_help", args=[gap.ref]), told)
    assert answer.status_code == 422
    assert "The board" in text(answer)
    assert "They take her." in text(answer)


def test_its_owner_finds_it_in_their_work_before_the_day_comes(cast: Cast, gap: Gap, settings: Any) -> None:
    settings.KINFOLD_TODAY = (TODAY + timedelta(days=12)).isoformat()
    page = text(get(cast, "AW", "home"))
    assert "Look again at what nobody gives" in page
    assert reverse("gap", args=[gap.ref]) in page
    assert "Look again at what nobody gives" not in text(get(cast, "MG", "home"))


def test_managers_see_who_owns_what_and_strangers_none_of_it(cast: Cast, gap: Gap) -> None:
    assert [one.ref for one in queries.gaps_owned_by(cast.who("AW"), TODAY)] == [gap.ref]
    assert queries.gaps_owned_by(cast.who("MG"), TODAY) == []
    assert [one.ref for one in queries.gaps_all(cast.who("MG"), TODAY)] == [gap.ref]
    assert "Ilse Ardleigh: Mental health" in text(get(cast, "MG", "gaps"))
    for stranger in ("OT", "AN", "PT"):
        assert "Ilse" not in text(get(cast, stranger, "gaps"))


# ---- what the family reads


def test_the_person_reads_plainly_who_asks_and_by_when_they_hear(cast: Cast, gap: Gap) -> None:
    page = text(get(cast, "FAM", "gap", gap.ref))
    assert "Nobody gives this yet." in page
    assert "Amina Yusuf, social worker, is asking" in page
    assert "Amina Yusuf tells you by 16 March" in page
    assert "Amina rings on Fridays." in page
    assert "Both said her need is too small." not in page
    assert "Nobody gives this yet. Amina Yusuf is asking." in text(get(cast, "FAM", "needs", cast.mother.ref))


def test_the_person_reads_that_a_day_was_missed_and_that_we_are_sorry(
    cast: Cast, gap: Gap, settings: Any
) -> None:
    settings.KINFOLD_TODAY = (TODAY + timedelta(days=15)).isoformat()
    assert "You should have heard by" in text(get(cast, "FAM", "gap", gap.ref))


def test_the_person_reads_the_answer_and_that_a_gap_stands(cast: Cast, gap: Gap) -> None:
    actions.let_gap_stand(
        gap, why="There is no money for it this year.", on_day=TODAY, by=cast.who("AW"), on=TODAY
    )
    page = text(get(cast, "FAM", "gap", gap.ref))
    assert "Nobody can give this now." in page
    assert "There is no money for it this year." in page
    actions.answer_gap_of_help(
        gap, answer="Adult minds takes you.", on_day=TODAY, by=cast.who("AW"), on=TODAY
    )
    assert "Adult minds takes you." in text(get(cast, "FAM", "gap", gap.ref))


# ---- who may see what


@pytest.mark.parametrize("actor", ["WF", "OT", "PX", "CL", "AN", "SA"])
def test_nobody_else_reads_a_gap_and_it_looks_like_missing(cast: Cast, gap: Gap, actor: str) -> None:
    found = get(cast, actor, "gap", gap.ref)
    missing = get(cast, actor, "gap", "R0000000000")
    if found.status_code == 302:  # emergency access is offered for the record, to those who may ask for it
        assert "emergency-access" in found.url
    else:
        assert found.status_code == missing.status_code == 404
    assert SECRET not in text(found)
    assert "Adult minds" not in text(found)


def test_a_need_shared_with_the_family_does_not_share_the_gap(cast: Cast, gap: Gap, need: Need) -> None:
    actions.share_need(need, True, by=cast.who("AW"), on=TODAY)
    assert get(cast, "WF", "gap", gap.ref).status_code == 404
    view = sharing_view(cast, "WF")
    assert queries.gaps_of(cast.family, view) == []


def sharing_view(cast: Cast, actor: str) -> Any:
    from kinfold.sharing import actions as sharing

    return sharing.open_ref(cast.who(actor), "V8", cast.family.ref, on=TODAY, action="test")[1]


def test_a_partner_reads_neither_a_parents_gap_nor_what_the_need_means_unless_they_own_it(
    cast: Cast, gap: Gap
) -> None:
    assert get(cast, "PT", "gap", gap.ref).status_code == 404
    page = text(get(cast, "PT", "thresholds", cast.family.ref))
    for kept in ("Mental health", "Adult minds", "owns this", "who owns this"):
        assert kept not in page
    assert "Wren makes breakfast" not in text(get(cast, "PT", "needs", cast.mother.ref))
    actions.hand_over_gap(gap, cast.practitioners["PT"], on_day=TODAY, by=cast.who("AW"), on=TODAY)
    assert get(cast, "PT", "gap", gap.ref).status_code == 200
    assert get(cast, "PT", "take_up_gap", gap.ref).status_code == 200


def test_what_is_withheld_from_the_person_is_not_told_by_the_gap(cast: Cast, gap: Gap) -> None:
    no = gap.noes.order_by("pk")[0].request
    Withheld.objects.create(
        family=cast.family, from_person=cast.mother, kind="request", item=no.ref, why="Told by a worker first.", raised_on=LAST_MONTH,
    )  # fmt: skip
    assert get(cast, "FAM", "gap", gap.ref).status_code == 404
    assert "Nobody gives this yet" not in text(get(cast, "FAM", "needs", cast.mother.ref))


@pytest.mark.parametrize(
    "name", ["thresholds", "gap", "needs", "gaps", "open_gap", "say_effect", "notice_need"]
)
def test_each_page_takes_few_queries(cast: Cast, gap: Gap, need: Need, name: str) -> None:
    parts = {"thresholds": cast.family.ref, "gap": gap.ref, "needs": cast.mother.ref, "open_gap": gap.noes.all()[0].request.ref,
             "say_effect": need.ref, "notice_need": cast.mother.ref}  # fmt: skip
    client = cast.client("AW")
    with CaptureQueriesContext(
        connection,
    ) as done:
        answer = client.get(reverse(name, args=[parts[name]] if name in parts else []))
    assert answer.status_code in (200, 302)
    assert len(done) <= MOST_QUERIES


# ---- needs: who named them, what helps, each child; fathers too


def test_a_need_is_read_with_who_named_it_what_helps_and_what_it_means_for_each_child(
    cast: Cast, need: Need
) -> None:
    page = text(get(cast, "AW", "needs", cast.mother.ref))
    for said in (
        SECRET,
        "Her sister rings.",
        "They asked, and others saw it too",
        "Wren makes breakfast alone.",
    ):
        assert said in page
    own = text(get(cast, "FAM", "needs", cast.mother.ref))
    assert "Her sister rings." in own
    assert "Wren makes breakfast alone." not in own


def test_a_worker_notices_a_need_with_each_childs_part(cast: Cast) -> None:
    answer = cast.client("AW").post(
        reverse("notice_need", args=[cast.mother.ref]),
        sent(need="parenting_support", met="no", named_how="asked", asked_by=cast.mother.ref, strengths="She plans ahead.",
             how_hard="Stairs are hard.", outcome="staying_safe", **{f"child_{cast.child.ref}": "Wren carries the bags."},
             **day("since")),
        follow=True,
    )  # fmt: skip
    page = text(answer)
    for said in (
        "Support as a disabled parent",
        "She plans ahead.",
        "Wren carries the bags.",
        "asked by Ilse Ardleigh",
    ):
        assert said in page
    assert "risk" not in page.lower()


def test_the_notice_form_presumes_nothing_of_a_disabled_parent(cast: Cast) -> None:
    page = text(get(cast, "AW", "notice_need", cast.mother.ref))
    assert "A disability says nothing about how somebody is as a parent" in page
    assert f"What does it mean for {cast.child.known_as}?" in page


def test_what_a_need_means_is_said_again_later_and_wrong_answers_keep_the_words(
    cast: Cast, need: Need
) -> None:
    wrong = cast.client("AW").post(
        reverse("say_effect", args=[need.ref]), sent(what="Wren sleeps well.", **day("on_day"))
    )
    assert wrong.status_code == 422
    assert "Wren sleeps well." in text(wrong)
    cast.client("AW").post(
        reverse("say_effect", args=[need.ref]),
        sent(child=cast.child.ref, what="Wren sleeps well.", **day("on_day")),
    )
    assert [one.what for one in need.effects.all()] == ["Wren makes breakfast alone.", "Wren sleeps well."]


def test_a_father_whom_nobody_has_asked_is_thought_of_kindly(cast: Cast, need: Need) -> None:
    Relationship.objects.create(a=cast.father, b=cast.child, type="father_of")
    page = text(get(cast, "AW", "needs", cast.mother.ref))
    assert "Nobody has asked Tomas Ardleigh yet what would help." in page
    assert "Nobody has asked" not in text(get(cast, "PT", "needs", cast.mother.ref))
    assert "Nobody has asked" not in text(get(cast, "FAM", "needs", cast.mother.ref))
    actions.notice_need(cast.father, cast.family, "work", since=TODAY, by=cast.who("AW"), on=TODAY)
    assert "Nobody has asked" not in text(get(cast, "AW", "needs", cast.mother.ref))


def test_the_familys_page_says_in_a_line_who_owns_it_and_to_the_mother_that_somebody_asks(
    cast: Cast, gap: Gap
) -> None:
    page = text(get(cast, "AW", "family", cast.family.ref))
    assert "Nobody gives Ilse Ardleigh what was asked for" in page
    assert reverse("gap", args=[gap.ref]) in page
    assert "Nobody gives what you asked for yet. Somebody is asking" in text(
        get(cast, "FAM", "family", cast.family.ref)
    )
    for other in ("WF", "PT"):
        page = text(get(cast, other, "family", cast.family.ref))
        assert "Nobody gives" not in page
    actions.answer_gap_of_help(gap, answer="Found.", on_day=TODAY, by=cast.who("AW"), on=TODAY)
    assert "Nobody gives" not in text(get(cast, "AW", "family", cast.family.ref))


def test_a_childs_page_says_what_nobody_gives_the_child(cast: Cast, speech: Service) -> None:
    by = cast.who("AW")
    told: dict[str, Any] = {
        "asked_on": LAST_MONTH,
        "by": by,
        "on": TODAY,
        "state": "unavailable",
        "reason_code": "no_money",
    }
    no = actions.ask_for_service(cast.family, [cast.child], speech, **told)
    actions.open_gap(
        cast.family, cast.child, no, owner=cast.practitioners["PT"], why="There is none here.", by=by, on=TODAY,
        look_again_on=TODAY + timedelta(days=14), opened_on=TODAY,
    )  # fmt: skip
    for reader in ("AW", "PT"):
        assert "Nobody gives Wren Ardleigh what was asked for" in text(
            get(cast, reader, "person", cast.child.ref)
        )


def test_a_partner_who_gives_the_help_is_not_told_which_need_of_the_mother_it_is_for(
    cast: Cast, need: Need, adults: Service
) -> None:
    actions.change_request(
        ask(cast, need, adults), given_by=cast.practitioners["PT"], by=cast.who("AW"), on=TODAY
    )
    page = text(get(cast, "PT", "thresholds", cast.family.ref))
    assert "Adult minds" in page
    assert "asked for without naming a need" in page
    assert "Mental health" not in page
    assert "Everybody asked said no" not in page
