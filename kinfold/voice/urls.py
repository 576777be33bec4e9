"""Addresses of the voice room."""

from django.urls import URLPattern, path

from kinfold.voice import views

urlpatterns: list[URLPattern] = [
    path("people/<str:ref>/words/keep/", views.keep_words, name="keep_words"),
    path("people/<str:ref>/consent/record/", views.record_consent, name="record_consent"),
    path("people/<str:ref>/words/missing/", views.explain_silence, name="explain_silence"),
]
