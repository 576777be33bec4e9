"""Django's registration of the agencies room."""

from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    """The agencies room."""

    name = "kinfold.agencies"
    label = "agencies"
    default_auto_field = "django.db.models.BigAutoField"
