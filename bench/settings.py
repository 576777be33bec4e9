"""The demonstration's settings with the addresses of the bare views beside the real ones."""

from kinfold.config.test_settings import *  # noqa: F403

ROOT_URLCONF = "bench.urls"
