"""Addresses of the openreferral room."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
