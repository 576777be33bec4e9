"""The chronology kinds that the assessment room declares; a stage's beginning and end are the general ones."""

from kinfold.chronology.kinds import Kind

KINDS = [
    Kind(
        "contribution_added", "Added to the assessment", "assessment", "Something was added to what we know"
    ),
    Kind(
        "contribution_changed", "Changed in the assessment", "assessment", "Something we had written changed"
    ),
    Kind("still_true_asked", "Asked whether it is still true", "assessment", "We asked what is still true"),
    Kind("analysis_written", "What it means for a child", "assessment", "We wrote down what it means"),
    Kind("assessment_ready", "Assessment ready to be agreed", "assessment", "It was ready for you to read"),
    Kind("assessment_opened_again", "Assessment opened again", "assessment", "There was more to write"),
    Kind("worker_signed", "A worker signed, or did not", "assessment", "A worker signed, or did not"),
    Kind("assessment_approved", "Assessment approved", "assessment", "A manager read it"),
    Kind("assessment_more_asked", "A manager asked for more", "assessment", "A manager asked for more"),
    Kind("assessment_stopped", "Assessment stopped", "assessment", "We stopped before it was finished"),
]
