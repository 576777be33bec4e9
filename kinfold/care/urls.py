"""Addresses of the care room."""

from django.urls import URLPattern

URLS_OF_PERIODS: list[URLPattern] = []
"""Periods of care, homes, matching, promised time, going missing."""

URLS_OF_CARING: list[URLPattern] = []
"""Reviews, health, school, carers, going home, breaks, life story, leaving care."""

urlpatterns: list[URLPattern] = [*URLS_OF_PERIODS, *URLS_OF_CARING]
