"""Django's registration of the design room."""

from django.apps import AppConfig


class DesignConfig(AppConfig):
    """The design room."""

    name = "kinfold.design"
    label = "design"
    default_auto_field = "django.db.models.BigAutoField"
