"""The demonstration's settings with the addresses of the bare views beside the real ones, and one lasting connection."""

from kinfold.config.test_settings import *  # noqa: F403
from kinfold.config.test_settings import BASE_DIR, DATABASES, TEMPLATES

ROOT_URLCONF = "bench.urls"
TEMPLATES[0]["DIRS"] += [BASE_DIR / "bench" / "templates"]
DATABASES["default"]["CONN_MAX_AGE"] = None  # the backend whose CPU is counted stays the same
