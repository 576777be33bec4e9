"""Addresses of the insight room."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
