"""Addresses of the design room."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
