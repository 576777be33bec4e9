"""Django's registration of the concerns room."""

from django.apps import AppConfig


class ConcernsConfig(AppConfig):
    """The concerns room."""

    name = "kinfold.concerns"
    label = "concerns"
    default_auto_field = "django.db.models.BigAutoField"
