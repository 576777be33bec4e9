"""Addresses of the assessment room."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
