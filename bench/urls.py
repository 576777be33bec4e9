"""The real addresses, and the bare views they are compared with."""

from django.urls import path

from bench import bare
from kinfold.config import urls

urlpatterns = [
    path("bare/<str:ref>/", bare.rows_only, name="bare"),
    path("bare-with-duties/<str:ref>/", bare.with_duties, name="bare_with_duties"),
    *urls.urlpatterns,
]
handler404 = urls.handler404
handler500 = urls.handler500
