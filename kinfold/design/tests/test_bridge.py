"""From a form to GOV.UK's inputs, and from an error to the box it belongs to."""

import re
from datetime import date

import pytest
from django import forms
from django.template import engines

from kinfold.base.dates import PartialDate
from kinfold.base.errors import NotNow
from kinfold.design import bridge
from kinfold.design.specimens import SpecimenForm

TODAY = date(2026, 3, 12)
NAMES = [name for name in SpecimenForm.base_fields if name != "token"]


def empty() -> SpecimenForm:
    return SpecimenForm(today=TODAY)


def ids(html: str) -> list[str]:
    return re.findall(r'\bid="([^"]+)"', html)


def test_every_field_is_drawn_with_its_label_and_its_own_ids() -> None:
    html = "".join(bridge.render_field(empty(), name) for name in NAMES)
    assert len(ids(html)) == len(set(ids(html)))
    for name in NAMES:
        assert str(SpecimenForm.base_fields[name].label) in html


def test_every_error_is_linked_to_an_input_that_is_there() -> None:
    form = SpecimenForm({"places": ["moon"], "room": "moon", "born-day": "3"}, today=TODAY)
    assert not form.is_valid()
    drawn = "".join(bridge.render_field(form, name) for name in NAMES)
    targets = re.findall(r'href="#([^"]+)"', bridge.error_summary(form))
    assert set(targets) == {"id_name", "id_seen_on-day", "id_born-month", "id_agreed", "id_places", "id_room"}
    inputs = re.findall(r"<(?:input|select|textarea)[^>]*\bid=\"([^\"]+)\"", drawn)
    assert set(targets) <= set(inputs)


def test_only_the_wrong_box_of_a_date_is_marked() -> None:
    form = SpecimenForm({"seen_on-day": "3", "seen_on-month": "3", "seen_on-year": "26"}, today=TODAY)
    html = bridge.render_field(form, "seen_on")
    marked = re.findall(r"<input[^>]*govuk-input--error[^>]*>", html)
    assert len(marked) == 1
    assert 'name="seen_on-year"' in marked[0]
    assert bridge.error_summary(form).count("#id_seen_on-year") == 1


def test_tick_boxes_are_tick_boxes_although_python_takes_them_for_radios() -> None:
    html = bridge.render_field(empty(), "places")
    assert html.count('type="checkbox"') == 3
    assert "radio" not in html


def test_what_was_typed_comes_back_escaped() -> None:
    typed = '<script>alert(1)</script> "quoted" بيت'
    form = SpecimenForm(
        {
            "name": typed,
            "words": typed,
            "seen_on-month": typed,
            "places": ["home", "school"],
            "agreed": "no",
            "told": "on",
        },
        today=TODAY,
    )
    assert not form.is_valid()
    html = "".join(bridge.render_field(form, name) for name in NAMES)
    assert "<script" not in html
    assert html.count("&lt;script&gt;alert(1)") >= 3
    assert len(re.findall(r"<input[^>]*checked", html)) == 4


def test_a_date_is_shown_as_accurately_as_it_is_known() -> None:
    form = SpecimenForm(
        today=TODAY, initial={"born": PartialDate(date(1995, 5, 1), "month"), "seen_on": TODAY}
    )
    born, seen = bridge.render_field(form, "born"), bridge.render_field(form, "seen_on")
    assert (
        re.findall(r'name="born-(\w+)" type="text" value="(\d+)"', re.sub(r"\s+", " ", born))
        or 'value="1995"' in born
    )
    assert 'value="5"' in born
    assert 'value="12"' in seen
    assert "born-about" in born
    assert "seen_on-about" not in seen


def test_a_refusal_from_an_action_stands_at_its_field_or_at_the_top() -> None:
    form = SpecimenForm({"name": "Jake"}, today=TODAY)
    form.is_valid()
    form.refuse(NotNow("Say when you saw them together.", field="seen_on"))
    form.refuse(NotNow("This worry was answered already."))
    html = bridge.error_summary(form)
    assert "This worry was answered already." in html
    assert "Say when you saw them together." in form.errors["seen_on"]


def test_an_answer_that_is_not_needed_says_so() -> None:
    assert "(optional)" in bridge.render_field(empty(), "words")
    assert "(optional)" not in bridge.render_field(empty(), "name")
    assert "(optional)" not in bridge.render_field(empty(), "told")


def test_options_reach_the_input() -> None:
    html = bridge.render_field(
        empty(),
        "agreed",
        heading=True,
        size="l",
        inline=True,
        hints={"no": "We can still help."},
        divider_before="not_asked",
    )
    assert "<h1" in html
    assert "govuk-radios--inline" in html
    assert "We can still help." in html
    assert "govuk-radios__divider" in html


def test_a_widget_without_a_macro_is_named() -> None:
    class Odd(forms.Form):
        odd = forms.Field(widget=forms.Widget())

    with pytest.raises(TypeError, match="draw odd by hand"):
        bridge.render_field(Odd(), "odd")


def test_all_fields_of_a_form_can_be_drawn_at_once() -> None:
    source = '{% import "design/components.html" as c %}{{ c.fields(form) }}'
    html = engines["jinja2"].from_string(source).render({"form": empty()})
    assert html.count("govuk-form-group") >= len(NAMES)
    assert "token" not in html
