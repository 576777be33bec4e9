"""The tables of moves of the court room: what may follow what before court, in court, for an adoption, and for a bundle."""

from kinfold.base.transitions import Move, States

BEFORE = States(
    "time before court",
    {
        "decided": "Decided; the letter is being written",
        "open": "The letter was sent",
        "ended": "Ended",
    },
    (
        Move("send_letter", "decided", "open"),
        Move("answer_letter_offer", "open", "open"),
        Move("family_group_was_held", "open", "open"),
        Move("sign_agreement", "open", "open"),
        Move("plan_before_meeting", "decided", "decided"),
        Move("plan_before_meeting", "open", "open"),
        Move("hold_before_meeting", "open", "open"),
        Move("move_decision", "decided", "decided"),
        Move("move_decision", "open", "open"),
        Move("end_before", "decided", "ended"),
        Move("end_before", "open", "ended"),
    ),
)

PROCEEDINGS = States(
    "court case",
    {"issued": "Before the court", "ended": "Ended", "withdrawn": "Withdrawn"},
    (
        Move("name_guardian", "issued", "issued"),
        Move("change_judge", "issued", "issued"),
        Move("note_court_number", "issued", "issued"),
        Move("plan_hearing", "issued", "issued"),
        Move("hold_hearing", "issued", "issued"),
        Move("extend", "issued", "issued"),
        Move("write_care_plan", "issued", "issued"),
        Move("endorse_care_plan", "issued", "issued"),
        Move("child_leaves", "issued", "issued"),
        Move("end_proceedings", "issued", "ended"),
        Move("withdraw_proceedings", "issued", "withdrawn"),
        Move("review_after_court", "ended", "ended"),
        Move("review_after_court", "withdrawn", "withdrawn"),
        Move("record_track_outcome", "ended", "ended"),
        Move("record_track_outcome", "withdrawn", "withdrawn"),
    ),
)

ADOPTION = States(
    "decision on adoption",
    {
        "decided": "Decided that adoption is right",
        "to_be_placed": "Decided that the child is to be placed",
        "matched": "Matched with a family",
        "placed": "Living with the family",
        "adopted": "Adopted",
        "reversed": "Decided otherwise",
    },
    (
        Move("should_be_placed", "decided", "to_be_placed"),
        Move("matched", "decided", "matched"),
        Move("matched", "to_be_placed", "matched"),
        Move("placed", "matched", "placed"),
        Move("adopted", "placed", "adopted"),
        Move("reverse_adoption", "decided", "reversed"),
        Move("reverse_adoption", "to_be_placed", "reversed"),
        Move("reverse_adoption", "matched", "reversed"),
        Move("reverse_adoption", "placed", "reversed"),
    ),
)

BUNDLE = States(
    "bundle",
    {
        "asked": "Waiting to be made",
        "making": "Being made",
        "ready": "Ready",
        "failed": "Could not be made",
    },
    (
        Move("begin", "asked", "making"),
        Move("begin", "making", "making"),
        Move("finish", "making", "ready"),
        Move("fail", "asked", "failed"),
        Move("fail", "making", "failed"),
        Move("ask_again", "failed", "asked"),
        Move("ask_again", "asked", "asked"),
        Move("ask_again", "making", "asked"),
    ),
)

ALL: tuple[States, ...] = (BEFORE, PROCEEDINGS, ADOPTION, BUNDLE)
