"""Pages for keeping own words, consent, and why words are missing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from kinfold.agencies import queries as agencies
from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.design import web
from kinfold.design.web import asker
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.people import queries as people
from kinfold.people.models import Person
from kinfold.sharing import actions as sharing
from kinfold.sharing import queries as access
from kinfold.voice import abilities, actions, rules
from kinfold.voice.forms import ExplainSilenceForm, KeepWordsForm, MyWordsForm, RecordConsentForm


def opened(request: HttpRequest, ref: str, action: str) -> tuple[Person, Family]:
    """Open a person's record for writing, in the family that the asker may open (or the first, which then refuses)."""
    who, on = asker(request)
    try:
        person = people.person(ref)
    except Person.DoesNotExist:
        raise Hidden from None
    families = network.families_of(person, on)
    if not families:
        raise Hidden
    family = next((f for f in families if access.may(who, "W1", f, person=person, on=on)), families[0])
    sharing.open_record(who, "W1", family, person=person, on=on, action=action)
    return person, family


@ability(abilities.KEEP_WORDS)
def keep_words(request: HttpRequest, ref: str) -> HttpResponse:
    """Keep somebody's own words: written down by a worker, or entered by the person themselves."""
    person, family = opened(request, ref, "keep_words")
    who, _ = asker(request)
    if who.is_family:
        return my_words(request, person, family)
    return words_of_another(request, person, family)


def my_words(request: HttpRequest, person: Person, family: Family) -> HttpResponse:
    """A child's or parent's own entry. Nobody writes in another's name."""
    who, on = asker(request)
    if person.pk not in who.person_ids:
        raise Hidden
    form = MyWordsForm.of(request, about=person.ref)

    def send() -> HttpResponse:
        actions.keep_words(
            person,
            family,
            form.cleaned_data["words"],
            said_on=on,
            wrote_down_by=person.known_as,
            by=who,
            on=on,
            gathered="own_entry",
            only_my_worker=form.cleaned_data["only_my_worker"],
            warned_first=True,
        )
        return redirect("home")

    return web.answer(request, form, "voice/my_words.html", send, {"person": person})


def words_of_another(request: HttpRequest, person: Person, family: Family) -> HttpResponse:
    """Words that a worker heard, written down for the person."""
    who, on = asker(request)
    form = KeepWordsForm.of(request, about=person.ref)
    worker = agencies.practitioner_of(who)

    def send() -> HttpResponse:
        told = {k: v for k, v in form.answers.items() if k != "words"}
        actions.keep_words(
            person,
            family,
            form.cleaned_data["words"],
            wrote_down_by=worker.known_as if worker else who.name,
            by=who,
            on=on,
            **told,
        )
        return redirect("person", ref=person.ref)

    context = {"person": person, "ways": rules.WAYS_TO_ASK, "say_first": rules.SAY_FIRST}
    return web.answer(request, form, "voice/keep_words.html", send, context)


@ability(abilities.RECORD_CONSENT)
def record_consent(request: HttpRequest, ref: str) -> HttpResponse:
    """Record what one person agreed to, or did not."""
    person, family = opened(request, ref, "record_consent")
    who, _ = asker(request)
    form = RecordConsentForm.of(request, about=person.ref)

    def send() -> HttpResponse:
        told = form.answers
        actions.record_consent(
            person,
            family,
            told["purpose"],
            told["decision"],
            decided_on=told["decided_on"],
            by=who,
            in_their_words=told["in_their_words"],
            told_what_happens=told["told_what_happens"],
        )
        return redirect("person", ref=person.ref)

    return web.answer(request, form, "voice/record_consent.html", send, {"person": person})


@ability(abilities.EXPLAIN_SILENCE)
def explain_silence(request: HttpRequest, ref: str) -> HttpResponse:
    """Say why a child's own words are missing, and how they will be asked."""
    person, family = opened(request, ref, "explain_silence")
    who, on = asker(request)
    form = ExplainSilenceForm.of(request, about=person.ref)

    def send() -> HttpResponse:
        actions.explain_silence(
            person, family, form.answers["reason"], on_day=on, by=who, what_next=form.answers["what_next"]
        )
        return redirect("person", ref=person.ref)

    return web.answer(request, form, "voice/explain_silence.html", send, {"person": person})
