"""Addresses of the chronology's pages."""

from django.urls import URLPattern, path

from kinfold.front.chronology import views

urlpatterns: list[URLPattern] = [
    path("people/<str:ref>/chronology/", views.person_chronology, name="chronology"),
    path("families/<str:ref>/chronology/", views.family_chronology, name="family_chronology"),
    path("chronology/<uuid:uuid>/", views.entry, name="entry"),
    path("chronology/<uuid:uuid>/what-it-meant/", views.add_meaning, name="add_meaning"),
    path("chronology/<uuid:uuid>/put-right/", views.correct_entry, name="correct_entry"),
]
