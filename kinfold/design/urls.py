"""Addresses of the design room."""

from django.urls import URLPattern, path

from kinfold.design import views

urlpatterns: list[URLPattern] = [
    path("drafts/", views.save_draft, name="save_draft"),
    path("design/", views.gallery, name="gallery"),
]
