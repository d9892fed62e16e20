"""The corpus as pages: the list of pages, and their rendering by templates."""
