"""Django's registration of the court room."""

from django.apps import AppConfig


class CourtConfig(AppConfig):
    """The court room."""

    name = "kinfold.court"
    label = "court"
    default_auto_field = "django.db.models.BigAutoField"
