"""Addresses of the school room."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
