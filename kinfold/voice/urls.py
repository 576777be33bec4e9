"""Addresses of the voice room."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
