"""The design room's own pages: drafts kept while somebody writes, and the gallery of components."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from kinfold.base.abilities import ability
from kinfold.design import abilities, drafts, filters, specimens, web


@require_POST
@ability(abilities.SAVE_DRAFT)
def save_draft(request: HttpRequest) -> HttpResponse:
    """Keep what somebody has typed so far; say when."""
    form, about = request.POST.get("draft_form", ""), request.POST.get("draft_about", "")
    data = drafts.contents(request.POST)
    if not drafts.fits(form, about, data):
        return HttpResponse("This is too long to be kept as a draft.", status=413, content_type="text/plain")
    drafts.save(drafts.account_of(request), form, about, data)
    return HttpResponse(f"Draft kept at {filters.clock_time(timezone.now())}.", content_type="text/plain")


@ability(abilities.SEE_GALLERY)
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component with invented content; its form can be sent."""
    form = specimens.SpecimenForm.of(request)
    context = specimens.context(request.today)  # type: ignore[attr-defined]

    def done() -> HttpResponse:
        specimens.receive(form)
        return redirect(f"{reverse('gallery')}?sent=yes")

    return web.answer(request, form, "design/gallery.html", done, context)
