"""Addresses of the court room."""

from django.urls import URLPattern, path

from kinfold.court.views import before, cases, hearings, orders, papers, reading

urlpatterns: list[URLPattern] = [
    path("families/<str:ref>/court/", reading.court, name="court"),
    path("families/<str:ref>/court/for-us/", reading.court_for_family, name="court_for_family"),
    path("families/<str:ref>/court/before/", before.decide_pre_proceedings, name="decide_pre_proceedings"),
    path("families/<str:ref>/court/apply/", cases.issue_proceedings, name="issue_proceedings"),
    path("families/<str:ref>/court/order/", orders.make_order, name="make_order"),
    path("families/<str:ref>/court/earlier/", papers.earlier_proceedings, name="earlier_proceedings"),
    path("families/<str:ref>/court/bundles/", papers.bundles, name="bundles"),
    path("families/<str:ref>/court/bundles/ask/", papers.ask_for_bundle, name="ask_for_bundle"),
    path("families/<str:ref>/court/adoption/<str:person>/", orders.adoption, name="adoption"),
    path(
        "families/<str:ref>/court/adoption/<str:person>/decide/",
        orders.decide_adoption,
        name="decide_adoption",
    ),
    path("before-court/<str:ref>/", before.pre_proceedings, name="pre_proceedings"),
    path("before-court/<str:ref>/letter/", before.send_letter, name="send_letter"),
    path(
        "before-court/<str:ref>/letter/print/",
        before.letter_before_proceedings,
        name="letter_before_proceedings",
    ),
    path("before-court/<str:ref>/family-group/", before.family_group_was_held, name="family_group_was_held"),
    path("before-court/<str:ref>/agreement/", before.sign_agreement, name="sign_agreement"),
    path("before-court/<str:ref>/meeting/", before.before_meeting, name="before_meeting"),
    path("before-court/<str:ref>/decide-by/", before.move_decision, name="move_decision"),
    path("before-court/<str:ref>/end/", before.end_before, name="end_before"),
    path("letter-offers/<str:ref>/answer/", before.answer_letter_offer, name="answer_letter_offer"),
    path("court-cases/<str:ref>/", cases.proceedings, name="proceedings"),
    path("court-cases/<str:ref>/guardian/", cases.name_guardian, name="name_guardian"),
    path("court-cases/<str:ref>/judge/", cases.change_judge, name="change_judge"),
    path("court-cases/<str:ref>/more-time/", cases.extend_proceedings, name="extend_proceedings"),
    path("court-cases/<str:ref>/end/", cases.end_proceedings, name="end_proceedings"),
    path("court-cases/<str:ref>/withdraw/", cases.withdraw_proceedings, name="withdraw_proceedings"),
    path("court-cases/<str:ref>/look-back/", cases.review_after_court, name="review_after_court"),
    path("court-cases/<str:ref>/how-they-are/", cases.track_outcome, name="track_outcome"),
    path("court-cases/<str:ref>/hearings/plan/", hearings.plan_hearing, name="plan_hearing"),
    path("court-cases/<str:ref>/hearings/held/", hearings.hold_hearing, name="hold_hearing"),
    path(
        "court-cases/<str:ref>/plan/<str:person>/", hearings.care_plan_for_court, name="care_plan_for_court"
    ),
    path(
        "court-cases/<str:ref>/plan/<str:person>/view/", hearings.endorse_care_plan, name="endorse_care_plan"
    ),
    path("court-cases/<str:ref>/leave/<str:person>/", hearings.child_leaves, name="child_leaves"),
    path("hearings/<str:ref>/", hearings.hearing, name="hearing"),
    path("hearings/<str:ref>/done/<int:number>/", hearings.do_direction, name="do_direction"),
    path("orders/<str:ref>/", orders.order, name="order"),
    path("orders/<str:ref>/end/", orders.end_order, name="end_order"),
    path("adoptions/<str:ref>/step/", orders.adoption_step, name="adoption_step"),
    path("adoptions/<str:ref>/reverse/", orders.reverse_adoption, name="reverse_adoption"),
    path("bundles/<str:ref>/", papers.bundle, name="bundle"),
    path("bundles/<str:ref>/again/", papers.ask_bundle_again, name="ask_bundle_again"),
    path("bundles/<str:ref>/bundle.pdf", papers.download_bundle, name="download_bundle"),
    path("earlier-cases/<str:ref>/", papers.earlier_found, name="earlier_found"),
]
