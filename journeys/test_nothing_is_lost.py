"""The server is killed in mid-write, again and again. Whatever it had acknowledged is there, exactly once."""

import http.client
import os
import random
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.db import connection

from journeys.finding import client, person, roberts
from kinfold.base import roles
from kinfold.chronology.models import Entry
from kinfold.concerns.models import Concern
from kinfold.records.models import Note

ROOT = Path(__file__).resolve().parent.parent
KILLS, FEWEST, WRITERS, LONGEST = 6, 3, 4, 40  # on a busy machine fewer kills, so that it ends
CSRF = "k" * 32
TOKEN = re.compile(r'name="token" value="([^"]+)"')


class Server:
    """The server of `make demo`, as a process that can be killed."""

    def __init__(self, var: Path) -> None:
        self.port = free_port()
        self.environment = os.environ | {
            "KINFOLD_MODE": "demo", "DJANGO_SETTINGS_MODULE": "kinfold.config.settings", "KINFOLD_VAR": str(var),
            "KINFOLD_TODAY": "2026-11-25", "DATABASE_URL": address_of_the_copy(),
        }  # fmt: skip
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [
            sys.executable, "-m", "gunicorn", "kinfold.config.wsgi:application", "--config", "tools/gunicorn.conf.py",
            "--bind", f"127.0.0.1:{self.port}",
        ]  # fmt: skip
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=self.environment, start_new_session=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        for _ in range(400):
            if answers(self.port):
                return
            assert self.process.poll() is None, "the server left by itself"
            time.sleep(0.1)
        raise AssertionError("the server did not start")

    def kill(self) -> None:
        """As the kernel does when memory runs out: no farewell, master and workers at once."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None


class Writer(threading.Thread):
    """Somebody who writes one thing after the other, and presses the button again when no answer came."""

    def __init__(self, number: int, port: int, session: str, ends: threading.Event, about: int) -> None:
        super().__init__(daemon=True)
        self.number, self.port, self.session, self.ends, self.about = number, port, session, ends, about
        self.acknowledged: list[str] = []
        self.trouble = ""
        self.again = 0

    def run(self) -> None:
        try:
            count = 0
            while not self.ends.is_set():
                count += 1
                words = f"Writer {self.number}, number {count}."
                (self.write_note if self.number % 2 else self.raise_worry)(words)
                self.acknowledged.append(words)
        except Ended:
            pass
        except Exception as error:
            self.trouble = repr(error)

    def write_note(self, words: str) -> None:
        path = f"/families/{self.family}/notes/write/"
        token = self.token(f"{path}?afresh=yes")
        day = {"happened_on-day": 24, "happened_on-month": 11, "happened_on-year": 2026}
        self.send(path, {"token": token, "whom": self.about, "kind": "conversation", "what": words, **day})

    def raise_worry(self, words: str) -> None:
        path = self.ask("GET", "/worry/new?afresh=yes").where
        day = {"seen_on-day": 24, "seen_on-month": 11, "seen_on-year": 2026}
        for typed in (
            {"how_many": 1, "name-0": f"Child {self.number}"},
            {"saw": words, **day},
            {},
            {"wish": "keep"},
        ):
            path = self.send(path, {"token": self.token(path), **typed})
        self.send(path, {"token": self.token(path)})

    def token(self, path: str) -> str:
        found = TOKEN.search(self.ask("GET", path).body)
        assert found, f"{path} holds no form"
        return found[1]

    def send(self, path: str, typed: dict[str, Any]) -> str:
        answer = self.ask("POST", path, urlencode({"csrfmiddlewaretoken": CSRF, **typed}))
        assert answer.status == 302, f"{path} was answered with {answer.status}: {answer.body[:300]}"
        return answer.where

    def ask(self, method: str, path: str, body: str | None = None) -> "Answer":
        """Ask until there is an answer. The same form goes again with the same token."""
        while True:
            try:
                return ask(self.port, self.session, method, path, body)
            except (OSError, http.client.HTTPException):
                self.again += 1
                if self.ends.is_set():
                    raise Ended from None
                time.sleep(0.05)

    family = ""


class Ended(Exception):  # noqa: N818 - the journey is over
    pass


class Answer:
    def __init__(self, status: int, where: str, body: str) -> None:
        self.status, self.where, self.body = status, where, body


def ask(port: int, session: str, method: str, path: str, body: str | None) -> Answer:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        headers = {"Cookie": f"sessionid={session}; csrftoken={CSRF}"}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        line.request(method, path, body, headers)
        got = line.getresponse()
        return Answer(got.status, got.headers.get("Location", ""), got.read().decode())
    finally:
        line.close()


@pytest.fixture
def server(tmp_path: Path, copied: str, transactional_db: None):
    roles.make_roles(connection)
    roles.grant(connection)
    (tmp_path / "static").mkdir()
    found = Server(tmp_path)
    yield found
    found.kill()


def test_killing_the_server_in_mid_write_loses_and_doubles_nothing_that_was_acknowledged(server: Server):
    began, ends = time.monotonic(), threading.Event()
    jason = person(roberts(), "Jason")
    Writer.family = roberts().ref
    sessions = [client(name).cookies["sessionid"].value for name in ("amina", "daniel")]
    connection.close()
    server.start()
    writers = [Writer(n, server.port, sessions[n % 2], ends, jason.pk) for n in range(WRITERS)]
    for writer in writers:
        writer.start()
    kills = 0
    while kills < FEWEST or (kills < KILLS and time.monotonic() - began < LONGEST):
        wait_for_more(writers)
        time.sleep(random.uniform(0.0, 0.4))
        server.kill()
        kills += 1
        server.start()
    wait_for_more(writers)
    ends.set()
    for writer in writers:
        writer.join(20)
        assert not writer.is_alive()
        assert not writer.trouble, writer.trouble
    server.kill()
    check(writers)
    again = sum(w.again for w in writers)
    acknowledged = sum(len(w.acknowledged) for w in writers)
    print(
        f"\n{kills} kills, {acknowledged} acknowledged, {again} unanswered, {time.monotonic() - began:.0f} s"
    )
    assert again >= kills >= FEWEST


def wait_for_more(writers: list[Writer]) -> None:
    """Wait until somebody has had an answer since the server came back, so that every kill falls into writing."""
    before = [len(writer.acknowledged) for writer in writers]
    for _ in range(600):
        went_on = [len(w.acknowledged) > old for w, old in zip(writers, before, strict=True)]
        if any(went_on[::2]) and any(went_on[1::2]):  # a worry and a note
            return
        time.sleep(0.05)
    raise AssertionError(f"nobody gets an answer: {[w.trouble for w in writers]}")


def check(writers: list[Writer]) -> None:
    """Everything acknowledged is there once; and nothing is there by halves."""
    for writer in writers:
        for words in writer.acknowledged:
            if writer.number % 2:
                assert Note.objects.filter(what=words).count() == 1, words
                assert Entry.objects.filter(family=roberts(), what=words).count() == 1, words
            else:
                assert Concern.objects.filter(saw=words).count() == 1, words
    ours = Note.objects.filter(what__startswith="Writer ")
    assert ours.count() <= sum(len(w.acknowledged) + 1 for w in writers if w.number % 2)
    for note in ours:
        assert Entry.objects.filter(what=note.what).count() == 1, f"half a note: {note.what}"
    for concern in Concern.objects.filter(saw__startswith="Writer "):
        assert Entry.objects.filter(source_ref=concern.ref).exists(), f"half a worry: {concern.saw}"


# -- the surroundings


def address_of_the_copy() -> str:
    """The copied database as a PostgreSQL address, for the role that serves pages."""
    entry = connection.settings_dict
    user = roles.APP if entry["USER"] == roles.OWNER else entry["USER"]
    parts = {"host": entry["HOST"], "port": entry["PORT"], "user": user, "password": entry["PASSWORD"]}
    return f"postgresql:///{entry['NAME']}?" + urlencode(
        {k: v for k, v in parts.items() if v}, quote_via=quote
    )


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def answers(port: int) -> bool:
    try:
        return ask(port, "", "GET", "/sign-in/", None).status == 200
    except (OSError, http.client.HTTPException):
        return False
