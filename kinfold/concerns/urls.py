"""Addresses of the concerns room. Each page is named after its verb or its noun."""

from django.urls import URLPattern, path

from kinfold.concerns.views import asking, helping, matching, noticing, referring, reporting

urlpatterns: list[URLPattern] = [
    path("worry/new", noticing.raise_concern, name="raise_concern"),
    path("worry/new/<str:key>/<slug:step>", noticing.raise_concern_step, name="raise_concern_step"),
    path("worry/mine", noticing.my_worries, name="my_worries"),
    path("worry/<str:ref>", noticing.worry, name="worry"),
    path("worry/<str:ref>/sent", noticing.worry_sent, name="worry_sent"),
    path("worry/<str:ref>/ask", noticing.ask_about_worry, name="ask_about_worry"),
    path("worry/<str:ref>/refer", referring.make_referral, name="make_referral"),
    path("advice/ask", noticing.ask_consultation, name="ask_consultation"),
    path("advice/line", asking.consultation_queue, name="consultation_queue"),
    path("advice/<str:ref>", asking.consultation, name="consultation"),
    path("advice/<str:ref>/answer", asking.answer_consultation, name="answer_consultation"),
    path("advice/<str:ref>/look-again", asking.look_again, name="look_again"),
    path("help/ask", helping.ask_for_help, name="ask_for_help"),
    path("help/ask/<str:key>/<slug:step>", helping.ask_for_help_step, name="ask_for_help_step"),
    path("help/<str:ref>", helping.help_request, name="help_request"),
    path("help/<str:ref>/answer", helping.answer_help, name="answer_help"),
    path("duty", referring.duty_desk, name="duty_desk"),
    path("family/<str:ref>/refer", referring.refer_family, name="refer_family"),
    path("referral/<str:ref>", referring.referral, name="referral"),
    path("referral/<str:ref>/take-up", referring.take_up, name="take_up"),
    path("referral/<str:ref>/danger", referring.mark_danger, name="mark_danger"),
    path("referral/<str:ref>/tell", referring.tell_outcome, name="tell_outcome"),
    path("report/new", reporting.receive_report, name="receive_report"),
    path("report/<str:ref>", reporting.report, name="report"),
    path("report/<str:ref>/look", reporting.look_at_report, name="look_at_report"),
    path("report/<str:ref>/tell", reporting.tell_reporter, name="tell_reporter"),
    path("known-to-us", matching.known_to_us, name="known_to_us"),
    path("person/<str:ref>/pattern", matching.pattern, name="pattern"),
    path("not-checked/<str:ref>", matching.not_checked, name="not_checked"),
    path("not-checked/<str:ref>/same-as/<str:known>", matching.same_child, name="same_child"),
    path("not-checked/<str:ref>/not-known-before", matching.not_known_before, name="not_known_before"),
]
