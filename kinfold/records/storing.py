"""Keeping a file safely: checked for what it says it is, outside the database, under a random name."""

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.conf import settings

from kinfold.base.errors import NotNow
from kinfold.records import rules

Cleaned = Callable[[bytes, str], bytes]


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that was kept: where (under the documents folder), what it is, and its fingerprint."""

    path: str
    file_name: str
    content_type: str
    size: int
    sha256: str


def keep_file(
    file: IO[bytes], *, file_name: str, size: int, only: str = "", cleaned: Cleaned | None = None
) -> KeptFile:
    """Check and keep a file. `only` is how its type must begin ("image/"); `cleaned` takes out what must not be kept.

    Raises `NotNow` beside the field `file` in plain words.
    """
    content = file.read(settings.DOCUMENT_MAX_BYTES + 1)
    problem = rules.problem_with_file(
        file_name, content[:4096], max(size, len(content)), settings.DOCUMENT_MAX_BYTES
    )
    if problem:
        raise NotNow(problem, field="file")
    ending = "." + file_name.rsplit(".", 1)[-1].lower()
    content_type = rules.FILE_TYPES[ending][0]
    if not content_type.startswith(only):
        raise NotNow("Choose a picture: JPG or PNG.", field="file")
    if cleaned is not None:
        try:
            content = cleaned(content, content_type)
        except ValueError:
            raise NotNow("This picture is broken. Save it again, or choose another.", field="file") from None
    return KeptFile(
        path=_store(content, ending),
        file_name=Path(file_name).name[:200],
        content_type=content_type,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )


def _store(content: bytes, ending: str) -> str:
    """Write a file under the documents folder with a name that tells nothing; return the name."""
    name = secrets.token_hex(16) + ending
    folder = Path(settings.MEDIA_ROOT) / name[:2]
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / name
    path.write_bytes(content)
    path.chmod(0o600)
    return f"{name[:2]}/{name}"
