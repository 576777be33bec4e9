"""The writing pages: adding, changing, asking again, signing; who may, and that nothing typed is lost."""

import re
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinfold.agencies import actions as agencies
from kinfold.assessment import actions, rules
from kinfold.assessment.models import Analysis, Contribution, Signature, Stage, StillTrue
from kinfold.base.models import Draft
from kinfold.sharing.models import Withheld
from kinfold.sharing.tests.cast import PASSWORD, TODAY, Cast
from kinfold.voice import actions as voice
from kinfold.voice.models import OwnWords

MOST = 25
SECRET = "I am frightened of him"


def sent(**answers: Any) -> dict[str, Any]:
    """A form's answers with a token of its own."""
    return {"token": str(uuid.uuid4()), **answers}


def day(name: str, text: str = "1 3 2026") -> dict[str, str]:
    return {
        f"{name}-{part}": value for part, value in zip(("day", "month", "year"), text.split(), strict=True)
    }


def add(
    cast: Cast, words: str = "Two rooms, and it is damp.", actor: str = "AW", **more: Any
) -> Contribution:
    told = {"on_day": TODAY, "by": cast.who(actor), "on": TODAY, **more}
    return actions.contribute(cast.family, told.pop("section", "housing"), words, **told)


def begun(cast: Cast, purpose: str = "early_help") -> Stage:
    return actions.begin_stage(
        cast.family, purpose, in_plain_words="To find out.", begun_on=TODAY, by=cast.who("AW"), on=TODAY
    )


def text(client: Client, name: str, ref: str, **more: Any) -> str:
    answer = client.get(reverse(name, kwargs={"ref": ref}), more)
    assert answer.status_code == 200, (name, answer.status_code, answer.headers.get("Location"))
    return answer.content.decode()


def post(client: Client, name: str, ref: str, **answers: Any) -> Any:
    return client.post(reverse(name, kwargs={"ref": ref}), sent(**answers))


def adding(cast: Cast, **changes: Any) -> dict[str, Any]:
    """What a worker sends to add one thing about the home."""
    told = {
        "section": "housing", "person": "family", "sort": "fact", "words": "The roof leaks.", "speaker": "me",
        "sharing": "family", **day("on_day"),
    }  # fmt: skip
    return {**told, **changes}


def test_a_worker_adds_what_a_parent_says_with_a_strength_beside_the_worry(cast: Cast) -> None:
    answer = post(
        cast.client("AW"), "contribute", cast.family.ref,
        **adding(cast, sort="worry", words="It is too cold to sleep.", strength="He found a heater.",
                 speaker=str(cast.father.pk), person=str(cast.child.pk), heard_afresh=[str(cast.father.pk)]),
    )  # fmt: skip
    worry = Contribution.objects.get(sort="worry")
    assert answer.headers["Location"].endswith(f"#{worry.ref}")
    assert (worry.account, worry.said_by_person, worry.person) == ("parent", cast.father, cast.child)
    assert Contribution.objects.get(ref=worry.strength_beside).words == "He found a heater."
    assert cast.father.tellings.count() == 1


def test_what_is_missing_is_asked_for_and_what_was_typed_stays(cast: Cast) -> None:
    client = cast.client("AW")
    for changes, says in (
        ({"words": ""}, "Write what you want to add."),
        ({"section": ""}, "Choose where it belongs."),
        ({"speaker": "else"}, "Write who said it"),
        ({"sharing": "workers"}, "Say why the family may not read this."),
        ({"sort": "grow"}, "Choose which child’s page this is for."),
        ({"sharing": "", "speaker": str(cast.mother.pk)}, "Choose who may read what Ilse Ardleigh said."),
    ):
        answer = post(client, "contribute", cast.family.ref, **adding(cast, evidence="Wet walls.", **changes))
        assert answer.status_code == 422
        page = answer.content.decode()
        assert says in page
        assert "Wet walls." in page
    assert not Contribution.objects.exists()
    assert Draft.objects.filter(form="contribute", about=cast.family.ref).exists()


def test_a_workers_own_words_are_the_familys_to_read_unless_they_say_otherwise(cast: Cast) -> None:
    assert (
        post(cast.client("AW"), "contribute", cast.family.ref, **adding(cast, sharing="")).status_code == 302
    )
    assert Contribution.objects.get().sharing == "family"


def test_a_section_has_an_address_and_a_draft_of_its_own_and_shows_what_stands(cast: Cast) -> None:
    add(cast)
    client = cast.client("AW")
    led = client.get(reverse("contribute", kwargs={"ref": cast.family.ref}), {"section": "housing"})
    page = client.get(led.headers["Location"]).content.decode()
    assert "Two rooms, and it is damp." in page
    assert rules.SECTIONS["housing"].asks in page
    answer = client.post(led.headers["Location"], sent(**adding(cast, words="")))
    assert answer.status_code == 422
    assert (
        "Add to the assessment"
        in client.get(reverse("contribute", kwargs={"ref": cast.family.ref})).content.decode()
    )
    assert client.get(reverse("contribute", kwargs={"ref": f"{cast.family.ref}.s99"})).status_code == 404


def test_two_who_change_one_section_see_both_texts_and_by_whom_and_send_what_stands(cast: Cast) -> None:
    row = add(cast)
    first, second = cast.client("AW"), cast.client("TM")
    page = text(second, "change_contribution", row.ref)
    read = re.search(r'name="replaces" value="(\w+)"', page)[1]
    change = {"sharing": "family", **day("on_day", "2 3 2026")}
    assert (
        post(first, "change_contribution", row.ref, replaces=read, words="Dry now.", **change).status_code
        == 302
    )
    answer = post(second, "change_contribution", row.ref, replaces=read, words="Three rooms.", **change)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "changed this section while you were writing" in page
    assert "Amina Yusuf" in page
    assert "Nothing is lost: here are both." in page
    assert "Dry now." in page
    assert "Three rooms." in page
    newer = re.search(r'name="replaces" value="(\w+)"', page)[1]
    answer = post(second, "change_contribution", row.ref, replaces=newer, words="Three dry rooms.", **change)
    assert answer.status_code == 302
    assert list(Contribution.objects.order_by("pk").values_list("words", flat=True)) == [
        "Two rooms, and it is damp.", "Dry now.", "Three dry rooms.",
    ]  # fmt: skip


def test_one_page_asks_about_all_that_stands_and_one_tap_answers(cast: Cast) -> None:
    kept, gone, changed, left = (
        add(cast, words) for words in ("Damp.", "No lock.", "Two rooms.", "No garden.")
    )
    client = cast.client("AW")
    assert text(client, "still_true", cast.family.ref).count("as-ask__words") == 4
    answer = post(
        client, "still_true", cast.family.ref,
        **{f"answer_{kept.ref}": "confirmed", f"answer_{gone.ref}": "no_longer",
           f"answer_{changed.ref}": "changed", f"words_{changed.ref}": "Three rooms."},
    )  # fmt: skip
    assert answer.status_code == 302
    assert set(StillTrue.objects.values_list("answer", flat=True)) == {"confirmed", "no_longer", "changed"}
    page = text(client, "still_true", cast.family.ref)
    assert "No lock." not in page
    assert "Three rooms." in page
    assert left.words in page


def test_an_answer_about_what_somebody_changed_meanwhile_comes_back_beside_what_stands_now(
    cast: Cast,
) -> None:
    row, other = add(cast), add(cast, "No lock.")
    actions.change_contribution(row, "Dry now.", by=cast.who("TM"), on=TODAY)
    actions.answer_still_true(other, "no_longer", by=cast.who("TM"), on=TODAY)
    client = cast.client("AW")
    answer = post(
        client, "still_true", cast.family.ref,
        **{f"answer_{row.ref}": "changed", f"words_{row.ref}": "Three rooms.",
           f"answer_{other.ref}": "changed", f"words_{other.ref}": "A weak lock."},
    )  # fmt: skip
    page = answer.content.decode()
    assert answer.status_code == 422
    for words in ("Dry now.", "Three rooms.", "A weak lock.", "while you were answering"):
        assert words in page


def test_an_answer_without_its_words_or_no_answer_at_all_is_asked_for_again(cast: Cast) -> None:
    row = add(cast)
    client = cast.client("AW")
    answer = post(client, "still_true", cast.family.ref, **{f"answer_{row.ref}": "changed"})
    assert "Write what is true now." in answer.content.decode()
    assert "Answer at least one" in post(client, "still_true", cast.family.ref).content.decode()


def test_a_stage_is_begun_in_plain_words_and_says_what_stands_in_it_already(cast: Cast) -> None:
    add(cast)
    client = cast.client("AW")
    assert "1 thing" in text(client, "begin_stage", cast.family.ref)
    answer = post(client, "begin_stage", cast.family.ref, purpose="child_and_family", **day("begun_on"))
    made = Stage.objects.get()
    assert answer.headers["Location"] == reverse("stage", kwargs={"ref": made.ref})
    assert made.in_plain_words == rules.PURPOSES["child_and_family"].in_plain_words
    assert made.lead == cast.practitioners["AW"]
    again = post(client, "begin_stage", cast.family.ref, purpose="child_and_family", **day("begun_on"))
    assert "being written already" in again.content.decode()
    other = post(client, "begin_stage", cast.family.ref, purpose="other", **day("begun_on"))
    assert "Say in plain words what it is for." in other.content.decode()


def test_two_who_write_what_it_means_for_a_child_see_both(cast: Cast) -> None:
    made = begun(cast)
    ref = f"{made.ref}.{cast.child.ref}"
    client = cast.client("AW")
    actions.write_analysis(made, cast.child, version=0, by=cast.who("TM"), on=TODAY, so_what="She is cold.")
    answer = post(client, "write_analysis", ref, version="0", so_what="She is tired.")
    page = answer.content.decode()
    assert answer.status_code == 422
    for words in ("She is cold.", "She is tired.", "Tess Marlow", "Nothing is lost"):
        assert words in page
    answer = post(client, "write_analysis", ref, version="1", so_what="She is cold and tired.")
    assert answer.status_code == 302
    assert Analysis.objects.get().so_what == "She is cold and tired."


def test_a_stage_is_signed_by_its_worker_once_all_is_there_and_approved_by_another(cast: Cast) -> None:
    made = begun(cast)
    client = cast.client("AW")
    page = text(client, "sign_stage", made.ref)
    assert "Write what it means for Wren Ardleigh." in page
    assert reverse("write_analysis", kwargs={"ref": f"{made.ref}.{cast.child.ref}"}) in page
    actions.write_analysis(
        made, cast.child, version=0, by=cast.who("AW"), on=TODAY, so_what="She needs a bed."
    )
    voice.keep_words(cast.child, cast.family, "Wet.", said_on=TODAY, wrote_down_by="Amina", by=cast.who("AW"))
    add(cast, "She sleeps badly.", person=cast.child, sort="worry")
    assert post(client, "get_ready", made.ref).status_code == 302
    assert "What do their parents or carers need" in text(client, "sign_stage", made.ref)
    refused = post(client, "sign_stage", made.ref, **day("signed_on", "2 3 2026"))
    assert "Answer this" in refused.content.decode()
    answer = post(
        client,
        "sign_stage",
        made.ref,
        reason_needs_of_adults="Both were asked; none.",
        **day("signed_on", "2 3 2026"),
    )
    assert answer.status_code == 302
    made.refresh_from_db()
    assert made.state == "signed"
    assert "finished" in text(client, "sign_stage", made.ref)
    assert client.get(reverse("approve_stage", kwargs={"ref": made.ref})).status_code == 403
    assert post(cast.client("MG"), "approve_stage", made.ref, agree="yes", says="Clear.").status_code == 302
    made.refresh_from_db()
    assert made.approved_by == cast.practitioners["MG"]


def test_one_parents_no_and_the_others_yes_are_kept_apart(cast: Cast) -> None:
    made = begun(cast)
    client = cast.client("AW")
    for who, answer, said in ((cast.father, "refused", "Not for me."), (cast.mother, "given", "")):
        sent_on = post(
            client, "record_signature", made.ref,
            whom=f"P{who.pk}", answer=answer, in_their_words=said, **day("on_day", "2 3 2026"),
        )  # fmt: skip
        assert sent_on.status_code == 302
    assert {(s.person, s.answer) for s in Signature.objects.all()} == {
        (cast.father, "refused"),
        (cast.mother, "given"),
    }
    page = text(client, "record_signature", made.ref)
    assert "Not for me." in page
    assert (
        "Choose who answered." in post(client, "record_signature", made.ref, answer="given").content.decode()
    )


def test_a_stage_can_be_opened_again_and_stopped_with_the_reason(cast: Cast) -> None:
    made = begun(cast)
    client = cast.client("AW")
    post(client, "get_ready", made.ref)
    assert post(client, "open_again", made.ref, why="Ilse has more to say.").status_code == 302
    assert post(client, "stop_stage", made.ref, why="", **day("stopped_on")).status_code == 422
    assert (
        post(client, "stop_stage", made.ref, why="They moved.", **day("stopped_on", "2 3 2026")).status_code
        == 302
    )
    made.refresh_from_db()
    assert made.stopped_why == "They moved."


def test_a_look_part_way_and_a_managers_wish_for_more_have_their_pages(cast: Cast) -> None:
    made = begun(cast, "child_and_family")
    manager = cast.client("MG")
    assert "Must anything be done today?" in text(manager, "review_stage", made.ref)
    assert post(manager, "review_stage", made.ref, says="", **day("held_on", "2 3 2026")).status_code == 422
    assert (
        post(manager, "review_stage", made.ref, says="Seen.", **day("held_on", "2 3 2026")).status_code == 302
    )
    actions.write_analysis(made, cast.child, version=0, by=cast.who("AW"), on=TODAY, so_what="A bed.")
    voice.keep_words(cast.child, cast.family, "Wet.", said_on=TODAY, wrote_down_by="Amina", by=cast.who("AW"))
    actions.sign(made, by=cast.who("AW"), on=TODAY)
    assert post(manager, "approve_stage", made.ref, agree="no", says="And her father?").status_code == 302
    assert "And her father?" in text(manager, "approve_stage", made.ref)


def both_parents(cast: Cast) -> None:
    """Two parents with a sign-in each, from neither of whom a worker keeps anything."""
    Withheld.objects.all().delete()


@pytest.mark.parametrize(("whose", "other"), [("FAM", "WF"), ("WF", "FAM")])
def test_each_parents_part_is_their_own_on_every_page_until_they_share_it(
    cast: Cast, whose: str, other: str
) -> None:
    both_parents(cast)
    part = add(cast, SECRET, actor=whose, sharing="own", person=cast.child)
    made = begun(cast)
    pages = [
        ("contribute", cast.family.ref), ("family_copy", cast.family.ref), ("family", cast.family.ref),
        ("family_chronology", cast.family.ref), ("person", cast.child.ref), ("chronology", cast.child.ref),
        ("documents", cast.family.ref),
    ]  # fmt: skip
    theirs, own = cast.client(other), cast.client(whose)
    for name, ref in pages:
        answer = theirs.get(reverse(name, kwargs={"ref": ref}), follow=True)
        assert SECRET not in answer.content.decode(), name
        assert part.ref not in answer.content.decode(), name
    assert SECRET in text(own, "contribute", cast.family.ref)
    assert SECRET in text(cast.client("AW"), "still_true", cast.family.ref)
    for name, ref in (
        ("change_contribution", part.ref),
        ("stage", made.ref),
        ("still_true", cast.family.ref),
    ):
        assert theirs.get(reverse(name, kwargs={"ref": ref})).status_code == 404, name
    post(own, "change_contribution", part.ref, replaces=part.ref, words=SECRET, sharing="family")
    assert SECRET in text(theirs, "family_copy", cast.family.ref)


def test_a_child_says_it_their_way_and_it_is_among_their_own_words(cast: Cast) -> None:
    cast.accounts["CHILD"] = agencies.open_account("cast-wren", "Wren Ardleigh", password=PASSWORD)
    cast.child.account = cast.accounts["CHILD"]
    cast.child.save()
    wren = cast.client("CHILD")
    answer = post(
        wren, "contribute", cast.family.ref,
        words="I want a dry bed.", person=str(cast.child.pk), sort="worry", section="not_sure", sharing="own",
    )  # fmt: skip
    assert answer.status_code == 302
    made = Contribution.objects.get()
    assert (made.account, made.section, made.said_by_person) == ("child", rules.MY_PAGE, cast.child)
    words = OwnWords.objects.get(person=cast.child)
    assert (words.words, words.gathered) == ("I want a dry bed.", "own_entry")
    assert "I want a dry bed." in text(wren, "contribute", cast.family.ref)
    assert "I want a dry bed." not in text(cast.client("FAM"), "family_copy", cast.family.ref)


def test_a_parent_adds_their_own_account_and_chooses_who_reads_it(cast: Cast) -> None:
    client = cast.client("FAM")
    unsaid = post(
        client, "contribute", cast.family.ref, words=SECRET, person="family", sort="worry", section="not_sure"
    )
    assert "Choose who may read it." in unsaid.content.decode()
    answer = post(
        client, "contribute", cast.family.ref,
        words=SECRET, person="family", sort="worry", section="not_sure", sharing="own",
    )  # fmt: skip
    assert answer.status_code == 302
    made = Contribution.objects.get()
    assert (made.account, made.said_by_person, made.sharing) == ("parent", cast.mother, "own")
    assert SECRET in text(client, "contribute", cast.family.ref)
    changed = post(
        client,
        "change_contribution",
        made.ref,
        replaces=made.ref,
        words="I was frightened.",
        sharing="family",
    )
    assert changed.status_code == 302
    assert Contribution.objects.get(replaces=made).sharing == "family"


def test_one_parents_own_part_never_reaches_the_other_by_any_writing_page(cast: Cast) -> None:
    hers = add(cast, SECRET, actor="FAM", sharing="own")
    father = cast.client("WF")
    assert SECRET not in text(father, "contribute", cast.family.ref)
    assert father.get(reverse("change_contribution", kwargs={"ref": hers.ref})).status_code == 404
    made_up = father.get(reverse("change_contribution", kwargs={"ref": "R0000000000"}))
    assert made_up.status_code == 404
    answer = post(
        father, "change_contribution", hers.ref, replaces=hers.ref, words="She lies.", sharing="family"
    )
    assert answer.status_code == 404
    assert Contribution.objects.count() == 1
    his = add(cast, "I try.", actor="WF", sharing="own")
    stolen = post(father, "change_contribution", his.ref, replaces=hers.ref, words="x", sharing="family")
    assert stolen.status_code == 404
    assert SECRET not in stolen.content.decode()


def test_what_a_partner_may_not_read_is_not_on_the_pages_on_which_they_write(cast: Cast) -> None:
    kept = add(cast, "Told to the drug service only.", sharing="workers", why_not_shared="Safety.")
    teacher = cast.client("PT")
    assert kept.words not in text(teacher, "still_true", cast.family.ref)
    assert kept.words not in text(teacher, "contribute", f"{cast.family.ref}.s17")
    assert teacher.get(reverse("change_contribution", kwargs={"ref": kept.ref})).status_code == 404
    made = begun(cast)
    for name in ("get_ready", "sign_stage", "record_signature", "stop_stage"):
        assert teacher.get(reverse(name, kwargs={"ref": made.ref})).status_code == 404


@pytest.mark.parametrize(
    "name", ["contribute", "still_true", "change_contribution", "begin_stage", "write_analysis", "sign_stage",
             "record_signature", "get_ready"],
)  # fmt: skip
def test_a_writing_page_asks_few_questions_of_the_database_however_much_stands(cast: Cast, name: str) -> None:
    rows = [add(cast, f"Thing {n}", on_day=TODAY - timedelta(days=n), person=cast.child) for n in range(12)]
    made = begun(cast)
    refs = {
        "contribute": f"{cast.family.ref}.s17",
        "change_contribution": rows[0].ref,
        "write_analysis": f"{made.ref}.{cast.child.ref}",
        "sign_stage": made.ref,
        "record_signature": made.ref,
        "get_ready": made.ref,
    }
    client = cast.client("AW")
    address = reverse(name, kwargs={"ref": refs.get(name, cast.family.ref)})
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(address).status_code == 200
    assert len(asked) <= MOST, "\n".join(str(q["sql"])[:160] for q in asked)
