"""Pictures of briefs for other sites, which show them with a link."""
