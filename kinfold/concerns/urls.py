"""Addresses of the concerns room."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
