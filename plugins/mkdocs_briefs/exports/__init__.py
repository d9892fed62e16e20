"""Files beside the pages, made for other programs: one export a file, ``(site) -> texts by address``."""

from collections.abc import Callable, Mapping

from mkdocs_briefs.exports.api import api_files
from mkdocs_briefs.exports.bibliography import bibliography_files
from mkdocs_briefs.exports.briefs import brief_files
from mkdocs_briefs.exports.site import Site

# A brief that has the address of our bibliography comes after it, and so keeps its own files.
EXPORTS: tuple[Callable[[Site], Mapping[str, str]], ...] = (api_files, bibliography_files, brief_files)
"""Every export. Addresses are from the site's root; of two files at one address, the later export's stays."""
