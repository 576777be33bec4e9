"""Addresses of the court room."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
