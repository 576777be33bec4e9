"""Addresses of the care room."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
