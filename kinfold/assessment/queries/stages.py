"""The one assessment of a family, and its stages: what they are for, what they mean for each child, who signed."""

from datetime import date
from functools import cache

from kinfold.assessment.models import Analysis, Assessment, Contribution, Signature, Stage
from kinfold.base import prepared
from kinfold.base.who import NOBODY
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.sharing.queries import View

OPEN = (Stage.State.OPEN, Stage.State.READY)
SEEN_BY_ALL = (Stage.State.READY, Stage.State.SIGNED)


def assessment_of(family: Family) -> Assessment | None:
    """Return the family's assessment, or None before anybody began one. After two families were joined, the older one."""
    rows = Assessment.objects.filter(family_id__in=network.family_ids(family))
    return rows.select_related("family").order_by("begun_on", "pk").first()


def stage(ref: str) -> Stage:
    """Return a stage by reference, with its family and its people. Raises `Stage.DoesNotExist`."""
    people = ("lead__organisation", "signed_by__organisation", "approved_by__organisation")
    return Stage.objects.select_related("assessment__family__joined_into", *people).get(ref=ref)


def stages(family: Family) -> list[Stage]:
    """Every stage of a family, in order of beginning."""
    rows = Stage.objects.filter(assessment__family_id__in=network.family_ids(family))
    return list(rows.select_related("assessment", "lead__organisation").order_by("begun_on", "pk"))


def begun(family: Family) -> tuple[date | None, list[Stage]]:
    """When the assessment was begun, if it was; and every stage in order of beginning, without the people in it.

    One prepared query.
    """
    names = [field.attname for field in Stage._meta.concrete_fields]
    rows = prepared.run(_begun(), [list(network.family_ids(family))])
    found = prepared.instances(Stage, names, (row[1:] for row in rows if row[1] is not None))
    return min((row[0] for row in rows), default=None), found


@cache
def _begun() -> str:
    columns = ", ".join(
        f's."{field.column}"' for field in Stage._meta.concrete_fields
    )  # the number stands first
    return (
        f"SELECT a.begun_on, {columns} FROM assessment_assessment a "  # noqa: S608 - names of columns
        "LEFT JOIN assessment_stage s ON s.assessment_id = a.id "
        "WHERE a.family_id = ANY(%s::bigint[]) ORDER BY s.begun_on, s.id"
    )


def open_stage(family: Family, purpose: str | None = None) -> Stage | None:
    """The stage that is being written (the newest, where several are), of one purpose or of any."""
    rows = Stage.objects.filter(
        assessment__family_id__in=network.family_ids(family), state__in=[str(state) for state in OPEN]
    )
    if purpose is not None:
        rows = rows.filter(purpose=purpose)
    return rows.select_related("assessment", "lead__organisation").order_by("-begun_on", "-pk").first()


def analyses(of: Stage, view: View | None) -> list[Analysis]:
    """What it means for each child. Workers read along while it is written; partners and the family when it is ready.

    It may rest on what is withheld from somebody, so somebody from whom anything is withheld here does not read it.
    """
    rows = Analysis.objects.filter(stage=of).select_related("child", "written_by").order_by("pk")
    if view is None:
        return list(rows)
    if not view.whole("V3") and (of.state not in SEEN_BY_ALL or not view.whole("V8")):
        return []
    return [row for row in rows if not view.hides("person", about=[row.child.ref])]


def signatures(of: Stage, view: View | None) -> list[Signature]:
    """How each person answered, in order. Whether a relative signed is their own: others of the family do not read it."""
    rows = Signature.objects.filter(stage=of).select_related("person", "practitioner__organisation")
    found = list(rows.order_by("on_day", "pk"))
    if view is None:
        return found
    who = view.who or NOBODY
    if view.whole("V3"):
        hidden = [
            row for row in found if row.person is not None and view.hides("person", about=[row.person.ref])
        ]
        return [row for row in found if row not in hidden]
    return [row for row in found if row.person is None or row.person_id in who.person_ids]


def relied_on(of: Stage) -> list[Contribution]:
    """The contributions on which a signed stage rests, as they were signed. Not yet for a reader: see `comparing.held`."""
    rows = Contribution.objects.filter(relied_on_by__stage=of).order_by("pk")
    return list(rows.prefetch_related("person", "said_by_person", "organisation"))
