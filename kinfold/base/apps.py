"""Django's registration of the base room."""

from django.apps import AppConfig


class BaseConfig(AppConfig):
    """The base room."""

    name = "kinfold.base"
    label = "base"
    default_auto_field = "django.db.models.BigAutoField"
