"""A family's story, played once for a file of tests, and read as the people in it would read it: on real pages.

`story = played("an-roberts")` in a test file is a fixture: the pack is played through the runner once, on its own days, and
every test begins from there and leaves nothing behind.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse

from demo.runner.play import play
from demo.runner.reader import DEMO, Pack, read
from demo.runner.stage import LOADER, Stage
from kinfold.agencies import actions as agencies
from kinfold.agencies import queries as agency_queries
from kinfold.agencies.models import Account, Practitioner
from kinfold.assessment import queries as assessment
from kinfold.base.who import Who
from kinfold.chronology.models import Entry
from kinfold.network import actions as network
from kinfold.network.models import Family, Involvement
from kinfold.people import actions as people
from kinfold.people.models import Person
from kinfold.sharing import actions as sharing
from kinfold.sharing import queries as access
from kinfold.sharing.queries import View

NOT_TEXT = re.compile(r"<(script|style|template)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
TAG = re.compile(r"<[^>]+>")


def dated(name: str, day: date) -> dict[str, str]:
    """A day as it is typed into the three boxes of a form."""
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def faults(page: str) -> str:
    """What a page says is wrong with a form."""
    found = re.search(r"govuk-error-summary.*?</div>\s*</div>", page, re.DOTALL)
    return plain(found.group(0)) if found else plain(page)[:400]


def plain(page: str) -> str:
    """What somebody reads on a page: no markup, one space between words."""
    text = html.unescape(TAG.sub(" ", NOT_TEXT.sub(" ", page)))
    return " ".join(text.split()).replace(" .", ".").replace(" ,", ",")


@dataclass
class Story:
    """A played pack, the day of its last step, and everybody in it with a sign-in."""

    stage: Stage
    settings: Any = None
    sign_ins: dict[str, Client] = field(default_factory=dict)

    def on(self, step: int) -> None:
        """Go back to the day of a step: from now on every page is read on that day."""
        self.settings.KINFOLD_TODAY = self.day(step).isoformat()

    @property
    def id(self) -> str:
        """The pack's name."""
        return self.stage.pack.id

    @property
    def family(self) -> Family:
        """The family."""
        return self.stage.family

    @property
    def today(self) -> date:
        """The day on which everything is read: that of the last step."""
        return self.stage.pack.last_day

    @property
    def children(self) -> list[Person]:
        """The children, in the pack's order."""
        return self.stage.children

    def person(self, key: str) -> Person:
        """Somebody of the family, by key."""
        return self.stage.people[key]

    def worker(self, key: str) -> Practitioner:
        """A worker, by key (an organisation answers through a worker of its own)."""
        found = self.stage.worker(key)
        assert found is not None, f"{self.id} has no worker {key}"
        return found

    def told(self, number: str) -> dict[str, Any]:
        """The expectation itself."""
        return next(e for e in self.stage.pack.data["expect"] if e["id"] == number)

    def told_in_full(self, number: str) -> dict[str, Any]:
        """The expectation of the whole pack, where the story is told only up to a step."""
        return next(e for e in read(self.stage.pack.path).data["expect"] if e["id"] == number)

    def day(self, step: int) -> date:
        """The day of a step."""
        return self.stage.pack.step_day(step)

    def says(self, step: int) -> str:
        """What a step says happened."""
        return str(self.stage.pack.steps[step - 1]["what"])

    def entry(self, step: int) -> Entry:
        """The chronology entry that a step became."""
        return Entry.objects.get(uuid=self.stage.entries[step][0])

    def account(self, key: str) -> Account:
        """The sign-in of somebody of the story; a member of the family is given one."""
        if key not in self.stage.people:
            account = self.worker(key).account
            assert account is not None
            return account
        person = Person.objects.select_related("account").get(pk=self.person(key).pk)
        if person.account is None:
            account = agencies.open_account(f"{self.id}.{key}.of-the-family", person.known_as)
            people.give_account(person, account, by=LOADER, on=self.today)
            return account
        return person.account

    def who(self, key: str, on: date | None = None) -> Who:
        """Somebody of the story, as the product sees them."""
        return access.who_is(self.account(key), on or self.today)

    def client(self, key: str) -> Client:
        """A browser in which somebody of the story has signed in."""
        if key not in self.sign_ins:
            self.sign_ins[key] = Client()
            self.sign_ins[key].force_login(self.account(key))
        return self.sign_ins[key]

    def get(self, key: str, page: str, query: str = "", **parts: Any) -> Any:
        """Ask for a page as somebody of the story; the address is the family's when it is of nothing else."""
        return self.client(key).get(self.address(page, **parts) + query)

    def address(self, page: str, **parts: Any) -> str:
        """The address of a page; of the family's when it is of nothing else."""
        try:
            return reverse(page, kwargs=parts or {"ref": self.family.ref})
        except NoReverseMatch:
            if parts:
                raise
            return reverse(page)

    def reads(self, key: str, page: str, query: str = "", **parts: Any) -> str:
        """What somebody reads on a page that opens for them."""
        answer = self.get(key, page, query, **parts)
        assert answer.status_code == 200, f"{key} asked for {page} and got {answer.status_code}"
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        return plain(body.decode())

    def finds(self, key: str, page: str, query: str = "", **parts: Any) -> str:
        """What somebody reads, or nothing when the page does not open for them."""
        answer = self.get(key, page, query, **parts)
        if answer.status_code != 200:
            assert answer.status_code in (403, 404), f"{key} asked for {page} and got {answer.status_code}"
            return ""
        return self.reads(key, page, query, **parts)

    def write(self, key: str, page: str, data: dict[str, Any], **parts: Any) -> Any:
        """Send a form as somebody of the story."""
        return self.client(key).post(self.address(page, **parts), data)

    def sends(self, key: str, page: str, data: dict[str, Any], **parts: Any) -> Any:
        """Send a form that is taken; say what was wrong with it when it is not."""
        answer = self.write(key, page, data, **parts)
        assert answer.status_code == 302, f"{page}: {answer.status_code} {faults(answer.content.decode())}"
        return answer

    def begins(self, key: str, purpose: str) -> Any:
        """Begin a stage of the assessment on its page, typing nothing but what it is for. Returns the stage."""
        words = {"in_plain_words": "To find out together what would help.", "what_may_follow": "A plan."}
        self.sends(key, "begin_stage", {"purpose": purpose, **words, **dated("begun_on", self.today)})
        found = assessment.open_stage(self.family, purpose)
        assert found is not None
        return found

    def adds(self, key: str, section: str, words: str, **more: Any) -> None:
        """Add to the assessment on its page, as a worker."""
        told = {"section": section, "person": "family", "sort": "fact", "words": words, "speaker": "me"}
        told |= {"sharing": "family", **dated("on_day", self.today), **more}
        self.sends(key, "contribute", told)

    def view(self, key: str, row: str = "V3", on: date | None = None) -> View:
        """The record, opened by somebody of the story."""
        day = on or self.today
        return sharing.open_record(self.who(key, day), row, self.family, on=day, action="test.expectation")

    def working_with(self, key: str) -> None:
        """Bring a worker to the family as its allocated worker, where the pack only names them."""
        worker = self.worker(key)
        if not any(i.practitioner_id == worker.pk for i in self.family.involvements.all()):
            network.involve(
                worker, self.family, Involvement.Role.ALLOCATED, since=self.stage.pack.first_day, by=LOADER
            )

    def manager(self) -> str:
        """A team manager of social care, under the key `manager`."""
        if "manager" not in self.stage.workers:
            care = agency_queries.duty_team()
            assert care is not None
            made = agencies.take_on(care.organisation, "Team manager", on=self.stage.pack.first_day)
            agencies.give_account(made, agencies.open_account(f"{self.id}.manager", "Team manager"))
            team = agency_queries.team_of_kind("locality")
            assert team is not None
            agencies.join_team(made, team, on=self.stage.pack.first_day, is_manager=True)
            self.stage.workers["manager"] = made
        return "manager"


def played(
    pack_id: str, *, until: int | None = None, needs_of: Sequence[str] = (), needs_are: str = ""
) -> Any:
    """Make the fixture of a test file: the pack played once; with `until`, no further than that step.

    `needs_of` leaves on record only the needs of some people, as long as nobody had yet seen those of the others;
    `needs_are` says how far needs are met by then, where the pack tells of the end.
    """

    @pytest.fixture(scope="module")
    def stage(django_db_setup: None, django_db_blocker: Any) -> Iterator[Stage]:
        pack = read(DEMO / "families" / f"{pack_id}.yaml")
        with django_db_blocker.unblock(), transaction.atomic():
            yield play(pack if until is None else cut(pack, until, needs_of, needs_are))
            transaction.set_rollback(True)

    return stage


def cut(pack: Pack, until: int, needs_of: Sequence[str] = (), needs_are: str = "") -> Pack:
    """The same story, told no further than a step: nothing in it knows what comes later."""
    told = dict(pack.data)
    told["timeline"] = told["timeline"][:until]
    for part, key in (
        ("voices", "step"),
        ("needs", "step"),
        ("strengths", "step"),
        ("relationships", "from_step"),
    ):
        told[part] = [row for row in told[part] if row.get(key, until) <= until]
    told["relationships"] = [
        {k: v for k, v in row.items() if k != "until_step" or v <= until} for row in told["relationships"]
    ]
    if needs_of:
        told["needs"] = [row for row in told["needs"] if row["person"] in needs_of]
    if needs_are:
        told["needs"] = [{**row, "met": needs_are} for row in told["needs"]]
    told["expect"] = []
    return replace(pack, data=told)


@pytest.fixture
def story(stage: Stage, db: None, settings: Any) -> Story:
    """The story, on the day of its last step; whatever a test does to it is undone."""
    settings.KINFOLD_TODAY = stage.pack.last_day.isoformat()
    return Story(
        Stage(
            pack=stage.pack,
            family=Family.objects.get(pk=stage.family.pk),
            people=dict(stage.people),
            workers=dict(stage.workers),
            organisations=dict(stage.organisations),
            desks=dict(stage.desks),
            entries=stage.entries,
            made={key: list(rows) for key, rows in stage.made.items()},
        ),
        settings,
    )
