"""The addresses of these pages with the whole site's, whether or not the front room has included them already."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from kinfold.config import urls


def stand_in(request: HttpRequest, ref: str = "") -> HttpResponse:
    return HttpResponse("a page of another room")


urlpatterns = [
    path("", include("kinfold.front.chronology.urls")),
    *urls.urlpatterns,
    path("p/<str:ref>/", stand_in, name="person"),
    path("f/<str:ref>/", stand_in, name="family"),
    path("glass/<str:ref>/", stand_in, name="break_glass"),
    path("in/", stand_in, name="sign_in"),
]
