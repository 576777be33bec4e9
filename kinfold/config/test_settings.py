"""The settings under the tests and the type checker: the demonstration's, with nothing that needs setting up first."""

import os

os.environ.setdefault("KINFOLD_MODE", "test")

from kinfold.config.settings import *  # noqa: F403
from kinfold.config.settings import VAR_DIR

MEDIA_ROOT = VAR_DIR / "test-documents"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher"
]  # quick; no real password is ever tested with
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
(VAR_DIR / "static").mkdir(parents=True, exist_ok=True)  # WhiteNoise warns about a missing folder
