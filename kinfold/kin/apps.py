"""Django's registration of the kin room."""

from django.apps import AppConfig


class KinConfig(AppConfig):
    """The kin room."""

    name = "kinfold.kin"
    label = "kin"
    default_auto_field = "django.db.models.BigAutoField"
