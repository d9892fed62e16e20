"""What can go wrong."""


class PaperError(Exception):
    """A brief cannot be set on paper. The text says why."""
