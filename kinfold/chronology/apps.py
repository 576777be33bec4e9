"""Django's registration of the chronology room."""

from typing import Any

from django.apps import AppConfig
from django.core import checks


def check_kinds(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """Read every room's kinds when Django checks itself, so that a wrong one is found before anybody works."""
    from kinfold.chronology import registry

    try:
        registry.all_kinds()
    except registry.KindIsWrong as problem:
        return [checks.Error(str(problem), id="chronology.E001")]
    return []


class ChronologyConfig(AppConfig):
    """The chronology room."""

    name = "kinfold.chronology"
    label = "chronology"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have the kinds checked with everything else."""
        checks.register(check_kinds)
