"""Django's registration of the care room."""

from django.apps import AppConfig


class CareConfig(AppConfig):
    """The care room."""

    name = "kinfold.care"
    label = "care"
    default_auto_field = "django.db.models.BigAutoField"
