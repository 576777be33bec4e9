"""The real addresses, and the bare views they are compared with."""

from django.urls import path

from bench import bare, bare_assessment, bare_directory, bare_plan, bare_work
from bench.layout import laid_out
from kinfold.config import urls

urlpatterns = [
    path("bare/<str:ref>/", bare.rows_only, name="bare"),
    path("bare-with-duties/<str:ref>/", bare.with_duties, name="bare_with_duties"),
    path("bare-assessment/<str:ref>/", bare_assessment.rows_only, name="bare_assessment"),
    path(
        "bare-assessment-with-duties/<str:ref>/",
        bare_assessment.with_duties,
        name="bare_assessment_with_duties",
    ),
    path("bare-plan/<str:ref>/", bare_plan.with_duties, name="bare_plan"),
    path("laid-out/plan/<str:ref>/", laid_out(bare_plan.with_duties), name="laid_out_plan"),
    path("laid-out/assessment/<str:ref>/", laid_out(bare_assessment.with_duties), name="laid_out_assessment"),
    path("laid-out/drift/<int:team>/", laid_out(bare_work.drift_with_duties), name="laid_out_drift"),
    path("laid-out/mine/<int:worker>/", laid_out(bare_work.mine_with_duties), name="laid_out_mine"),
    path("bare-drift/<int:team>/", bare_work.drift_rows, name="bare_drift"),
    path("bare-drift-with-duties/<int:team>/", bare_work.drift_with_duties, name="bare_drift_with_duties"),
    path("bare-mine/<int:worker>/", bare_work.mine_rows, name="bare_mine"),
    path("bare-mine-with-duties/<int:worker>/", bare_work.mine_with_duties, name="bare_mine_with_duties"),
    path("bare-feed/", bare_directory.in_json, name="bare_feed"),
    path("laid-out/help-near-you/", laid_out(bare_directory.in_html), name="laid_out_help_near_you"),
    path("bare-help-near-you/", bare_directory.in_html, name="bare_help_near_you"),
    *urls.urlpatterns,
]
handler404 = urls.handler404
handler500 = urls.handler500
