"""Addresses of the work room."""

from django.urls import URLPattern, path

from kinfold.work import views

urlpatterns: list[URLPattern] = [
    path("drift/", views.drift_board, name="drift_board"),
    path("caseload/", views.caseload, name="caseload"),
    path("families/<str:ref>/supervision/write/", views.supervise, name="supervise"),
    path("supervision/<str:ref>/", views.supervision, name="supervision"),
    path("supervision/agreed/<str:ref>/", views.do_supervision_action, name="do_supervision_action"),
    path("due/<str:ref>/owner/", views.name_owner, name="name_owner"),
]
