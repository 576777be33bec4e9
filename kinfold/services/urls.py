"""Addresses of the services room."""

from django.urls import URLPattern, path

from kinfold.services import views

urlpatterns: list[URLPattern] = [
    path("services/", views.directory, name="directory"),
    path("services/unmet-needs/", views.unmet_needs, name="unmet_needs"),
    path("services/ended-after-a-child-went/", views.help_ended_after, name="help_ended_after"),
    path("services/gaps/", views.gaps, name="gaps"),
    path("services/<slug:slug>/", views.service, name="service"),
    path("people/<str:ref>/needs/", views.needs, name="needs"),
    path("people/<str:ref>/needs/notice/", views.notice_need, name="notice_need"),
    path("needs/<str:ref>/", views.read_need, name="read_need"),
    path("needs/<str:ref>/share/", views.share_need, name="share_need"),
    path("needs/<str:ref>/child/", views.say_effect, name="say_effect"),
    path("families/<str:ref>/thresholds/", views.thresholds, name="thresholds"),
    path("help/<str:ref>/nobody-gives-it/", views.open_gap, name="open_gap"),
    path("gaps/<str:ref>/", views.gap, name="gap"),
    path("gaps/<str:ref>/take-up/", views.take_up_gap, name="take_up_gap"),
    path("gaps/<str:ref>/answer/", views.answer_gap_of_help, name="answer_gap_of_help"),
    path("gaps/<str:ref>/stands/", views.let_gap_stand, name="let_gap_stand"),
    path("gaps/<str:ref>/hand-over/", views.hand_over_gap, name="hand_over_gap"),
    path("families/<str:ref>/services/", views.family_services, name="family_services"),
    path("families/<str:ref>/services/ask/", views.ask_for_service, name="ask_for_service"),
    path("help/<str:ref>/", views.request, name="request"),
    path("help/<str:ref>/next/", views.move_request, name="move_request"),
    path("help/<str:ref>/change/", views.change_request, name="change_request"),
    path("families/<str:ref>/services/ask-several/", views.ask_several, name="ask_several"),
    path("help/<str:ref>/others/", views.let_go, name="let_go"),
    path("help/<str:ref>/first-visit/", views.companion_went, name="companion_went"),
    path("help/<str:ref>/meanwhile/", views.help_meanwhile, name="help_meanwhile"),
    path("meanwhile/<str:ref>/end/", views.end_help_meanwhile, name="end_help_meanwhile"),
    path("help/<str:ref>/end/", views.end_well, name="end_well"),
    path("help/<str:ref>/link/", views.send_answer_link, name="send_answer_link"),
    path("help/<str:ref>/told/", views.tell_answer, name="tell_answer"),
    path("links/<str:ref>/take-back/", views.take_back_link, name="take_back_link"),
    path("answer/<str:token>/", views.answer_link, name="answer_link"),
    path("answer/<str:token>/new/", views.ask_for_new_link, name="ask_for_new_link"),
    path("child-went/<str:ref>/", views.child_went, name="child_went"),
]
