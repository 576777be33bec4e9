"""What the pages of the school room let somebody do."""
