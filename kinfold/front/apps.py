"""Django's registration of the front room."""

from django.apps import AppConfig


class FrontConfig(AppConfig):
    """The front room."""

    name = "kinfold.front"
    label = "front"
    default_auto_field = "django.db.models.BigAutoField"
