"""Addresses of the insight room."""

from django.urls import URLPattern, path

from kinfold.insight import views

urlpatterns: list[URLPattern] = [
    path("figures/", views.figures, name="figures"),
    path("figures/equity/", views.figures_equity, name="figures_equity"),
    path("figures/around/", views.figures_around, name="figures_around"),
    path("figures/behind/<slug:table>/<str:row>/", views.figures_behind, name="figures_behind"),
    path("figures/take/<slug:table>/", views.export_figures, name="export_figures"),
    path("figures/taken-away/", views.takings, name="takings"),
    path("figures/taken-away/<str:ref>/", views.answer_taking, name="answer_taking"),
    path("figures/taken-away/<str:ref>/file/", views.fetch_taking, name="fetch_taking"),
    path("figures/what-we-changed/", views.what_we_changed, name="what_we_changed"),
    path("figures/what-we-changed/write/", views.write_change, name="write_change"),
    path("figures/what-we-changed/<str:ref>/look-again/", views.look_at_change, name="look_at_change"),
]
