"""Addresses of the protection room."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
