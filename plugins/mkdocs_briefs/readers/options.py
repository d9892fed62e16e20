"""The plugin's options, each declared once: type, default and meaning."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import PydanticCustomError

from mkdocs_briefs.model.mention import LinkMentions
from mkdocs_briefs.model.problem import did_you_mean
from mkdocs_briefs.model.search_engine import SearchEngine
from mkdocs_briefs.model.standards import Standards
from mkdocs_briefs.readers.errors import ProjectError


class SettingError(ProjectError):
    """An option has a value that cannot be used."""

    def __init__(self, option: str, what: str, way_out: str = "") -> None:
        self.option = option
        self.reason = f"{what} {way_out}".rstrip()
        super().__init__(f'the option "{option}": {self.reason}')


def _tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise PydanticCustomError("zone", "no time zone") from error
    return value


def _folders(paths: tuple[str, ...]) -> tuple[str, ...]:
    """Folders as they begin a ``src_uri``; none if one of them is the folder of pages itself, which holds all."""
    found = tuple(dict.fromkeys(posixpath.normpath(path.replace("\\", "/").strip("/") or ".") for path in paths))
    return () if "." in found else found


_Texts = Annotated[tuple[str, ...], BeforeValidator(_tuple)]


class Settings(BaseModel):
    """The options of the plugin. ``docs/reference/options.md`` is generated from their descriptions, in Markdown."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    folders: Annotated[_Texts, AfterValidator(_folders)] = Field(
        (),
        description="the folders of pages that are the publication's, briefs and profiles, as `[briefs, actors]`, "
        "relative to `docs_dir`; all other pages are left as they are ([in an existing site](../existing-site.md)); "
        "if left out, all are the publication's",
    )
    bibliography: _Texts | None = Field(
        None,
        description="BibTeX files, folders or globs, relative to `mkdocs.yml`; if left out, every `.bib` file under "
        "`bib/`",
    )
    citation_style: str = Field(
        "chicago-author-date",
        description="a [style](citations.md#styles) by its name, or the path of a `.csl` file: author-date, numeric or "
        "note",
    )
    link_mentions: Annotated[LinkMentions, Field(strict=False)] = Field(
        LinkMentions.SECTION,
        description="which mentions of an actor or country are links: the first in each `##` section, "
        "the first on a `page`, `all`, or `none`; all are [recorded](mentions.md)",
    )
    link_demonyms: bool = Field(False, description="whether words like *Venezuelan* are links, too")
    territories: dict[Any, Any] = Field(
        {},
        description="what the house calls countries and territories, by ISO 3166-1 code: a name, or a mapping with "
        "`name`, `official`, `aliases` and `demonyms` ([Places](places.md))",
    )
    world_map: str | None = Field(
        None,
        description="an SVG file whose shapes' ids are ISO 3166-1 alpha-2 codes, relative to `mkdocs.yml`, in place of "
        "our map; its `<desc>` is the note under the map",
    )
    export_abstracts: bool = Field(
        False,
        description="whether the abstracts of sources are in the files for reference managers and in the data for "
        "machines; they may be somebody else's text ([what is exported](bibtex.md#exports))",
    )
    pdf: bool = Field(
        False,
        description="whether each brief that is out has a PDF beside its page, tagged for readers who listen "
        "([on paper](../paper.md)); it needs the extra `pdf`",
    )
    timezone: Annotated[str, AfterValidator(_zone)] = Field(
        "UTC",
        description="where the day begins on which a `date` is reached, as `Europe/Berlin`, by its name in the IANA "
        "database",
    )
    cache: bool = Field(
        True,
        description="whether what a build makes is kept for the next one, in `.cache/briefs/` beside `mkdocs.yml`; the "
        "folder may be deleted at any time ([what is kept](../speed.md))",
    )
    standards: Annotated[Standards | None, Field(strict=False)] = Field(
        None,
        description="`icd203` for [rules on how briefs say what is likely](standards.md#icd-203), after Intelligence "
        "Community Directive 203, in English; if left out, nothing of it is checked",
    )
    search_engine: Annotated[SearchEngine, Field(strict=False)] = Field(
        SearchEngine.MATERIAL,
        description="`pagefind` for a [search](../search.md) that names actors and places first, and whose index "
        "readers load in small parts; `material` for the search plugin under `plugins`; `none` for no search",
    )
    cards: bool = Field(
        False,
        description="whether a build draws a picture of each brief, which other sites show with a link to it "
        "([cards](heads.md#cards)); it needs the extra `cards`, and `site_url`",
    )
    drafts: bool = Field(
        False,
        description="whether a build has what does not go out yet, too: a site "
        "[for editors](../ci.md#a-site-for-editors-with-drafts), marked on every page and not indexed",
    )
    home: Annotated[tuple[Any, ...] | None, BeforeValidator(_tuple)] = Field(
        None,
        description="what the home page shows, in its order: a list of `lead` (the newest brief, large, or the one "
        "that `lead: straits.md` names), `newest`, and the newest of a `country: Norway`, `region: Europe`, "
        "`tag: treaties` or `series: Who may pass`; if left out, `[lead, newest]` "
        "([the home page](../look.md#the-home-page))",
    )
    severity: dict[Any, Any] = Field(
        {},
        description="how grave a [problem](problems.md) is, by its code: `error` fails every build, `warning` a strict "
        "one, `notice` none, `off` is not reported",
    )
    extra_keys: _Texts = Field((), description="front matter keys of other plugins, to let pass")

    def holds(self, src_uri: str) -> bool:
        """Whether a file of the folder of pages is the publication's, and not another part's of the site."""
        return not self.folders or src_uri.startswith(tuple(f"{folder}/" for folder in self.folders))


OPTIONS = tuple(Settings.model_fields)

_CHOICES = {
    "link_mentions": [choice.value for choice in LinkMentions],
    "search_engine": [choice.value for choice in SearchEngine],
    "standards": [choice.value for choice in Standards],
}
_WANTED = {
    "string_type": ("is no text", "Write text, in quotes where YAML takes it for something else."),
    "bool_type": ("is neither true nor false", "Write one of the two, without quotes."),
    "tuple_type": ("is no list", "Write a list, as in [one, two]."),
    "dict_type": ("is no mapping", 'Write "key: value" lines.'),
    "zone": ("is no time zone", 'Write a name of the IANA database, as "Europe/Berlin".'),
}


def read_settings(options: Mapping[str, object]) -> Settings:
    """The settings of options as YAML has them. Null is the default; unknown options are ignored.

    Raises SettingError for the first option with a value of the wrong type.
    """
    given = {name: options[name] for name in OPTIONS if options.get(name) is not None}
    try:
        return Settings.model_validate(given)
    except ValidationError as failure:
        raise _error(failure.errors(include_url=False)[0]) from failure


def _error(error: Any) -> SettingError:
    """A pydantic error as a message for authors."""
    value = error["input"]
    option = str(error["loc"][0])
    if error["type"] == "enum":
        choices = _CHOICES[option]
        near = did_you_mean(value, choices) if isinstance(value, str) else ""
        return SettingError(option, f"{value!r} is none of its values.", f"Write one of: {', '.join(choices)}.{near}")
    what, way_out = _WANTED[error["type"]]
    return SettingError(option, f"{value!r} {what}.", way_out)
