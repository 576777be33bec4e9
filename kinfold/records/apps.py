"""Django's registration of the records room."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """The records room."""

    name = "kinfold.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"
