"""A stranger and an administrator find nothing, by search or by address; and what is kept from a father stays kept."""

import re
from collections.abc import Iterator

import pytest
from django.urls import get_resolver

from journeys.finding import NOBODYS, TODAY, client, jordan_and_bobby, person, roberts, who, worker
from journeys.walking import crawl, fill, patterns, plain
from kinfold.chronology.models import Entry
from kinfold.concerns.models import Concern, Consultation, Referral
from kinfold.network.models import Family, Involvement
from kinfold.people.models import Person
from kinfold.records import actions as records
from kinfold.records.models import Note
from kinfold.sharing import actions as sharing
from kinfold.voice import actions as voice

MISSING = {"ref": NOBODYS, "person": NOBODYS, "known": NOBODYS, "uuid": "00000000-0000-4000-8000-000000000000", "pk": 987654321,
           "involvement": NOBODYS, "detail": NOBODYS, "kind": "address", "key": NOBODYS, "step": "who"}  # fmt: skip


@pytest.mark.parametrize("username", ["priya", "sam", "paul"])
def test_somebody_without_a_reason_gets_at_every_address_what_a_missing_record_gives(visitor, username):
    someone = visitor(username)
    asker = client(username)
    family = roberts()
    missing = someone.goto(f"/families/{NOBODYS}/", status=404).body()
    assert someone.goto(f"/families/{family.ref}/", status=404).body() == missing
    asked = 0
    for path, absent in addresses(family):
        real, none = asker.get(path), asker.get(absent)
        assert (real.status_code, plain(real)) == (none.status_code, plain(none)), path
        assert real.status_code != 200, path
        asked += 1
    assert asked > 50
    someone.does_not_read("Jason", "Roberts")


@pytest.mark.parametrize("username", ["priya", "sam"])
def test_a_search_by_somebody_without_a_reason_finds_nobody(visitor, username):
    someone = visitor(username)
    child = person(roberts(), "Jason")
    for words in ("Jason Roberts", f"Jason {child.born_on:%d/%m/%Y}", child.ref):
        answer = someone.page.goto("/find/")
        if answer.status == 404:
            break
        someone.fill(words=words)
        someone.click("Find")
        someone.reads("Nobody in your work matches")
        assert child.ref not in re.sub(r"“.*?”|value=\"[^\"]*\"", "", someone.page.content())
    someone.goto("/")
    someone.does_not_read("Jason", "Roberts")


SECRETS = {
    "a note": "zinnober-1",
    "a shared note": "zinnober-2",
    "the boys’ own words": "zinnober-3",
    "the title of a document": "zinnober-4",
    "a protected address": "zinnober-5",
    "an entry": "zinnober-6",
}


def test_what_is_kept_from_a_father_is_on_no_page_that_he_can_reach(visitor, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    hide_secrets(tmp_path)
    dad = visitor("jordans-dad", width=400, has_touch=True)
    dad.does_not_read(*SECRETS.values())
    asker = client("jordans-dad")
    read = {path: body for path, body in crawl(asker, ["/", f"/families/{jordan_and_bobby().ref}/"])}
    guessed = {path: asker.get(path).content.decode() for path, _ in addresses(jordan_and_bobby())}
    assert len(read) >= 3
    for path, body in {**guessed, **read}.items():
        assert "zinnober" not in body, path
    # Somebody whose work it is reads them: the secrets are there to be found.
    rachel = client("rachel")
    known = "".join(body for _, body in crawl(rachel, [f"/families/{jordan_and_bobby().ref}/"], most=60))
    assert {secret for secret in SECRETS.values() if secret in known} >= {
        "zinnober-1",
        "zinnober-3",
        "zinnober-4",
    }


def hide_secrets(folder) -> None:
    """Write an invented secret into everything that can hold one, and keep the whole family's record from the father."""
    family = jordan_and_bobby()
    jordan = person(family, "Jordan")
    by = who("rachel")
    told = {"by": by, "on": TODAY}
    for words, shared in ((SECRETS["a note"], False), (SECRETS["a shared note"], True)):
        records.write_note(
            family, words, about=[jordan], happened_on=TODAY, shared_with_family=shared, **told
        )
    voice.keep_words(
        jordan, family, SECRETS["the boys’ own words"], said_on=TODAY, wrote_down_by="Rachel Stone", **told
    )
    paper = folder / "letter.txt"
    paper.write_text("A letter.")
    with paper.open("rb") as file:
        records.keep_document(
            family, file, file_name="letter.txt", size=9, title=SECRETS["the title of a document"], about=[jordan],
            happened_on=TODAY, shared_with_family=True, **told,
        )  # fmt: skip
    sharing.protect_detail(
        jordan, "address", SECRETS["a protected address"], why="The address of the refuge.", readers=[worker("rachel")], family=family, **told
    )  # fmt: skip
    from kinfold.chronology import actions as chronology

    chronology.record(
        "conversation",
        family,
        what=SECRETS["an entry"],
        on_day=TODAY,
        about=[jordan],
        by=by,
        section="shared",
    )


# -- addresses


def addresses(family: Family) -> Iterator[tuple[str, str]]:
    """Every address of the product that names a record of this family, beside the same one for a record that is not there."""
    real = arguments(family)
    for pattern in patterns(get_resolver().url_patterns):
        names = list(pattern.pattern.converters)
        if not names:
            continue
        route = str(pattern.pattern)
        there = dict(MISSING) | {name: real[name] for name in names if name in real}
        if "ref" in names:
            there["ref"] = real_ref(route, real)
        if there["ref"] is None:
            continue
        if fill(route, there) != fill(route, MISSING):
            yield "/" + fill(route, there), "/" + fill(route, MISSING)


def arguments(family: Family) -> dict:
    child = family.members.filter(part="child").first().person
    inside = Person.objects.filter(family_memberships__family=family)
    return {
        "family": family.ref,
        "people": child.ref,
        "person": child.ref,
        "known": inside.last().ref,
        "uuid": Entry.objects.filter(family=family).first().uuid,
        "involvement": Involvement.objects.filter(family=family).first().ref,
        "notes": first_ref(Note.objects.filter(family=family)),
        "worry": first_ref(Concern.objects.filter(family=family)),
        "advice": first_ref(Consultation.objects.filter(family=family)),
        "referral": first_ref(Referral.objects.filter(family=family)),
    }


def first_ref(rows) -> str | None:
    found = rows.first()
    return found.ref if found else None


def real_ref(route: str, real: dict) -> str | None:
    """Which kind of record an address is about: by its first word."""
    first = route.split("/")[0]
    kinds = {"families": "family", "family": "family", "people": "people", "not-checked": "people"}
    return real.get(kinds.get(first, first))
