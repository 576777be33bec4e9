"""Addresses of the work room."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
