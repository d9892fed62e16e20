"""The codes of all problems but those of rules, each with its description, its remedy and its severity.

To add one, write a constant here, and a case in ``site_tests/site/test_problems.py``; ``make reference`` describes it.
A rule over the whole corpus has its code in its own file, under ``rules/``.
"""

from __future__ import annotations

from mkdocs_briefs.model.problem import Code, Severity

ACTOR_IS_COUNTRY = Code(
    "actor-is-country",
    "a profile in `actors/` bears a country's name",
    "move it to `countries/`",
)
ADDRESS_TAKEN = Code(
    "address-taken",
    "a file has the address of another file, or of a page or file of ours, which is left out",
    "rename the file",
)
ALIAS_CONFLICT = Code(
    "alias-conflict",
    "an alias in a profile is the name of a country, or one in a place's profile that of another place, and means that",
    "take it out",
)
AMBIGUOUS_ACTOR = Code(
    "ambiguous-actor",
    "a name in `actors` or `nolink` is that of more than one",
    "write the full name, or one of the codes that the message names",
)
AMBIGUOUS_PLACE = Code(
    "ambiguous-place",
    "more than one place bears the name, or no present state does",
    "write one of the codes that the message names",
)
BIBTEX_DATE = Code(
    "bibtex-date",
    "an entry's date is none, or only a year can be read in it",
    "write `2001`, `2001-05-17` or `1999/2001`; use `pubstate` for what is to come",
    Severity.NOTICE,
)
BIBTEX_DUPLICATE_FIELD = Code(
    "bibtex-duplicate-field",
    "an entry gives a field twice; the first counts",
    "keep one",
)
BIBTEX_DUPLICATE_KEY = Code(
    "bibtex-duplicate-key",
    "two entries have one key; the first counts",
    "rename one, or delete the copy",
)
BIBTEX_EMPTY = Code(
    "bibtex-empty",
    "a database has text and not one entry: it may be of another format",
    "export it as BibTeX or BibLaTeX, or take it out of `bibliography`",
    Severity.NOTICE,
)
BIBTEX_EMPTY_KEY = Code(
    "bibtex-empty-key",
    "an entry has no key, so that nothing can cite it",
    "write one after the opening brace",
)
BIBTEX_ENCODING = Code(
    "bibtex-encoding",
    "a database is not UTF-8, and letters are lost",
    "save it as UTF-8",
)
BIBTEX_GRADE = Code(
    "bibtex-grade",
    "`reliability` is not A to F, or `credibility` not 1 to 6; it is left out",
    "mend it",
)
BIBTEX_INHERITANCE_CYCLE = Code(
    "bibtex-inheritance-cycle",
    "entries inherit from one another in a circle",
    "take out one `crossref` or `xdata`",
)
BIBTEX_KEY = Code(
    "bibtex-key",
    "a key has a character with which Pandoc, biber or another program refuses it, or the whole file",
    "rename it; in the exported BibTeX a hyphen stands in its place",
    Severity.NOTICE,
)
BIBTEX_KEY_CASE = Code(
    "bibtex-key-case",
    "two keys differ in capital letters alone: two entries here, one to BibTeX",
    "rename one",
    Severity.NOTICE,
)
BIBTEX_FILE = Code(
    "bibtex-file",
    "a database cannot be read: it is a folder, a link to nothing, UTF-16, or not yours to read; the others are",
    "the message says what it is",
)
BIBTEX_LIMIT = Code(
    "bibtex-limit",
    "an entry is beyond [a bound](../security.md#what-ends), and left out; the others are read",
    "write it shorter, with less nesting",
)
BIBTEX_MISSING_COMMA = Code(
    "bibtex-missing-comma",
    "a comma is missing between two fields; both are read",
    "put it in",
)
BIBTEX_MISSING_PARENT = Code(
    "bibtex-missing-parent",
    "`crossref` or `xdata` names an entry that is not there",
    "mend the key (the message names the nearest), or add the entry",
)
BIBTEX_NAMES = Code(
    "bibtex-names",
    "one name looks like several, between which `and` is missing",
    "write `and` between names; put one that holds a semicolon, a comma or `&` into braces",
    Severity.NOTICE,
)
BIBTEX_PUBLISHED = Code(
    "bibtex-published",
    "a database with fields that are not exported lies in the folder of pages: MkDocs copies it into the site as it is",
    "move it out, as to `bib/`, or name it in `exclude_docs`",
)
BIBTEX_SET = Code(
    "bibtex-set",
    "an entry is a biblatex set, which pages do not show",
    "cite its members",
    Severity.NOTICE,
)
BIBTEX_SYNTAX = Code(
    "bibtex-syntax",
    "an entry cannot be read; the others are",
    "close every brace and quote, end each field with a comma",
)
BIBTEX_UNKNOWN_STRING = Code(
    "bibtex-unknown-string",
    "a value uses a name that no `@string` defines; the name itself is shown",
    "define it, or put the text into braces",
)
BIBTEX_VALUE = Code(
    "bibtex-value",
    "something follows a value that is no part of it",
    "join it with `#` or braces, or take it out",
)
CARD_LETTERS = Code(
    "card-letters",
    "our typefaces lack a letter of what stands on a brief's [card](heads.md#cards): it shows the site's",
    "nothing, or give the page an `og:image` of its own by a template",
    Severity.NOTICE,
)
CARDS_UNAVAILABLE = Code(
    "cards-unavailable",
    "the option `cards` asks for pictures, and the package that draws them is not installed: there are none",
    "install `mkdocs-briefs[cards]`, or take the option out",
)
CITATION_RAW = Code(
    "citation-raw",
    "a key stands in the page as `@key`, because nothing read it as a citation: its source is not listed for it",
    'the message says why; write `;` between sources, `markdown="1"` on raw HTML, or `\\@`',
    Severity.NOTICE,
)
CITATION_STYLE = Code(
    "citation-style",
    "a brief's own `citation_style` cannot be used; the site's is",
    "name one that is built in, or a `.csl` file",
)
CITATION_UNKNOWN = Code(
    "citation-unknown",
    "no entry has the key",
    "mend the key (the message names the nearest), or add the entry",
)
CITATION_UNKNOWN_MENTION = Code(
    "citation-unknown-mention",
    "`@word` in a sentence looks like a citation and is no key; it stays as text",
    "mend the key, or write `\\@`",
    Severity.NOTICE,
)
CITATION_UNUSABLE = Code(
    "citation-unusable",
    "the citation engine refuses the entry",
    "mend it as the message says",
)
CONTROL_CHARACTER = Code(
    "control-character",
    "a text holds a character that no text shows: a control character, or one that turns the text after it",
    "take it out; it is left out of pages and files",
    Severity.NOTICE,
)
DUPLICATE_PROFILE = Code(
    "duplicate-profile",
    "two files describe one actor, author, country or region; the first counts",
    "merge them",
)
FOREIGN_SYNTAX = Code(
    "foreign-syntax",
    "a form that Pandoc, LaTeX or Obsidian reads stays as text: `^[...]`, `:::`, `\\cite{}`, `![[a page]]`, `^block`; "
    "or a footnote is not defined",
    "[what to write instead](../coming-from-pandoc.md)",
    Severity.NOTICE,
)
FRONT_MATTER_DUPLICATE = Code(
    "front-matter-duplicate",
    "a field is given twice",
    "keep one",
)
FRONT_MATTER_YAML = Code(
    "front-matter-yaml",
    "the front matter is not valid YAML, not closed, or not where it should be; the file is not published",
    "put quotes around text with colons or brackets; begin the file with `---`, and end with `---`",
)
FILE_NAME = Code(
    "file-name",
    "a file or folder has a name that Windows does not know, as `aux.md` or `a:b.md`: nobody there can check the "
    "publication out or build it",
    "rename it",
    Severity.NOTICE,
)
FILE_UNREADABLE = Code(
    "file-unreadable",
    "what stands in the folder of pages is no file, or may not be read; the site is built without it",
    "the message says what it is",
)
FILE_WITHHELD = Code(
    "file-withheld",
    "a picture or download to which only pages refer that are not published; it is not copied",
    "publish the page, or refer to the file on another",
    Severity.NOTICE,
)
HEADING_LEVEL = Code(
    "heading-level",
    "a heading skips a level, as `####` below `##`: who has the page read aloud misses one",
    "write it one level below the heading above it",
    Severity.NOTICE,
)
HEADING_TOP = Code(
    "heading-top",
    "a text has more than one `#` heading, and a page one title: the others are sections, and all below them go down",
    "write `##` for sections",
    Severity.NOTICE,
)
HOME_EMPTY = Code(
    "home-empty",
    "`home` names a place, a tag or a series of which there is no brief yet; the home page leaves it out",
    "write one, or take the line out",
    Severity.NOTICE,
)
HOME_UNKNOWN = Code(
    "home-unknown",
    "`home` names what is not there, or has a line that is no part of a home page; it is left out",
    "mend the name; the message has the nearest, or all that may stand there",
)
IMAGE_ALT = Code(
    "image-alt",
    "a picture has no words for those who do not see it; one that only adorns says so with `{role=presentation}`, or "
    'as `<img alt="">`',
    "write what it shows: `![A map of the strait](map.png)`, `![[map.png|A map of the strait]]`",
    Severity.NOTICE,
)
INVALID_FIELD = Code(
    "invalid-field",
    "a field has the wrong type or value, does nothing in this folder, or is a text that should be a list; the message "
    "says whether it keeps the file from being published",
    "the message says what it should be",
)
LINK_UNKNOWN = Code(
    "link-unknown",
    "a link in `[[...]]` names a heading that its page does not have, `![[...]]` no picture, or a link a file beside a "
    "page that is not written",
    "mend the name",
)
MARKDOWN_COPY = Code(
    "markdown-copy",
    "a file beside the pages is Markdown that MkDocs would copy as it stands, drafts and all: `x.MD`, `x.md~`, "
    "`x.md.bak`; it is left out",
    "name it `.md`, move it out of the folder, or exclude it with `exclude_docs`",
)
MENTION_AMBIGUOUS = Code(
    "mention-ambiguous",
    "a name in the text may mean several, and stays without a link; (warning) so may a name in `[[...]]`",
    "[say which](mentions.md#names-of-several); in brackets, write the full name, the code, or a page's path",
    Severity.NOTICE,
)
MENTION_UNKNOWN = Code(
    "mention-unknown",
    "a name in `[[...]]` is that of no actor, country or page; its words stay without a link",
    "mend it (the message names the nearest), or write a profile",
)
MISSING_FIELD = Code(
    "missing-field",
    "a required field is not there",
    "add it",
)
PDF_NOT_SET = Code(
    "pdf-not-set",
    "a brief cannot be set on paper, and has no PDF; the message says why",
    "mend what it names, as a picture that is damaged",
)
PLACEHOLDER = Code(
    "placeholder",
    "a brief that is no draft still has `[Replace: ...]`, or a language's word for it, where a text is to be written",
    "write it, take the line out, or say `status: draft`",
)
REGION_IS_COUNTRY = Code(
    "region-is-country",
    "a profile in `regions/` bears a country's name",
    "move it to `countries/`; where the name is ambiguous, as `Georgia`, give the region a longer one",
)
REGION_WITHOUT_MEMBERS = Code(
    "region-without-members",
    "a profile names a region that is not known",
    "list its `members`",
)
SCHEDULED = Code(
    "scheduled",
    "a file's `date` is to come: a build leaves it out until then, by the clock of `timezone`",
    "build again on that day, or mend the date",
    Severity.NOTICE,
)
SEARCH_ENGINE = Code(
    "search-engine",
    "`search_engine: pagefind` cannot be followed: the program is not installed, or the site has another theme than "
    "Material or `folders`; the search plugin under `plugins` stays",
    "`pip install 'mkdocs-briefs[search]'`, or write `search_engine: material`",
)
SITE_URL_MISSING = Code(
    "site-url-missing",
    "`mkdocs.yml` has no `site_url`: the site has no feeds, and citations, data and the heads of pages no address",
    'name the address at which readers find the site; `site_url: ""` says that there is none',
    Severity.NOTICE,
)
TEMPLATE_UNKNOWN = Code(
    "template-unknown",
    "a template in the folder `briefs` of `custom_dir` has a name that none of ours has, and no other there names it",
    "rename it as the one that it should take the place of; the message names the nearest",
)
TEXT_LIMIT = Code(
    "text-limit",
    "a text is beyond [a bound](../security.md#what-ends): what it has too much of stays as text, or the page is empty",
    "the message says which",
)
TITLE_DIFFERS = Code(
    "title-differs",
    "a text begins with a `#` heading that is not the `title` of the front matter, or not the `name` of a profile: "
    "the page shows that, and the heading gives way or is a section",
    "make the two equal, or take one out",
    Severity.NOTICE,
)
UNKNOWN_ACTOR = Code(
    "unknown-actor",
    "a name in `nolink` is that of no actor and no country",
    "mend it; the message names the nearest",
)
UNKNOWN_BRIEF = Code(
    "unknown-brief",
    "`superseded_by` names no brief that goes out, or one that this brief supersedes",
    "mend the path; the message names the nearest",
)
UNKNOWN_KEY = Code(
    "unknown-key",
    "the front matter has a key that nobody defines",
    "mend it, take it out, or name it in `extra_keys`",
)
UNKNOWN_PLACE = Code(
    "unknown-place",
    "no country or region bears the name",
    "mend it; the message names the nearest",
)

CODES = tuple(value for value in list(globals().values()) if isinstance(value, Code))
"""All codes of this module."""
