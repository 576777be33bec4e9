"""Django's registration of the chronology room."""

from django.apps import AppConfig


class ChronologyConfig(AppConfig):
    """The chronology room."""

    name = "kinfold.chronology"
    label = "chronology"
    default_auto_field = "django.db.models.BigAutoField"
