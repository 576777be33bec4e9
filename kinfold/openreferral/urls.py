"""Addresses of the openreferral room: those of the standard, and the pages of taking in another feed."""

from django.urls import URLPattern, path, re_path

from kinfold.openreferral import views

ROOT = "open-referral/v3/"


def feed_of(name: str) -> list[URLPattern]:
    """The two addresses of a list: its pages, and one of it. The standard writes them without a slash at the end."""
    return [
        re_path(rf"^{ROOT}{name}/?$", views.page, {"name": name}, name=f"open_referral_{name}"),
        re_path(
            rf"^{ROOT}{name}/(?P<key>[^/]+)/?$", views.one, {"name": name}, name=f"open_referral_{name}_one"
        ),
    ]


urlpatterns: list[URLPattern] = [
    path(ROOT, views.feed, name="open_referral"),
    path(f"{ROOT}openapi.json", views.described, name="open_referral_described"),
    *feed_of("services"),
    *feed_of("service_at_locations"),
    *feed_of("taxonomies"),
    *feed_of("taxonomy_terms"),
    path(f"{ROOT}<path:rest>", views.missing, name="open_referral_missing"),
    path("directory-feeds/", views.directory_feeds, name="directory_feeds"),
    path("directory-feeds/try/", views.try_feed, name="try_feed"),
    path("directory-feeds/<str:ref>/", views.directory_feed, name="directory_feed"),
    path("directory-feeds/<str:ref>/take/", views.take_feed, name="take_feed"),
]
