"""Whether this room holds anything about a family: asked by every family's page, of all such rooms at once."""

ANYTHING = """
    SELECT EXISTS (SELECT 1 FROM school_schoolplace WHERE family_id = ANY(%s::bigint[]))
        OR EXISTS (SELECT 1 FROM school_schoolexclusion WHERE family_id = ANY(%s::bigint[]))
        OR EXISTS (SELECT 1 FROM school_preventionpanel WHERE family_id = ANY(%s::bigint[]))
        OR EXISTS (SELECT 1 FROM school_ehcrequest WHERE family_id = ANY(%s::bigint[]))
"""
"""A statement for `kinfold.base.prepared.which_hold`: the numbers of the family stand at each place."""
