"""What we changed: the list, a new entry, and looking again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.design import web
from kinfold.insight import abilities, actions, queries, rules
from kinfold.insight.forms import LookAgainForm, WriteChangeForm
from kinfold.insight.views.opening import may_write, open_counts


@require_safe
@ability(abilities.SEE_CHANGES)
def what_we_changed(request: HttpRequest) -> HttpResponse:
    """Show what figures led to, and what was seen when somebody looked again."""
    who, _, decision = open_counts(request, "what_we_changed")
    shown = {
        "changes": queries.changes(),
        "tables": rules.TABLES,
        "may_write": may_write(who) and decision.code == "allow",
    }
    return web.render(request, "insight/what_we_changed.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@ability(abilities.WRITE_CHANGE)
def write_change(request: HttpRequest) -> HttpResponse:
    """Write down which figures led to which decision."""
    who, on, decision = open_counts(request, "write_change")
    if not may_write(who) or decision.code != "allow":
        raise Hidden
    form = WriteChangeForm.of(request)
    table = request.GET.get("table", "")
    web.begin_with(
        form, table=table if table in rules.TABLES else "needs", chosen=request.GET.get("chosen", "")[:300]
    )

    def save() -> HttpResponse:
        actions.write_change(**form.answers, as_of=rules.month_end(on), by=who, on=on)
        return redirect("what_we_changed")

    return web.answer(request, form, "insight/write_change.html", save, {"as_of": rules.month_end(on)})


@require_http_methods(["GET", "HEAD", "POST"])
@ability(abilities.LOOK_AGAIN)
def look_at_change(request: HttpRequest, ref: str) -> HttpResponse:
    """Say what is seen when somebody looks again."""
    who, on, decision = open_counts(request, "look_at_change", about=ref)
    if not may_write(who) or decision.code != "allow":
        raise Hidden
    change = web.find(queries.change, ref)
    form = LookAgainForm.of(request, about=change.ref)
    web.begin_with(form, on_day=on)

    def save() -> HttpResponse:
        actions.look_again(change, **form.answers, by=who, on=on)
        return redirect("what_we_changed")

    shown = {"change": change, "tables": rules.TABLES}
    return web.answer(request, form, "insight/look_again.html", save, shown)
