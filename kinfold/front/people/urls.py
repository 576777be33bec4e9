"""Addresses of the pages about people."""

from django.urls import URLPattern, path

from kinfold.front.people import views

urlpatterns: list[URLPattern] = [
    path("people/add/", views.add_person, name="add_person"),
    path("families/<str:ref>/add-person/", views.add_person, name="add_family_member"),
    path("people/<str:ref>/details/", views.person_details, name="person_details"),
    path("people/<str:ref>/correct/", views.correct_person, name="correct_person"),
    path("people/<str:ref>/names/add/", views.add_name, name="add_name"),
    path("people/<str:ref>/numbers/add/", views.add_identifier, name="add_identifier"),
    path("people/<str:ref>/addresses/add/", views.add_address, name="add_address"),
    path("people/<str:ref>/contacts/add/", views.add_contact_point, name="add_contact_point"),
    path("people/<str:ref>/disabilities/add/", views.add_disability, name="add_disability"),
    path("people/<str:ref>/<slug:kind>/<int:pk>/end/", views.end_detail, name="end_detail"),
    path("people/<str:ref>/birth/", views.record_birth, name="record_birth"),
    path("people/<str:ref>/death/", views.record_death, name="record_death"),
    path("people/<str:ref>/same-person/", views.ask_to_merge, name="ask_to_merge"),
    path("same-person/<int:pk>/", views.merge, name="merge"),
    path("same-person/<int:pk>/agree/", views.agree_to_merge, name="agree_to_merge"),
    path("same-person/<int:pk>/undo/", views.undo_merge, name="undo_merge"),
]
