"""Why a project cannot be read."""

from __future__ import annotations


class ProjectError(Exception):
    """What stops a build or a command before anything is read, and the way out, in whole sentences."""
