"""Django's registration of the demonstration: families as data, the cast, and the scenario runner's commands."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The demonstration. Stands outside the floors and calls the rooms' actions."""

    name = "demo"
    label = "demo"
