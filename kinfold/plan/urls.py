"""Addresses of the plan room."""

from django.urls import URLPattern, path

from kinfold.plan import views

urlpatterns: list[URLPattern] = [
    path("person/<str:ref>/level", views.change_level, name="change_level"),
    path("referral/<str:ref>/decide", views.decide_referral, name="decide_referral"),
]
