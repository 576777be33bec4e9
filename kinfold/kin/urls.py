"""Addresses of the kin room."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
