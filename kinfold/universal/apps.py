"""Django's registration of the universal room."""

from django.apps import AppConfig


class UniversalConfig(AppConfig):
    """The room of what every child is offered."""

    name = "kinfold.universal"
    label = "universal"
    default_auto_field = "django.db.models.BigAutoField"
