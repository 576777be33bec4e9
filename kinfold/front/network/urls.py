"""Addresses of the family map."""

from django.urls import URLPattern, path

from kinfold.front.network import views

MAP = "families/<str:ref>/map"

urlpatterns: list[URLPattern] = [
    path("families/<str:ref>/genogram/", views.genogram, name="genogram"),
    path("people/<str:ref>/ecomap/", views.ecomap, name="ecomap"),
    path(f"{MAP}/people/add/", views.add_relative, name="add_relative"),
    path(f"{MAP}/ties/add/", views.relate, name="relate"),
    path(f"{MAP}/ties/<str:tie>/change/", views.change_tie, name="change_tie"),
    path(f"{MAP}/ties/<str:tie>/end/", views.end_tie, name="end_tie"),
    path(f"{MAP}/ties/<str:tie>/take-back/", views.take_back_tie, name="take_back_tie"),
    path(f"{MAP}/homes/add/", views.set_up_household, name="set_up_household"),
    path(f"{MAP}/homes/<int:home>/move-in/", views.move_in, name="move_in"),
    path(f"{MAP}/homes/<int:home>/stays/<int:stay>/move-out/", views.move_out, name="move_out"),
    path(f"{MAP}/responsibility/", views.record_responsibility, name="record_responsibility"),
    path(f"{MAP}/children/<str:child>/choose/", views.choose_trusted_adult, name="choose_trusted_adult"),
    path(f"{MAP}/matters/<str:matters>/end/", views.end_matters, name="end_matters"),
    path(f"{MAP}/not-known/", views.answer_gap, name="answer_gap"),
    path(f"{MAP}/workers/add/", views.involve, name="involve"),
    path(f"{MAP}/workers/<str:involvement>/end/", views.end_involvement, name="end_involvement"),
    path(f"{MAP}/lead/", views.hand_over_lead, name="hand_over_lead"),
]
