"""Whether this room holds anything about a family: asked by every family's page, of all such rooms at once."""

ANYTHING = """
    SELECT EXISTS (SELECT 1 FROM care_periodofcare WHERE family_id = ANY(%s::bigint[]))
        OR EXISTS (SELECT 1 FROM care_missing WHERE family_id = ANY(%s::bigint[]))
        OR EXISTS (SELECT 1 FROM care_leavingcare WHERE family_id = ANY(%s::bigint[]))
        OR EXISTS (SELECT 1 FROM care_shortbreak WHERE family_id = ANY(%s::bigint[]))
        OR EXISTS (SELECT 1 FROM care_promisedtime WHERE family_id = ANY(%s::bigint[]))
"""
"""A statement for `kinfold.base.prepared.which_hold`: the numbers of the family stand at each place."""
