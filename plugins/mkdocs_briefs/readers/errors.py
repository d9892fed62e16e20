"""The error for a project that cannot be read."""

from __future__ import annotations


class ProjectError(Exception):
    """A build or command cannot start. The message gives the reason and the remedy, in whole sentences."""
