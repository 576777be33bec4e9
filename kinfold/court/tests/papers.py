"""Bundles for the tests of this room, and what a reader finds in them."""

import re
from collections.abc import Sequence
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from kinfold.chronology import actions as chronology
from kinfold.court import actions, queries
from kinfold.court.models import Bundle
from kinfold.court.rules import USUAL, Redaction
from kinfold.sharing.tests.cast import TODAY, Cast


def happened(cast: Cast, what: str, *, days: int = 10, section: str = "ordinary", **more: Any) -> Any:
    """Something in the chronology."""
    return chronology.record(
        "incident", cast.family, what=what, on_day=TODAY - timedelta(days=days), on=TODAY,
        about=[cast.child], by=cast.who("AW"), section=section, **more,
    )  # fmt: skip


def asked(
    cast: Cast,
    *,
    actor: str = "AW",
    redactions: Sequence[Redaction] = (),
    parts: Sequence[str] = USUAL,
    title: str = "Wren Ardleigh: papers for the first hearing",
    **more: Any,
) -> Bundle:
    """A bundle that was asked for, and so (in tests) made."""
    made = actions.ask_for_bundle(
        cast.family, title=title, purpose="The first hearing", recipient="Merebridge Family Court", parts=parts,
        redactions=redactions, by=cast.who(actor), on=TODAY, **more,
    )  # fmt: skip
    return queries.bundle(made.ref)


def read(bundle: Bundle) -> PdfReader:
    """The PDF of a bundle."""
    paper = queries.paper(bundle)
    assert paper is not None, bundle.failed_why
    return PdfReader(BytesIO(Path(paper).read_bytes()))


def words(reader: PdfReader) -> str:
    """Everything that can be found by searching: pages, bookmarks, what the file says of itself."""
    pages = "\n".join(page.extract_text() for page in reader.pages)
    return "\n".join([pages, *titles(reader), *(str(value) for value in (reader.metadata or {}).values())])


def titles(reader: PdfReader, of: Any = None) -> list[str]:
    """The bookmarks, in order."""
    found: list[str] = []
    for one in reader.outline if of is None else of:
        found += titles(reader, one) if isinstance(one, list) else [str(one["/Title"])]
    return found


def list_of(found: Any) -> list[Any]:
    """What a PDF keeps as a list."""
    return list(found)


def page_named(pattern: str, text: str) -> int:
    """The page number that a text names."""
    found = re.search(pattern, text)
    assert found is not None, text
    return int(found[1])
