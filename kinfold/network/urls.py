"""Addresses of the network room."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
