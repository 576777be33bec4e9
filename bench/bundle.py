"""What a bundle of 2,000 entries costs, against writing the same words with the PDF library alone."""

import re
import time
from io import BytesIO
from typing import Any

from bench import ground

ENTRIES = 2000
LIMIT = 10.0  # seconds: what was promised (issue 4)


def run(*, others: int, rounds: int) -> None:
    """Make a family with 2,000 entries, a bundle of it, and the bare file of the same words; print both and the ratio."""
    ground.stand()
    from django.db import transaction

    with transaction.atomic():
        bundle, wall, cpu = made()
        words = text_of(bundle)
        bare_wall, bare_cpu, bare_pages = bare(words)
        print(
            f"{ENTRIES:,} entries, {len(words):,} characters, {bundle.pages} pages, {bundle.size / 1024:.0f} KB."
        )
        print(f"{'':26}{'wall s':>8}{'CPU s':>8}{'pages':>8}")
        print(f"{'the job':26}{wall:8.2f}{cpu:8.2f}{bundle.pages:8}")
        print(f"{'the PDF library alone':26}{bare_wall:8.2f}{bare_cpu:8.2f}{bare_pages:8}")
        print(
            f"The job costs {cpu / bare_cpu:.1f} times the CPU of the library alone; {LIMIT:.0f} s was promised."
        )
        transaction.set_rollback(True)
    if cpu > LIMIT:
        raise SystemExit("Too slow.")


def made() -> tuple[Any, float, float]:
    """Return a bundle of the whole chronology, with two words blacked out, and what making it took."""
    from kinfold.chronology.models import Entry
    from kinfold.court import actions, queries
    from kinfold.court.rules import Redaction
    from kinfold.sharing.tests.cast import TODAY, build

    cast = build()
    Entry.objects.bulk_create(rows(cast), batch_size=500)
    began, cpu = time.perf_counter(), time.process_time()
    asked = actions.ask_for_bundle(
        cast.family, title="Everything", purpose="To measure", recipient="The court", parts=["chronology", "orders"],
        redactions=[Redaction("Heron Wharf", "Where somebody lives")], by=cast.who("AW"), on=TODAY,
    )  # fmt: skip
    took = time.perf_counter() - began, time.process_time() - cpu
    bundle = queries.bundle(asked.ref)
    assert bundle.state == "ready", bundle.failed_why
    return bundle, *took


def rows(cast: Any) -> list[Any]:
    """Entries over eight years, of the lengths that entries have."""
    from datetime import date, timedelta

    from kinfold.chronology.models import Entry

    said = "The worker came, and Wren said how the week had been at Heron Wharf. "
    return [
        Entry(
            family=cast.family, kind="incident", happened_on=date(2018, 1, 1) + timedelta(days=(n * 37) % 2900),
            what=f"Entry {n}. " + said * (2 + n % 6), section="ordinary", recorded_by=cast.accounts["AW"],
            recorded_on=date(2026, 3, 1), said_by="Her teacher" if n % 3 == 0 else "",
        )
        for n in range(ENTRIES)
    ]  # fmt: skip


def text_of(bundle: Any) -> str:
    """The words of the bundle, read again from its pages."""
    from pypdf import PdfReader

    from kinfold.court import queries

    paper = queries.paper(bundle)
    assert paper is not None
    found = "\n".join(page.extract_text() for page in PdfReader(paper).pages)
    assert not re.search("heron|wharf", found, re.IGNORECASE), "a redacted word was found"
    return found


def bare(words: str) -> tuple[float, float, int]:
    """Write the same lines with the library alone, without wrapping, index, links or numbers."""
    from reportlab.pdfgen.canvas import Canvas

    from kinfold.court.paper.letters import BODY, ready

    ready()
    began, cpu = time.perf_counter(), time.process_time()
    canvas = Canvas(BytesIO(), pageCompression=1)
    y, pages = 780.0, 1
    for line in words.splitlines():
        if y < 60:
            canvas.showPage()
            y, pages = 780.0, pages + 1
        canvas.setFont(BODY, 10)
        canvas.drawString(64, y, line)
        y -= 14.2
    canvas.save()
    return time.perf_counter() - began, time.process_time() - cpu, pages
