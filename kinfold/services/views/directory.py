"""Pages of the directory of help."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.design import web
from kinfold.design.web import asker
from kinfold.services import abilities, queries, rules
from kinfold.services.forms.asking import NOT_ASKED_FOR
from kinfold.services.models import Service
from kinfold.sharing import queries as access


@require_safe
@ability(abilities.SEE_DIRECTORY)
def directory(request: HttpRequest) -> HttpResponse:
    """Look for help in words or by need. Coming from a family's page, each service leads back to asking for it there."""
    who, on = asker(request)
    words, need = request.GET.get("words", "")[:100].replace("\x00", ""), request.GET.get("need", "")
    need = need if need in rules.NEEDS else ""
    found = queries.directory(words, need, on=on)
    order = list(rules.KINDS_OF_HELP)
    kinds = sorted({one.kind for one in found}, key=lambda kind: order.index(kind) if kind in order else 99)
    shown = {
        "groups": [(rules.kind_says(kind), [one for one in found if one.kind == kind]) for kind in kinds],
        "number": len(found),
        "words": words,
        "need": need,
        "needs": sorted(((word, label.worker) for word, label in rules.NEEDS.items()), key=lambda n: n[1]),
        "family_ref": family_ref(request),
        "sees_unmet": access.may(who, "R1", None, on=on),
    }
    return web.render(request, "services/directory.html", shown)


@require_safe
@ability(abilities.SEE_SERVICE)
def service(request: HttpRequest, slug: str) -> HttpResponse:
    """One kind of help: what it does, for whom, and where that is written."""
    try:
        found = queries.service(slug)
    except Service.DoesNotExist:
        raise Hidden from None
    shown = {
        "service": found,
        "kind": rules.kind_says(found.kind) if found.kind else "",
        "needs": [rules.need_says(need) for need in found.needs],
        "sources": rules.sources_said(found.sources),
        "may_be_asked_for": found.kind not in NOT_ASKED_FOR,
        "family_ref": family_ref(request),
    }
    return web.render(request, "services/service.html", shown)


def family_ref(request: HttpRequest) -> str:
    """The reference of the family from whose page somebody came. It opens nothing."""
    ref = request.GET.get("family", "")
    return ref if ref.isalnum() and len(ref) <= 20 and ref.isascii() else ""
