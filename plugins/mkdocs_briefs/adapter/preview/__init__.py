"""``mkdocs serve``: what is made when a browser asks for it, and what is told on the page."""
