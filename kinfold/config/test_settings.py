"""The settings under the tests and the type checker: the demonstration's, with nothing that needs setting up first."""

import os
import sys

os.environ.setdefault("KINFOLD_MODE", "test")

from kinfold.config import database
from kinfold.config.settings import *  # noqa: F403
from kinfold.config.settings import VAR_DIR

# A worker of pytest-xdist bears no name of pytest on its command line, and is the owner all the same. A server that a
# test starts inherits the environment, not the command line: it stays the app.
if "PYTEST_XDIST_WORKER" in os.environ and sys.argv[:1] == ["-c"]:
    DATABASES = {"default": database.owner_database() | {"ATOMIC_REQUESTS": True}}
# No test cuts the power: a row is there for every other connection at once, and on the disk a moment later. A test that kills
# its server starts one with the demonstration's settings.
DATABASES["default"]["OPTIONS"]["options"] = "-c synchronous_commit=off"

MEDIA_ROOT = VAR_DIR / "test-documents"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher"
]  # quick; no real password is ever tested with
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
(VAR_DIR / "static").mkdir(parents=True, exist_ok=True)  # WhiteNoise warns about a missing folder
