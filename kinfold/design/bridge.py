"""From a Django form field to the GOV.UK macro that draws it, and from its errors to the box they belong to."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.widgets import Input
from markupsafe import Markup

from kinfold.design.fields import DatePartsError, DateWidget

Params = dict[str, Any]
HEADING_CLASSES = {"s": "--s", "m": "--m", "l": "--l", "xl": "--xl"}
WIDTH_OF_A_NUMBER = "5"
"""Characters that a count has room for: a box as wide as the page asks for an essay."""


def render_field(form: forms.BaseForm, name: str, **options: Any) -> Markup:
    """Draw one field: its label, hint, error and input.

    Options: `label`, `hint` (override), `size` of the label ("s", "m", "l"), `heading` (the label is the page's h1),
    `rows`, `width` (2, 3, 4, 5, 10, 20 characters), `inline`, `prefix`, `suffix`, `conditional` ({value: html}),
    `hints` ({value: words}), `divider_before` (a value), `autocomplete`, `inputmode`, `classes`.
    """
    bound = form[name]
    for widget_type, draw in DRAWERS:
        if isinstance(bound.field.widget, widget_type):
            return Markup(draw(bound, options))  # noqa: S704 - made by the GOV.UK macros, which escape
    raise TypeError(f"{type(bound.field.widget).__name__} has no GOV.UK macro; draw {name} by hand.")


def error_summary(form: forms.BaseForm, title: str = "There is a problem") -> Markup:
    """Draw the box at the top that lists what has to be looked at again, each linked to its input."""
    if not form.errors:
        return Markup("")
    items: list[Params] = [{"text": str(message)} for message in form.non_field_errors()]
    for name in form.errors:
        if name in form.fields:
            items += [
                {"text": str(message), "href": f"#{input_id(form[name])}"} for message in form[name].errors
            ]
    return Markup(macro("ErrorSummary")({"titleText": title, "errorList": items}))  # noqa: S704


def input_id(bound: BoundField) -> str:
    """Return the id of the input an error is linked to: a date's first wrong box, the first radio or tick box."""
    own = str(bound.id_for_label or bound.auto_id)
    widget = bound.field.widget
    if isinstance(widget, DateWidget):
        return f"{base_id(bound)}-{wrong_parts(bound)[0]}"
    if isinstance(widget, forms.CheckboxSelectMultiple | forms.RadioSelect | forms.CheckboxInput):
        return base_id(bound)
    return own


def base_id(bound: BoundField) -> str:
    """Return the id from which the ids of an input's parts are made."""
    return str(bound.auto_id)


def wrong_parts(bound: BoundField) -> tuple[str, ...]:
    """Return the boxes of a date that its error is about; the day when there is none."""
    for error in bound.errors.as_data():
        if isinstance(error, DatePartsError):
            return error.parts
    return ("day",)


def macro(name: str) -> Callable[[Params], str]:
    """Return a GOV.UK macro by the end of its name."""
    from kinfold.design.environment import govuk_macros

    found: Callable[[Params], str] = govuk_macros()[f"govuk{name}"]
    return found


def basics(bound: BoundField, options: Params) -> Params:
    """Return what every input has: id, name, label, hint, error."""
    label: Params = {"text": options.get("label") or label_text(bound)}
    label["classes"] = f"govuk-label--{options.get('size', 's')}"
    label["isPageHeading"] = bool(options.get("heading"))
    params: Params = {"id": base_id(bound), "name": bound.html_name, "label": label}
    return with_hint_and_error(params, bound, options)


def with_hint_and_error(params: Params, bound: BoundField, options: Params) -> Params:
    """Add the hint and the first error."""
    hint = options.get("hint") or bound.help_text
    if hint:
        params["hint"] = {"html": hint} if isinstance(hint, Markup) else {"text": str(hint)}
    if bound.errors:
        params["errorMessage"] = {"text": " ".join(str(message) for message in bound.errors)}
    if options.get("classes"):
        params["classes"] = options["classes"]
    return params


def label_text(bound: BoundField) -> str:
    """Return the label, with "(optional)" where an answer is not needed."""
    optional = not bound.field.required and not isinstance(bound.field.widget, forms.CheckboxInput)
    return (
        f"{bound.label} (optional)"
        if optional and getattr(bound.field, "say_optional", True)
        else str(bound.label)
    )


def grouped(bound: BoundField, options: Params) -> Params:
    """Return what a group of inputs has: a fieldset with a legend instead of a label."""
    params = basics(bound, options)
    label = params.pop("label")
    size = options.get("size", "s")
    params["fieldset"] = {
        "legend": {
            "text": label["text"],
            "classes": f"govuk-fieldset__legend--{size}",
            "isPageHeading": label["isPageHeading"],
        }
    }
    params["idPrefix"] = params["id"]
    return params


def draw_input(bound: BoundField, options: Params) -> str:
    """One line of text, a number, an e-mail address, a password."""
    widget: Any = bound.field.widget
    params = basics(bound, options)
    params["type"] = widget.input_type
    params["value"] = "" if widget.input_type == "password" else shown_value(bound)
    params["autocomplete"] = options.get("autocomplete") or widget.attrs.get("autocomplete")
    params["inputmode"] = options.get("inputmode") or widget.attrs.get("inputmode")
    for side in ("prefix", "suffix"):
        if options.get(side):
            params[side] = {"text": options[side]}
    width = options.get("width") or (WIDTH_OF_A_NUMBER if widget.input_type == "number" else "")
    if width:
        params["classes"] = f"{params.get('classes', '')} govuk-input--width-{width}".strip()
    params["attributes"] = {"dir": "auto"} if widget.input_type == "text" else {}
    return macro("Input")(params)


def draw_textarea(bound: BoundField, options: Params) -> str:
    """Several paragraphs."""
    params = basics(bound, options)
    params["rows"] = str(options.get("rows") or bound.field.widget.attrs.get("rows") or 6)
    params["value"] = shown_value(bound)
    params["attributes"] = {"dir": "auto"}
    most = getattr(bound.field, "max_length", None)
    if most is None:
        return macro("Textarea")(params)
    return macro("CharacterCount")({**params, "maxlength": str(most), "threshold": "80"})


def draw_select(bound: BoundField, options: Params) -> str:
    """One of many, in a list."""
    chosen = {str(value) for value in as_list(bound.value())}
    items = [
        {"value": str(value), "text": str(text), "selected": str(value) in chosen}
        for value, text in flat(bound.field.widget.choices)
    ]
    return macro("Select")({**basics(bound, options), "items": items})


def draw_radios(bound: BoundField, options: Params) -> str:
    """One of a few."""
    params = grouped(bound, options)
    params["items"] = choices(bound, options)
    if options.get("inline"):
        params["classes"] = "govuk-radios--inline"
    return macro("Radios")(params)


def draw_checkboxes(bound: BoundField, options: Params) -> str:
    """Any of a few."""
    return macro("Checkboxes")({**grouped(bound, options), "items": choices(bound, options)})


def draw_tick(bound: BoundField, options: Params) -> str:
    """One box to be ticked."""
    item: Params = {
        "value": "on",
        "text": options.get("label") or str(bound.label),
        "checked": bool(bound.value()),
        "id": base_id(bound),
    }
    hint = options.get("hint") or bound.help_text
    if hint:
        item["hint"] = {"text": str(hint)}
    params: Params = {"name": bound.html_name, "idPrefix": base_id(bound), "items": [item]}
    if bound.errors:
        params["errorMessage"] = {"text": " ".join(str(message) for message in bound.errors)}
    return macro("Checkboxes")(params)


def draw_date(bound: BoundField, options: Params) -> str:
    """Day, month and year; with a tick for "about" where a rough date is welcome."""
    params = grouped(bound, options)
    widget: Any = bound.field.widget
    typed = widget.format_value(bound.value())
    wrong = wrong_parts(bound) if bound.errors else ()
    params["namePrefix"] = bound.html_name
    params["items"] = [
        {
            "name": part,
            "value": typed.get(part, ""),
            "inputmode": "text" if part == "month" else "numeric",
            "classes": f"govuk-input--width-{width}" + (" govuk-input--error" if part in wrong else ""),
        }
        for part, width in (("day", 2), ("month", 4), ("year", 4))
    ]
    drawn = macro("DateInput")(params)
    return drawn + about_tick(bound, bool(typed.get("about"))) if widget.rough else drawn


def about_tick(bound: BoundField, ticked: bool) -> str:
    """The tick that says that a date is rough."""
    name = f"{bound.html_name}-about"
    item = {"value": "yes", "text": "About then: I am not sure of the exact date", "checked": ticked}
    return macro("Checkboxes")(
        {
            "name": name,
            "idPrefix": f"{base_id(bound)}-about",
            "classes": "govuk-checkboxes--small kf-about",
            "items": [item],
        }
    )


def draw_file(bound: BoundField, options: Params) -> str:
    """A file to be sent."""
    return macro("FileUpload")(basics(bound, options))


def choices(bound: BoundField, options: Params) -> list[Params]:
    """Return the items of radios or tick boxes, with their hints, dividers and what they reveal."""
    chosen = {str(value) for value in as_list(bound.value())}
    hints = options.get("hints") or {}
    conditional = options.get("conditional") or {}
    items: list[Params] = []
    for value, text in flat(bound.field.widget.choices):
        if value == "" and not isinstance(bound.field, forms.MultipleChoiceField):
            continue
        if options.get("divider_before") == value:
            items.append({"divider": "or"})
        item: Params = {"value": str(value), "text": str(text), "checked": str(value) in chosen}
        if value in hints:
            item["hint"] = {"text": hints[value]}
        if value in conditional:
            item["conditional"] = {"html": conditional[value]}
        items.append(item)
    return items


def flat(choices_given: Any) -> list[tuple[Any, Any]]:
    """Return choices without their groups."""
    found: list[tuple[Any, Any]] = []
    for value, text in choices_given:
        found += flat(text) if isinstance(text, list | tuple) else [(value, text)]
    return found


def as_list(value: Any) -> list[Any]:
    """Return a value as a list: none, one or several."""
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple | set | frozenset) else [value]


def shown_value(bound: BoundField) -> str:
    """Return what to show in a text box."""
    value = bound.value()
    return "" if value is None else str(value)


# In this order: CheckboxSelectMultiple is a RadioSelect to Python, and Textarea and Select are not Inputs.
DRAWERS: tuple[tuple[type[forms.Widget], Callable[[BoundField, Params], str]], ...] = (
    (DateWidget, draw_date),
    (forms.CheckboxSelectMultiple, draw_checkboxes),
    (forms.RadioSelect, draw_radios),
    (forms.CheckboxInput, draw_tick),
    (forms.Select, draw_select),
    (forms.Textarea, draw_textarea),
    (forms.FileInput, draw_file),
    (Input, draw_input),
)
