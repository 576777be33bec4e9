"""Every address in Kinfold, room by room, from the top floor down."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("kinfold.front.urls")),
    path("", include("kinfold.work.urls")),
    path("", include("kinfold.insight.urls")),
    path("", include("kinfold.court.urls")),
    path("", include("kinfold.care.urls")),
    path("", include("kinfold.protection.urls")),
    path("", include("kinfold.kin.urls")),
    path("", include("kinfold.universal.urls")),
    path("", include("kinfold.school.urls")),
    path("", include("kinfold.hubs.urls")),
    path("", include("kinfold.meetings.urls")),
    path("", include("kinfold.plan.urls")),
    path("", include("kinfold.assessment.urls")),
    path("", include("kinfold.directory.urls")),
    path("", include("kinfold.openreferral.urls")),
    path("", include("kinfold.services.urls")),
    path("", include("kinfold.concerns.urls")),
    path("", include("kinfold.records.urls")),
    path("", include("kinfold.voice.urls")),
    path("", include("kinfold.chronology.urls")),
    path("", include("kinfold.sharing.urls")),
    path("", include("kinfold.network.urls")),
    path("", include("kinfold.people.urls")),
    path("", include("kinfold.design.urls")),
]

handler404 = "kinfold.front.views.missing"
handler500 = "kinfold.front.views.broken"
