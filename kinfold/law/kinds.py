"""The chronology words that rules may cite.

The chronology room owns the words themselves; law sits below it and cannot ask. So the list stands here, once, and a
house test compares it with what the rooms declare.
"""

_KINDS = """
    moved noticed conversation consultation_asked consultation_answered information_requested information_shared
    report_received report_looked_at help_requested help_answered referral_made referral_decided outcome_told
    visit_made assessment_started assessment_done consent_recorded meeting_held plan_made
    service_offered service_accepted service_declined service_waiting service_not_eligible service_unavailable
    service_asked service_closed_non_engagement service_started service_irregular service_ended incident level_changed court_step placement_started own_words
    review_held worker_changed school_step health_step outcome_noted decision_made pregnancy_known birth
    strategy_held enquiry_ended conference_asked protection_plan_began protection_plan_not_needed
    protection_plan_continues protection_plan_ended emergency_power_began emergency_power_ended
    police_notice_received police_notice_told safety_alert_raised safety_alert_looked_at safety_alert_ended
    kin_asked kin_answered approved_for_a_time approval_ended abroad_visit_planned abroad_visit_made
    family_group_answered family_group_ended family_plan_agreed
    placement_ended back_from_missing return_talk
    mentor_asked_for mentor_matched mentor_answered mentor_looked_at mentoring_ended volunteer_checked
    check_done check_missed check_offered_again birth_registered
    child_went parents_worker_named help_after_decided help_answer_told
    gap_opened gap_taken_up gap_answered gap_stands
"""

KNOWN_KINDS: frozenset[str] = frozenset(_KINDS.split())

_ASSESSMENTS = """early_help child_and_family section_47 parenting_capacity viability pre_birth conference_report
    court_statement"""

_DETAILS: dict[str, str] = {
    "help_after_decided": "all",
    "parents_worker_named": "all",
    "health_step": "health_assessment health_assessment_under_5",
    "assessment_started": _ASSESSMENTS,
    "assessment_done": _ASSESSMENTS,
    "conference_asked": "transfer_in",
    "consent_recorded": "given given_reluctantly refused withdrawn not_sought",
    "conversation": "call_back_asked call_back_made",
    "court_step": """application_issued application_withdrawn final_order pre_proceedings pre_proceedings_decided
        pre_proceedings_ended guardian_named fdac_review case_review""",
    "decision_made": "drift_review capacity_to_change permanence_plan carers_approved carers_reviewed carers_end",
    "emergency_power_began": "police_protection emergency_protection_order emergency_order_extended",
    "enquiry_ended": "child_in_need early_help court nothing",
    "family_group_answered": "yes",
    "help_answered": "declined_with_reason",
    "information_shared": "inbound_report out_of_area_notice",
    "level_changed": """not_known universal adult_services_only early_help referred child_in_need section_47
        child_protection pre_proceedings proceedings looked_after kinship_care special_guardianship care_leaver
        closed""",
    "meeting_held": """team_around_family team_around_child family_group_conference strategy child_protection_conference
        core_group""",
    "outcome_noted": "change_for_child carers_learned",
    "placement_ended": "short_break",
    "placement_started": """kinship special_guardianship kinship_abroad adoption shared_care return_home foster
        connected_person childrens_home supported with_parents work care_home boarding other_place short_break""",
    "plan_made": "pre_birth permanence pathway",
    "police_notice_told": "all",
    "referral_decided": "assessment section_47 early_help no_further_action",
    "return_talk": "held refused",
    "review_held": "assessment_review_point care_first care_second care_later",
    "school_step": """ehc_request_begun ehc_request_received ehc_assessing ehc_plan_finished ehc_request_refused
        ehc_no_plan ehc_request_withdrawn ehc_drafted ehc_challenge_won ehc_plan_ordered education_plan education_plan_not_held""",
    "strategy_held": "single joint",
    "visit_made": "child_seen child_seen_alone family_time carers carers_unannounced",
    "worker_changed": "allocated",
}

KNOWN_DETAILS: dict[str, frozenset[str]] = {
    kind: frozenset(words.split()) for kind, words in _DETAILS.items()
}
"""For a kind that rules tell apart by its detail, the details that rules cite or may cite."""
