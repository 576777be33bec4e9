"""Addresses of the sharing room."""

from django.urls import URLPattern, path

from kinfold.sharing import views

urlpatterns: list[URLPattern] = [
    path("families/<str:ref>/emergency-access/", views.break_glass, name="break_glass"),
    path("emergency-access/", views.glass_reviews, name="glass_reviews"),
    path("emergency-access/close/", views.end_glass, name="end_glass"),
    path("emergency-access/<str:ref>/", views.review_glass, name="review_glass"),
    path("families/<str:ref>/kept-closer/", views.kept_closer, name="kept_closer"),
    path("families/<str:ref>/kept-closer/restrict/", views.restrict, name="restrict"),
    path("families/<str:ref>/kept-closer/labels/<int:pk>/lower/", views.lower, name="lower"),
    path("families/<str:ref>/kept-closer/withhold/", views.withhold, name="withhold"),
    path("families/<str:ref>/kept-closer/withheld/<int:pk>/lift/", views.lift_withheld, name="lift_withheld"),
    path("families/<str:ref>/people/<str:person>/protect/", views.protect_detail, name="protect_detail"),
    path("families/<str:ref>/details/<str:detail>/", views.reveal_detail, name="reveal_detail"),
    path("families/<str:ref>/who-looked/", views.who_looked, name="who_looked"),
    path("families/<str:ref>/shared/", views.disclosures, name="disclosures"),
    path("families/<str:ref>/shared/new/", views.disclose, name="disclose"),
    path("families/<str:ref>/shared/not/", views.decide_not_to_share, name="decide_not_to_share"),
    path("families/<str:ref>/team/invite/", views.invite_partner, name="invite_partner"),
    path("families/<str:ref>/team/<str:involvement>/end/", views.end_invitation, name="end_invitation"),
]
