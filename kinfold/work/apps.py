"""Django's registration of the work room."""

from django.apps import AppConfig


class WorkConfig(AppConfig):
    """The work room."""

    name = "kinfold.work"
    label = "work"
    default_auto_field = "django.db.models.BigAutoField"
