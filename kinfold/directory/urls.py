"""Addresses of the directory room."""

from django.urls import URLPattern, path

from kinfold.directory.views import answering, asking, looking

urlpatterns: list[URLPattern] = [
    path("help-near-you/", looking.help_near_you, name="help_near_you"),
    path("help-near-you/print/", looking.print_help, name="print_help"),
    path("help-near-you/ask/", asking.ask_for_help_yourself, name="ask_for_help_yourself"),
    path("help-near-you/answer/", asking.my_ask, name="my_ask"),
    path("help-near-you/service/<slug:slug>/", looking.help_service, name="help_service"),
    path("asked-in-public/", answering.public_asks, name="public_asks"),
    path("asked-in-public/<str:ref>/", answering.public_ask, name="public_ask"),
    path("asked-in-public/<str:ref>/answer/", answering.answer_public_ask, name="answer_public_ask"),
    path("asked-in-public/<str:ref>/take-up/", answering.take_up_public_ask, name="take_up_public_ask"),
]
