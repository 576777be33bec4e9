"""Django's registration of the clocks room."""

from django.apps import AppConfig


class ClocksConfig(AppConfig):
    """The clocks room."""

    name = "kinfold.clocks"
    label = "clocks"
    default_auto_field = "django.db.models.BigAutoField"
