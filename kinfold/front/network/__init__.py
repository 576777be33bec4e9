"""Pages of the family map: the genogram and ecomap on any date, and building them with the family at the table."""
