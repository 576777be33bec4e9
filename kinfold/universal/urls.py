"""Addresses of the universal room."""

from django.urls import URLPattern, path

from kinfold.universal.views import beginnings, checks, contacts, starting

urlpatterns: list[URLPattern] = [
    path("missed-checks/", checks.missed_checks, name="missed_checks"),
    path("person/<str:ref>/checks/", checks.checks, name="checks"),
    path("person/<str:ref>/checks/<str:check>/done/", checks.record_check, name="record_check"),
    path("person/<str:ref>/checks/<str:check>/missed/", checks.miss_check, name="miss_check"),
    path("person/<str:ref>/checks/<str:check>/again/", checks.offer_check_again, name="offer_check_again"),
    path("person/<str:ref>/birth-registered/", beginnings.birth_registration, name="birth_registration"),
    path("person/<str:ref>/birth-registered/write/", beginnings.register_birth, name="register_birth"),
    path("person/<str:ref>/first-days/", starting.first_days, name="first_days"),
    path("person/<str:ref>/first-days/<str:stage>/", starting.set_first_day, name="set_first_day"),
    path(
        "person/<str:ref>/first-days/<str:stage>/meeting/",
        starting.plan_first_day_meeting,
        name="plan_first_day_meeting",
    ),
    path("person/<str:ref>/health-contacts/", contacts.health_contacts, name="health_contacts"),
    path(
        "person/<str:ref>/health-contacts/write/",
        contacts.record_health_contact,
        name="record_health_contact",
    ),
    path("health-contacts/<str:ref>/take-back/", contacts.take_back_contact, name="take_back_contact"),
    path("families/<str:ref>/moments/", beginnings.moments, name="moments"),
    path("families/<str:ref>/moments/<str:moment>/", beginnings.offer_at_moment, name="offer_at_moment"),
    path("moment-offers/<str:ref>/", beginnings.answer_moment_offer, name="answer_moment_offer"),
]
