"""Addresses of the protection room."""

from django.urls import URLPattern, path

from kinfold.protection.views import between, conferring, enquiring, holding, urgent

HERE = "families/<str:ref>/protection/"

urlpatterns: list[URLPattern] = [
    path(HERE, enquiring.protection, name="protection"),
    path(f"{HERE}strategy/new/", enquiring.hold_strategy_discussion, name="hold_strategy_discussion"),
    path(f"{HERE}conference/new/", conferring.ask_for_conference, name="ask_for_conference"),
    path(f"{HERE}core-group/join/", between.join_core_group, name="join_core_group"),
    path(f"{HERE}emergency/new/", urgent.record_emergency_power, name="record_emergency_power"),
    path("families/<str:ref>/before-you-visit/", urgent.safety_alerts, name="safety_alerts"),
    path("families/<str:ref>/before-you-visit/new/", urgent.raise_safety_alert, name="raise_safety_alert"),
    path(f"{HERE}police-notice/new/", urgent.receive_police_notice, name="receive_police_notice"),
    path("strategy/<str:ref>/", enquiring.strategy_discussion, name="strategy_discussion"),
    path("strategy/<str:ref>/tell/", enquiring.tell_of_discussion, name="tell_of_discussion"),
    path("enquiries/<str:ref>/", enquiring.enquiry, name="enquiry"),
    path("enquiries/<str:ref>/change/", enquiring.change_enquiry, name="change_enquiry"),
    path("enquiries/<str:ref>/outcome/", enquiring.write_outcome, name="write_outcome"),
    path("enquiries/<str:ref>/agree/", enquiring.approve_enquiry, name="approve_enquiry"),
    path("enquiries/<str:ref>/tell/", enquiring.tell_enquiry_outcome, name="tell_enquiry_outcome"),
    path("conferences/<str:ref>/", conferring.conference, name="conference"),
    path("conferences/<str:ref>/report/", conferring.conference_report, name="conference_report"),
    path("conferences/<str:ref>/prepare/", conferring.prepare_conference, name="prepare_conference"),
    path("conferences/<str:ref>/prepare/<str:child>/", conferring.prepare_child, name="prepare_child"),
    path("conferences/<str:ref>/call-off/", conferring.call_off_conference, name="call_off_conference"),
    path("conferences/<str:ref>/decide/", holding.hold_conference, name="hold_conference"),
    path("conferences/<str:ref>/how-was-it/", holding.conference_quality, name="conference_quality"),
    path("conferences/<str:ref>/for-us/", conferring.conference_for_family, name="conference_for_family"),
    path("core-group/<str:ref>/leave/", between.leave_core_group, name="leave_core_group"),
    path("protection-plans/<str:ref>/end/", between.end_protection_plan, name="end_protection_plan"),
    path("emergency-protection/<str:ref>/", urgent.emergency_power, name="emergency_power"),
    path("emergency-protection/<str:ref>/end/", urgent.end_emergency_power, name="end_emergency_power"),
    path("before-you-visit/<str:ref>/again/", urgent.look_at_alert, name="look_at_alert"),
    path("before-you-visit/<str:ref>/end/", urgent.end_alert, name="end_alert"),
    path("police-notices/<str:ref>/", urgent.police_notice, name="police_notice"),
    path("police-notices/<str:ref>/tell/", urgent.tell_of_notice, name="tell_of_notice"),
    path("police-notices/<str:ref>/answer/", urgent.acknowledge_notice, name="acknowledge_notice"),
]
