"""Files for other programs: one export a module, a function from the site to texts by address."""

from collections.abc import Callable, Mapping

from mkdocs_briefs.exports.api import api_files
from mkdocs_briefs.exports.bibliography import bibliography_files
from mkdocs_briefs.exports.briefs import brief_files
from mkdocs_briefs.exports.site import Site

# Order matters: a brief at the address of the bibliography page replaces the files of the bibliography.
EXPORTS: tuple[Callable[[Site], Mapping[str, str]], ...] = (api_files, bibliography_files, brief_files)
"""All exports. Addresses are relative to the site's root. Later exports override earlier ones."""
