"""Two records of one person: asked by one worker, agreed by another, and undone without loss.

Nothing is moved. The merged record points at the one that is kept; reading doors look at both. Where
two labels of protection differ, the stricter must win: that is for the sharing room, which reads
`queries.same_ids`.
"""

from datetime import date

from kinfold.base.errors import NotNow, RefusedOpenly
from kinfold.base.who import Who
from kinfold.people import rules
from kinfold.people.actions.filing import rebuild_keys
from kinfold.people.actions.signing import signed
from kinfold.people.models import Merge, Person
from kinfold.people.queries import persons

LONGEST_WHY = 2000


@signed
def ask_to_merge(kept: Person, merged: Person, *, why: str, by: Who, on: date) -> Merge:
    """Say that two records are one person. Nothing changes until another worker agrees."""
    account = _account(by)
    why = _reason(why)
    _check_pair(kept, merged)
    if Merge.objects.filter(
        kept__in=(kept, merged), merged__in=(kept, merged), agreed_on=None, undone_on=None
    ):
        raise NotNow("Somebody has asked already whether these two are the same person.")
    return Merge.objects.create(kept=kept, merged=merged, why=why, asked_by_id=account, asked_on=on)


@signed
def agree_to_merge(merge: Merge, *, by: Who, on: date) -> Merge:
    """Agree that two records are one person: for a manager or information governance, never for who asked."""
    account = _account(by)
    if not may_agree(by):
        raise RefusedOpenly("A manager or information governance agrees to joining two records.")
    merge = Merge.objects.select_for_update().get(pk=merge.pk)
    if merge.asked_by_id == account:
        raise RefusedOpenly("You asked for this. Somebody else must look at both records and agree.")
    if merge.agreed_on or merge.undone_on:
        raise NotNow("This has been answered already.")
    _check_pair(merge.kept, merge.merged)
    merge.agreed_by_id, merge.agreed_on = account, on
    merge.save()
    _point(merge.merged, merge.kept)
    return merge


@signed
def undo_merge(merge: Merge, *, why: str, by: Who, on: date) -> Merge:
    """They are two people after all (or the question is withdrawn): both records stand by themselves again.

    A merge that two people agreed is undone by a manager or information governance; whoever asked may
    withdraw the question, and duty may take a child made from a worry out again.
    """
    account = _account(by)
    merge = Merge.objects.select_for_update().get(pk=merge.pk)
    if merge.undone_on:
        raise NotNow("This has been undone already.")
    if merge.agreed_by_id and not may_agree(by):
        raise RefusedOpenly("A manager or information governance takes joined records apart.")
    merge.undone_by_id, merge.undone_on, merge.undone_why = account, on, _reason(why)
    merge.save()
    if merge.agreed_on:
        merged = Person.objects.select_for_update().get(pk=merge.merged_id)
        merged.merged_into = None
        if merge.agreed_by_id is None:  # a child from a worry: the question is open again
            merged.unconfirmed = True
        merged.version += 1
        merged.save()
        _point_back(merged)
        rebuild_keys(merge.kept)
        rebuild_keys(merged)
    return merge


@signed
def join_unconfirmed(unconfirmed: Person, known: Person, *, why: str, by: Who, on: date) -> Merge:
    """A child made from a worry turns out to be known: join the new record to theirs. One worker may do this,
    because nobody has yet relied on the new record."""
    account = _account(by)
    if not unconfirmed.unconfirmed:
        raise NotNow("This child has been checked already. To join two known records, ask for a merge.")
    _check_pair(known, unconfirmed)
    merge = Merge.objects.create(
        kept=known, merged=unconfirmed, why=_reason(why), asked_by_id=account, asked_on=on, agreed_on=on
    )
    unconfirmed.unconfirmed = False
    _point(unconfirmed, known)
    return merge


def may_agree(by: Who) -> bool:
    """Who may agree to joining two records, or take them apart: a manager, or information governance."""
    return bool(by.managed_team_ids) or "governance" in by.roles


def _point(merged: Person, kept: Person) -> None:
    """Point a record, and those merged into it before, at the one that is kept: one step, never a chain."""
    merged.merged_into = kept
    merged.version += 1
    merged.save()
    Person.objects.filter(merged_into=merged).update(merged_into=kept)
    rebuild_keys(kept)


def _point_back(apart: Person) -> None:
    """Records that had been merged into one that now stands alone again go back to it."""
    earlier = Merge.objects.filter(kept=apart, agreed_on__isnull=False, undone_on=None)
    Person.objects.filter(pk__in=earlier.values("merged")).update(merged_into=apart)


def _check_pair(kept: Person, merged: Person) -> None:
    """Both must, as they are now, stand by themselves and be two."""
    for one in Person.objects.select_for_update().filter(pk__in=(kept.pk, merged.pk)).order_by("pk"):
        (kept if one.pk == kept.pk else merged).merged_into_id = one.merged_into_id
    if persons.kept(kept).pk == persons.kept(merged).pk:
        raise NotNow("These are one record already.")
    if kept.merged_into_id or merged.merged_into_id:
        raise NotNow("One of these has been joined to another record meanwhile. Please look again.")


def _account(by: Who) -> int:
    if by.account_id is None:
        raise RefusedOpenly("Sign in to do this.")
    return by.account_id


def _reason(why: str) -> str:
    if not why.strip():
        raise NotNow("Say why, in a sentence: somebody will need to understand it later.", "why")
    if len(why) > LONGEST_WHY:
        raise NotNow(f"This is {len(why):,} letters long. There is room for {LONGEST_WHY:,}.", "why")
    return rules.tidy(why)
