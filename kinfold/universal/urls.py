"""Addresses of the universal room."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
