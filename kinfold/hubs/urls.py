"""Addresses of the hubs room."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
