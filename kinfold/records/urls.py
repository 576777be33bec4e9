"""Addresses of the records room."""

from django.urls import URLPattern, path

from kinfold.records import views

urlpatterns: list[URLPattern] = [
    path("families/<str:ref>/notes/write/", views.write_note, name="write_note"),
    path("families/<str:ref>/visits/record/", views.record_visit, name="record_visit"),
    path("families/<str:ref>/documents/", views.documents, name="documents"),
    path("families/<str:ref>/documents/keep/", views.keep_document, name="keep_document"),
    path("families/<str:ref>/tools/record/", views.record_instrument, name="record_instrument"),
    path("notes/<str:ref>/", views.note, name="note"),
    path("notes/<str:ref>/add/", views.add_addendum, name="add_addendum"),
    path("visits/<str:ref>/", views.visit, name="visit"),
    path("documents/<str:ref>/", views.open_document, name="open_document"),
]
