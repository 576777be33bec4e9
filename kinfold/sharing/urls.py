"""Addresses of the sharing room."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
