"""Addresses of the school room."""

from django.urls import URLPattern, path

from kinfold.school.views import childs, ehc, telling, today, trying

urlpatterns: list[URLPattern] = [
    path("people/<str:ref>/school/", childs.school, name="school"),
    path("people/<str:ref>/school/place/", childs.place_at_school, name="place_at_school"),
    path("people/<str:ref>/school/note/", childs.write_daily_note, name="write_daily_note"),
    path("people/<str:ref>/school/days/", childs.record_attendance, name="record_attendance"),
    path("people/<str:ref>/school/hours/", childs.offer_hours, name="offer_hours"),
    path("people/<str:ref>/school/panel/", trying.ask_prevention_panel, name="ask_prevention_panel"),
    path("people/<str:ref>/school/exclusion/", trying.record_exclusion, name="record_exclusion"),
    path("people/<str:ref>/school/plan/", ehc.begin_ehc_request, name="begin_ehc_request"),
    path("people/<str:ref>/school/after/", today.record_destination, name="record_destination"),
    path("people/<str:ref>/school/list/", today.put_on_list, name="put_on_list"),
    path("people/<str:ref>/school/tell/", telling.tell_school, name="tell_school"),
    path("school/places/<str:ref>/end/", childs.end_school_place, name="end_school_place"),
    path("school/hours/<str:ref>/end/", childs.end_hours, name="end_hours"),
    path("school/panels/<str:ref>/", trying.prevention_panel, name="prevention_panel"),
    path("school/panels/<str:ref>/met/", trying.hold_prevention_panel, name="hold_prevention_panel"),
    path("school/panels/<str:ref>/end/", trying.end_prevention_panel, name="end_prevention_panel"),
    path("school/panel-actions/<str:ref>/done/", trying.do_panel_action, name="do_panel_action"),
    path("school/exclusions/<str:ref>/", trying.exclusion, name="exclusion"),
    path("school/exclusions/<str:ref>/next/", trying.answer_exclusion, name="answer_exclusion"),
    path("school/plans/<str:ref>/", ehc.ehc_request, name="ehc_request"),
    path("school/plans/<str:ref>/step/", ehc.move_ehc, name="move_ehc"),
    path("school/plans/<str:ref>/who/", ehc.take_up_ehc, name="take_up_ehc"),
    path("school/today/", today.school_today, name="school_today"),
    path("school/notices/<str:ref>/", today.school_notice, name="school_notice"),
    path("school/notices/<str:ref>/tell/", telling.tell_school_of_notice, name="tell_school_of_notice"),
    path("school/told/<str:ref>/end/", telling.end_worker_known, name="end_worker_known"),
    path("school/list/", today.school_list, name="school_list"),
    path("school/list/<str:ref>/off/", today.take_off_list, name="take_off_list"),
    path("school/leads/", today.school_leads, name="school_leads"),
    path("school/leads/<str:ref>/end/", today.end_school_lead, name="end_school_lead"),
    path("school/after/", today.destinations_not_known, name="destinations_not_known"),
    path("adults/are-you-a-parent/", telling.ask_if_parent, name="ask_if_parent"),
    path("adults/are-you-a-parent/saved/", telling.asked_if_parent, name="asked_if_parent"),
]
