"""csci-mother-of-14-year-old as the first assessment saw it: the mother's drinking, and nothing of the daughter's needs."""

from tests.expectations.story import Story, played

stage = played("csci-mother-of-14-year-old", until=3, needs_of=["mother"])


def test_csci_mother_of_14_year_old_e6_needs_of_one_side_only_are_asked_about_before_signing(
    story: Story,
) -> None:
    story.working_with("social_worker")
    story.adds(
        "social_worker", "stability", "She is worn out and alone with this.", sort="worry",
        person=str(story.person("mother").pk),
    )  # fmt: skip
    stage = story.begins("social_worker", "child_and_family")
    daughter = story.person("daughter")
    so_what = {
        "so_what": "She is frightened of herself.",
        "change_needed": "",
        "what_would_help": "",
        "version": "0",
    }
    story.sends("social_worker", "write_analysis", so_what, ref=f"{stage.ref}.{daughter.ref}")
    silent = {"reason": "She is away at school.", "what_next": "A visit on Friday."}
    story.sends("social_worker", "explain_silence", silent, ref=daughter.ref)
    page = story.reads("social_worker", "sign_stage", ref=stage.ref)
    assert "Needs are written down for the adults only. What does each child need?" in page
    refused = story.write("social_worker", "sign_stage", {}, ref=stage.ref)
    assert refused.status_code == 422
    stage.refresh_from_db()
    assert stage.state == "open"
