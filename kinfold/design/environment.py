"""The Jinja2 environment (stub: the design founder owns this file)."""

from typing import Any

from jinja2 import Environment


def environment(**options: Any) -> Environment:
    """Return the environment."""
    return Environment(**options)
