"""Django's registration of the school room."""

from django.apps import AppConfig


class SchoolConfig(AppConfig):
    """The school room."""

    name = "kinfold.school"
    label = "school"
    default_auto_field = "django.db.models.BigAutoField"
