"""The chronology kinds that the services room declares. The other steps of help are general kinds (`chronology.kinds`)."""

from kinfold.chronology.kinds import Kind

KINDS = [
    Kind("need_noticed", "A need noticed", "help", "Something you need"),
    Kind("need_read", "How far a need is met", "help", "How well things are going"),
    Kind("service_asked", "Help asked for", "help", "We asked for help"),
    Kind(
        "service_closed_non_engagement",
        "Help closed for not coming",
        "help",
        "The help stopped. You may ask again",
    ),
    Kind("need_effect_said", "What a need means for a child", "help"),
    Kind("gap_opened", "What nobody gives has an owner", "help", "Nobody gives this yet. Somebody is asking"),
    Kind("gap_taken_up", "What nobody gives was taken up", "help", "We asked those who could give it"),
    Kind("gap_handed_on", "What nobody gives has another owner", "help", "Somebody else is asking now"),
    Kind("gap_answered", "What nobody gave was answered", "help", "There is an answer"),
    Kind("gap_stands", "It stays a gap, and is said so", "help", "Nobody can give this now"),
    Kind("answer_link_sent", "A service asked to answer by a link", "help", "We asked a service to answer"),
    Kind("answer_link_taken_back", "A link taken back", "help", "We no longer ask a service by its link"),
    Kind("help_answer_told", "Told what a service answered", "help", "We told you what they answered"),
    Kind("companion_went", "The first visit, gone to together", "help", "Somebody went along the first time"),
    Kind("help_meanwhile", "Help while waiting", "help", "Something to help while you wait"),
    Kind("help_meanwhile_ended", "Help while waiting ended", "help", "The help while you wait ended"),
    Kind("stay_agreed", "Nights with a host family", "help", "Some nights with another family"),
    Kind("stay_ended", "Back from a host family", "help", "Home after some nights away"),
    Kind("stay_called_off", "Nights with a host family called off", "help", "The nights away do not happen"),
    Kind("child_went", "A child left a parent’s home", "home", "A child lives somewhere else now"),
    Kind("parents_worker_named", "A worker for a parent", "help", "Who is there for you"),
    Kind("help_after_decided", "A parent’s help after a child went", "help", "What becomes of your help"),
]
