"""Whether this room holds anything about a family: asked by every family's page, before it reads more."""

from kinfold.base import prepared
from kinfold.network import queries as network
from kinfold.network.models import Family

_ASKED = """
    SELECT EXISTS (SELECT 1 FROM kin_explored WHERE family_id = ANY(%s::bigint[]))
        OR EXISTS (SELECT 1 FROM kin_familygroup WHERE family_id = ANY(%s::bigint[]))
        OR EXISTS (SELECT 1 FROM kin_temporaryapproval WHERE family_id = ANY(%s::bigint[]))
        OR EXISTS (SELECT 1 FROM kin_carersupport WHERE family_id = ANY(%s::bigint[]))
"""


def anything(family: Family) -> bool:
    """Say whether anything was ever written in this room about a family. One prepared query; tells nobody anything by itself."""
    numbers = list(network.family_ids(family))
    return bool(prepared.run(_ASKED, [numbers] * _ASKED.count("%s"))[0][0])
