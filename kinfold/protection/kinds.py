"""The chronology kinds that the protection room declares. Families read them too: no jargon, no label."""

from kinfold.chronology.kinds import Kind

KINDS: list[Kind] = [
    Kind("strategy_held", "Strategy discussion", "worry", "Workers met about keeping a child safe"),
    Kind(
        "enquiry_ended",
        "Section 47 enquiries ended",
        "worry",
        "We finished finding out if you are safe",
    ),
    Kind(
        "enquiry_told", "Family told how the enquiries ended", "worry", "We told you how our questions ended"
    ),
    Kind("conference_asked", "Conference asked for", "meeting", "A meeting about keeping you safe was asked"),
    Kind(
        "conference_called_off", "Conference called off", "meeting", "A meeting about keeping you safe is off"
    ),
    Kind(
        "protection_plan_began", "Child protection plan began", "decision", "A plan to keep you safe was made"
    ),
    Kind(
        "protection_plan_not_needed",
        "Conference: no child protection plan",
        "decision",
        "No plan to keep you safe is needed",
    ),
    Kind(
        "protection_plan_continues",
        "Child protection plan goes on",
        "decision",
        "The plan to keep you safe goes on",
    ),
    Kind(
        "protection_plan_ended", "Child protection plan ended", "decision", "The plan to keep you safe ended"
    ),
    Kind("core_group_changed", "Core group changed", "meeting", "Who works on the plan changed"),
    Kind(
        "emergency_power_began", "Emergency protection began", "home", "A child was kept safe straight away"
    ),
    Kind("emergency_power_ended", "Emergency protection ended", "home", "An emergency order ended"),
    Kind(
        "safety_alert_raised", "Before you visit: written down", "contact", "A note for workers was written"
    ),
    Kind(
        "safety_alert_looked_at",
        "Before you visit: looked at again",
        "contact",
        "A note for workers was read",
    ),
    Kind("safety_alert_ended", "Before you visit: ended", "contact", "A note for workers was ended"),
    Kind("police_notice_received", "Police notice", "worry", "Police told us they had been"),
    Kind("police_notice_told", "School told of a police notice", "assessment", "School was told, to be kind"),
    Kind(
        "police_notice_answered",
        "School said how it helped after a police notice",
        "assessment",
        "School said how it helped",
    ),
]
