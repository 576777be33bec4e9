"""Addresses of the plan room."""

from django.urls import URLPattern, path

from kinfold.plan import views

urlpatterns: list[URLPattern] = [
    path("person/<str:ref>/level", views.change_level, name="change_level"),
    path("referral/<str:ref>/decide", views.decide_referral, name="decide_referral"),
    path("families/<str:ref>/plan/", views.plan, name="plan"),
    path("families/<str:ref>/plan/fridge/", views.fridge_page, name="fridge_page"),
    path("families/<str:ref>/plan/history/", views.plan_history, name="plan_history"),
    path("families/<str:ref>/plan/make/", views.make_plan, name="make_plan"),
    path("families/<str:ref>/plan/words/", views.correct_plan, name="correct_plan"),
    path("families/<str:ref>/plan/goals/set/", views.set_goal, name="set_goal"),
    path("families/<str:ref>/plan/actions/agree/", views.agree_action, name="agree_action"),
    path("families/<str:ref>/plan/visits/", views.set_rhythm, name="set_rhythm"),
    path("families/<str:ref>/plan/review/", views.hold_review, name="hold_review"),
    path("families/<str:ref>/plan/time-for-change/", views.agree_window, name="agree_window"),
    path("families/<str:ref>/plan/time-for-change/answer/", views.answer_window, name="answer_window"),
    path("families/<str:ref>/plan/move-on/", views.move_on_drift, name="move_on_drift"),
    path("families/<str:ref>/plan/packages/", views.packages, name="packages"),
    path(
        "families/<str:ref>/plan/packages/<str:package>/", views.begin_from_package, name="begin_from_package"
    ),
    path("goals/<str:ref>/change/", views.change_goal, name="change_goal"),
    path("goals/<str:ref>/end/", views.end_goal, name="end_goal"),
    path("plan-actions/<str:ref>/change/", views.change_action, name="change_action"),
    path("plan-actions/<str:ref>/end/", views.end_action, name="end_action"),
    path("plan-actions/<str:ref>/how-it-went/", views.say_how_it_went, name="say_how_it_went"),
    path("visits-agreed/<str:ref>/end/", views.end_rhythm, name="end_rhythm"),
    path("reviews/<str:ref>/", views.review, name="review"),
    path("people/<str:ref>/change/", views.change_view, name="change_view"),
    path("families/<str:ref>/plan/steps/", views.plan_steps, name="plan_steps"),
    path("families/<str:ref>/plan/step/", views.step, name="step"),
    path("families/<str:ref>/plan/end/", views.close_plan, name="close_plan"),
    path("families/<str:ref>/plan/end/answer/", views.answer_closing, name="answer_closing"),
    path("families/<str:ref>/plan/come-back/", views.come_back, name="come_back"),
    path("families/<str:ref>/plan/hand-over/", views.hand_over, name="hand_over"),
    path("steps/<str:ref>/look-back/", views.look_back, name="look_back"),
    path("handovers/<str:ref>/", views.read_handover, name="read_handover"),
]
