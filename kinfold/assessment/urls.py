"""Addresses of the assessment room."""

from django.urls import URLPattern, path

from kinfold.assessment.views import reading, staging, writing

urlpatterns: list[URLPattern] = [
    path("families/<str:ref>/assessment/", reading.assessment, name="assessment"),
    path("families/<str:ref>/assessment/accounts/", reading.accounts, name="accounts"),
    path("families/<str:ref>/assessment/what-changed/", reading.compare_stages, name="compare_stages"),
    path("families/<str:ref>/assessment/copy/", reading.family_copy, name="family_copy"),
    path("families/<str:ref>/assessment/told-once/", reading.told_once, name="told_once"),
    path("stages/<str:ref>/", reading.stage, name="stage"),
    path("families/<str:ref>/assessment/add/", writing.contribute, name="contribute"),
    path("families/<str:ref>/assessment/still-true/", writing.still_true, name="still_true"),
    path("families/<str:ref>/assessment/begin/", staging.begin_stage, name="begin_stage"),
    path("contributions/<str:ref>/change/", writing.change_contribution, name="change_contribution"),
    path("stages/<str:ref>/what-it-means/", staging.write_analysis, name="write_analysis"),
    path("stages/<str:ref>/ready/", staging.get_ready, name="get_ready"),
    path("stages/<str:ref>/open-again/", staging.open_again, name="open_again"),
    path("stages/<str:ref>/how-it-is-going/", staging.review_stage, name="review_stage"),
    path("stages/<str:ref>/stop/", staging.stop_stage, name="stop_stage"),
    path("stages/<str:ref>/answers/record/", staging.record_signature, name="record_signature"),
    path("stages/<str:ref>/sign/", staging.sign_stage, name="sign_stage"),
    path("stages/<str:ref>/approve/", staging.approve_stage, name="approve_stage"),
]
