"""Addresses of the plan room."""

from django.urls import URLPattern, path

from kinfold.plan import views

urlpatterns: list[URLPattern] = [
    path("referral/<str:ref>/decide", views.decide_referral, name="decide_referral"),
]
