"""Attributes that mark elements of the tree until it is finished."""

TARGET = "data-briefs-target"
"""Of an element that stands for a link to an actor: the name."""

ANCHOR = "data-briefs-anchor"
"""Of a link in double brackets: the anchor on the page that it leads to, or nothing."""

FRONT = "data-briefs-front"
"""Of a paragraph from the front matter: its number among ``TextContext.front``."""

FILE = "data-briefs-file"
"""Of an element that stands for a link to a file of ours: the address."""
