"""The search of a site: what its engine reads, and what it writes."""
