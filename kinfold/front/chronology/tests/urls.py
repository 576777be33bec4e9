"""The addresses of these pages with the whole site's, whether or not the front room has included them already."""

from django.urls import include, path

from kinfold.config import urls

urlpatterns = [path("", include("kinfold.front.chronology.urls")), *urls.urlpatterns]
handler404 = urls.handler404
handler500 = urls.handler500
