"""Addresses of the front room."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
