"""Briefs' own Markdown: citations and linked actors, as a Python-Markdown extension."""
