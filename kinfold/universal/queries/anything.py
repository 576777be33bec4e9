"""Whether this room has anything to say about a family: asked by every family's page, of all such rooms at once."""

ANYTHING = """
    SELECT EXISTS (SELECT 1 FROM universal_healthcheck WHERE family_id = ANY(%s::bigint[]) AND state <> 'done')
        OR EXISTS (SELECT 1 FROM universal_transitionday WHERE family_id = ANY(%s::bigint[]))
        OR EXISTS (SELECT 1 FROM universal_healthcontact WHERE family_id = ANY(%s::bigint[]) AND about_what = 'violence')
        OR EXISTS (SELECT 1 FROM chronology_entry WHERE family_id = ANY(%s::bigint[])
                   AND kind IN ('pregnancy_known', 'birth', 'court_step'))
"""
"""A statement for `kinfold.base.prepared.which_hold`: the numbers of the family stand at each place.

What follows from a birthday alone stands in no row: the daily `follow_checks` makes the rows and clocks of what is due."""
