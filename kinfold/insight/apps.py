"""Django's registration of the insight room."""

from django.apps import AppConfig


class InsightConfig(AppConfig):
    """The insight room."""

    name = "kinfold.insight"
    label = "insight"
    default_auto_field = "django.db.models.BigAutoField"
