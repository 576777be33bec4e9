"""Addresses of the voice room."""

from django.urls import URLPattern, path

from kinfold.voice.views import answers, words

urlpatterns: list[URLPattern] = [
    path("people/<str:ref>/words/keep/", words.keep_words, name="keep_words"),
    path("people/<str:ref>/consent/record/", words.record_consent, name="record_consent"),
    path("people/<str:ref>/words/missing/", words.explain_silence, name="explain_silence"),
    path("families/<str:ref>/heard/", answers.heard, name="heard"),
    path("words/<str:ref>/what-came-of-it/", answers.what_came_of_it, name="what_came_of_it"),
    path("people/<str:ref>/wishes/record/", answers.record_view, name="record_view"),
    path("people/<str:ref>/feedback/", answers.give_feedback, name="give_feedback"),
    path("feedback/<str:ref>/reply/", answers.reply_to_feedback, name="reply_to_feedback"),
]
