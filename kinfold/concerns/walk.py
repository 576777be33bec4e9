"""A form of several short pages. Each page is a draft of its author, so nothing is lost and it works without scripts.

A walk has a key of its own in the address; the drafts are filed under it. The last page reads them all, checks them
again and sends them once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect

from kinfold.base import ids
from kinfold.base.models import Draft
from kinfold.design import drafts, web
from kinfold.design.forms import Form

KEY_PREFIX = "D"


@dataclass(frozen=True, slots=True)
class Step:
    """One page: its word in the address, its form, its template."""

    slug: str
    form: type[Form]
    template: str


class Walk:
    """One author's walk through the pages, at one request."""

    def __init__(self, request: HttpRequest, key: str, steps: Sequence[Step], url_name: str) -> None:
        """Read what was typed so far, in one query. Raises Http404 for a key that is not one."""
        if not (len(key) == ids.LENGTH + 1 and key.isalnum() and key.startswith(KEY_PREFIX)):
            raise Http404
        self.request, self.key, self.steps, self.url_name = request, key, tuple(steps), url_name
        self.account = drafts.account_of(request)
        names = [step.form.form_name() for step in self.steps]
        rows = Draft.objects.filter(account_id=self.account or 0, about=key, form__in=names)
        self.kept: dict[str, QueryDict] = {row.form: drafts.as_query(row.data) for row in rows}

    @staticmethod
    def new_key() -> str:
        """Make the key of a new walk."""
        return ids.new_ref(KEY_PREFIX)

    def step(self, slug: str) -> Step:
        """Return a page by its word. Raises Http404."""
        found = next((step for step in self.steps if step.slug == slug), None)
        if found is None:
            raise Http404
        return found

    def of(self, slug: str) -> QueryDict:
        """What was typed on a page so far; empty when nothing was."""
        return self.kept.get(self.step(slug).form.form_name(), QueryDict())

    def url(self, slug: str) -> HttpResponse:
        """Go to a page."""
        return redirect(self.url_name, key=self.key, step=slug)

    def after(self, slug: str) -> str:
        """The page after one; "check" after the last, or when a change was being made from there."""
        if self.request.GET.get("then") == "check":
            return "check"
        slugs = [step.slug for step in self.steps]
        place = slugs.index(slug) + 1
        return slugs[place] if place < len(slugs) else "check"

    def before(self, slug: str) -> str:
        """The page before one; empty before the first."""
        slugs = [step.slug for step in self.steps]
        place = len(slugs) if slug == "check" else slugs.index(slug)
        return slugs[place - 1] if place else ""

    def show(
        self,
        slug: str,
        make: Callable[..., Form],
        context: dict[str, Any],
        *,
        stay: Callable[[QueryDict], bool] = lambda posted: False,
    ) -> HttpResponse:
        """Show a page, or keep what was typed on it and go on. `stay`: a button that keeps one on the page."""
        step = self.step(slug)
        shown = {
            **context,
            "walk": self,
            "step": slug,
            "back": self.before(slug),
            "number": self.number(slug),
        }
        if self.request.method != "POST":
            form = make(None)
            form.fill_from(self.of(slug))
            return web.render(self.request, step.template, {**shown, "form": form})
        self._keep(step, self.request.POST)
        if stay(self.request.POST):
            return self.url(slug)
        form = make(self.request.POST)
        if form.is_valid():
            return self.url(self.after(slug))
        return web.render(self.request, step.template, {**shown, "form": form}, status=web.NOT_UNDERSTOOD)

    def number(self, slug: str) -> str:
        """Say where one is: "Page 2 of 4"."""
        slugs = [step.slug for step in self.steps]
        return f"Page {slugs.index(slug) + 1} of {len(slugs)}"

    def _keep(self, step: Step, posted: QueryDict) -> None:
        """Keep the page as typed; an emptied page is forgotten, so that old words do not come back."""
        data = drafts.contents(posted)
        if drafts.is_empty(data):
            drafts.forget(self.account, step.form.form_name(), self.key)
        else:
            drafts.save(self.account, step.form.form_name(), self.key, data)

    def prefill(self, slug: str, **typed: str) -> None:
        """Put something on a page before its author comes to it."""
        drafts.save(
            self.account, self.step(slug).form.form_name(), self.key, {k: [v] for k, v in typed.items()}
        )

    def forget(self) -> None:
        """Forget every page: it has been sent."""
        names = [step.form.form_name() for step in self.steps]
        Draft.objects.filter(account_id=self.account or 0, about=self.key, form__in=names).delete()
