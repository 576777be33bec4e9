"""Addresses of the services room."""

from django.urls import URLPattern, path

from kinfold.services import views

urlpatterns: list[URLPattern] = [
    path("services/", views.directory, name="directory"),
    path("services/unmet-needs/", views.unmet_needs, name="unmet_needs"),
    path("services/<slug:slug>/", views.service, name="service"),
    path("people/<str:ref>/needs/", views.needs, name="needs"),
    path("people/<str:ref>/needs/notice/", views.notice_need, name="notice_need"),
    path("needs/<str:ref>/", views.read_need, name="read_need"),
    path("needs/<str:ref>/share/", views.share_need, name="share_need"),
    path("families/<str:ref>/services/", views.family_services, name="family_services"),
    path("families/<str:ref>/services/ask/", views.ask_for_service, name="ask_for_service"),
    path("help/<str:ref>/", views.request, name="request"),
    path("help/<str:ref>/next/", views.move_request, name="move_request"),
    path("help/<str:ref>/change/", views.change_request, name="change_request"),
]
