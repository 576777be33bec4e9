"""Addresses of the chronology room."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
