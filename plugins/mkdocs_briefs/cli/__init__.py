"""The ``briefs`` command."""
