"""Django's registration of the plan room."""

from django.apps import AppConfig


class PlanConfig(AppConfig):
    """The plan room."""

    name = "kinfold.plan"
    label = "plan"
    default_auto_field = "django.db.models.BigAutoField"
