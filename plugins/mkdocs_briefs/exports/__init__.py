"""Files for other programs: one kind a module, a function from the site to its files."""

from collections.abc import Callable, Iterable

from mkdocs_briefs.exports.api import api_files
from mkdocs_briefs.exports.bibliography import bibliography_files
from mkdocs_briefs.exports.briefs import brief_files
from mkdocs_briefs.exports.core import core_files
from mkdocs_briefs.exports.crawlers import crawler_files
from mkdocs_briefs.exports.export import Export
from mkdocs_briefs.exports.feeds import feed_files
from mkdocs_briefs.exports.lists import list_files
from mkdocs_briefs.exports.markdown import markdown_files
from mkdocs_briefs.exports.names import name_files
from mkdocs_briefs.exports.redirects import redirect_files
from mkdocs_briefs.exports.site import Site

EXPORTS: tuple[Callable[[Site], Iterable[Export]], ...] = (
    api_files,
    brief_files,
    bibliography_files,
    feed_files,
    list_files,
    core_files,
    name_files,
    redirect_files,
    markdown_files,
    crawler_files,
)
"""All kinds of exports. Of two files with one address the first counts: a brief may be at that of the bibliography."""
