"""Django's registration of the directory room."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    """The public directory room."""

    name = "kinfold.directory"
    label = "directory"
    default_auto_field = "django.db.models.BigAutoField"
