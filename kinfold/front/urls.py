"""Addresses of the front room, and of the pages of people, network and chronology, which stand here."""

from django.urls import URLPattern, URLResolver, include, path

from kinfold.front import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.home, name="home"),
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-in/as/", views.sign_in_as, name="sign_in_as"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("find/", views.find, name="find"),
    path("", include("kinfold.front.people.urls")),  # before people/<ref>/, because of people/add/
    path("", include("kinfold.front.chronology.urls")),
    path("", include("kinfold.front.network.urls")),
    path("families/<str:ref>/", views.family, name="family"),
    path("people/<str:ref>/", views.person, name="person"),
]
