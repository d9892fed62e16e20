"""Front matter of briefs and of profiles: each field declared once, with its type, its names and its meaning.

A new field is a new line in one of the two classes. Readers validate it, and ``Brief.fields`` or ``Profile.fields`` has
its value. The reference and the JSON Schemas for editors are generated from here. Descriptions are for authors, in
Markdown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AliasChoices, BeforeValidator, Field, StringConstraints

from mkdocs_briefs.model.addresses import ACTORS, AUTHORS, PROFILE_FOLDERS, REGIONS
from mkdocs_briefs.model.correction import Correction
from mkdocs_briefs.model.field_types import (
    ITEMS,
    Addresses,
    Day,
    Fields,
    KeyTexts,
    Language,
    Markdown,
    Number,
    SomeTexts,
    Text,
    Texts,
    Truth,
    WorkTexts,
    lower,
)
from mkdocs_briefs.model.field_types import Version as VersionName
from mkdocs_briefs.model.glance import Glance
from mkdocs_briefs.model.judgement import Judgement
from mkdocs_briefs.model.kinds import ActorKind
from mkdocs_briefs.model.version import Version

LONGEST_TITLE = 1_000
"""Characters of a brief's title, which is formatted as a source's, too."""

Status = Annotated[Literal["published", "draft"], BeforeValidator(lower)]
BriefStatus = Annotated[Literal["published", "draft", "scheduled", "superseded", "withdrawn"], BeforeValidator(lower)]

_WIKIDATA = r"^Q[1-9]\d*$"
_ORCID = r"^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$"
_ROR = r"^0[a-hj-km-np-tv-z0-9]{6}\d{2}$"
NUMBERS = {
    _WIKIDATA: "A Wikidata item is Q and a number, as in Q42.",
    _ORCID: "An ORCID is four groups of four digits, as in 0000-0002-1825-0097.",
    _ROR: "A ROR is nine letters and digits, as in 02mhbdp94.",
}
"""By the pattern of a number in a registry, what it looks like, for messages."""
Wikidata = Annotated[str, StringConstraints(pattern=_WIKIDATA)]
Orcid = Annotated[str, StringConstraints(pattern=_ORCID)]
Ror = Annotated[str, StringConstraints(pattern=_ROR)]


@dataclass(frozen=True, slots=True)
class OnlyIn:
    """The folders of profiles in which a field has an effect. A field without this mark has one in all of them."""

    folders: tuple[str, ...]


_STATUS = "Drafts appear in the preview, marked, and not in a build."
_BRIEF_STATUS = f"{_STATUS} [What the others mean](standards.md#status)."
_DRAFT = "`draft: true` is the same as `status: draft`."


class BriefFields(Fields):
    """The front matter of a brief."""

    title: Text | None = Field(
        None, max_length=LONGEST_TITLE, description="Required, unless the text begins with a `#` heading."
    )
    date: Day | None = Field(
        None,
        description="Day of publication; until then the brief is in the preview only. Required, unless "
        "`status: draft`.",
    )
    updated: Day | None = Field(None, description="Day of the last change of substance; not before `date`.")
    information_cutoff: Day | None = Field(
        None,
        description="The last day whose events the brief takes into account; not after `updated`, or `date`.",
    )
    authors: SomeTexts = Field(
        validation_alias=AliasChoices("author", "authors"), description="Who signs: people or organisations."
    )
    regions: SomeTexts = Field(
        validation_alias=AliasChoices("region", "regions"),
        description="Where it plays: English country names, ISO 3166-1 codes (`VE`, `VEN`) or regions.",
    )
    actors: Texts = Field((), description="The people, organisations, states and systems that it is about.")
    nolink: Texts = Field((), description="Actors and countries whose names stay plain text in this brief.")
    summary: Text | None = Field(None, description="One paragraph; also the page's description.")
    status_note: Markdown | None = Field(
        None,
        description="What has happened since, in one or two sentences: a box under the title. For a withdrawn brief, "
        "the reason. Markdown, may cite.",
    )
    key_judgements: Annotated[tuple[Judgement, ...], *ITEMS] = Field(
        (), description="What the brief concludes, each with its likelihood: [a list of these](#key-judgements)."
    )
    at_a_glance: Glance | None = Field(
        None, description="Three short answers before the text: [a mapping of these](#at-a-glance)."
    )
    corrections: Annotated[tuple[Correction, ...], *ITEMS] = Field(
        (), description="What was wrong: [a list of these](#corrections)."
    )
    version: VersionName | None = Field(
        None, description="The name of this version; if left out, that of the newest in `versions`."
    )
    versions: Annotated[tuple[Version, ...], *ITEMS] = Field(
        (), description="What changed: [a list of these](#versions)."
    )
    reviewed_by: Texts = Field((), description="Who read it before it came out.")
    contact: Text | None = Field(None, description="Where readers may write to: an address, or how to find it.")
    funding: Text | None = Field(None, description="Who paid for the work.")
    interests: Text | None = Field(None, description="What ties the authors have to its subject.")
    tags: Texts = Field((), description="Free keywords, each with a page of its own; `tags/` lists them.")
    series: Text | None = Field(None, description="The series that it belongs to, which has a page of its own.")
    part: Number | None = Field(
        None, description="Its number in the series, from 1. Without one, briefs of a series stand by date."
    )
    aliases: Addresses = Field(
        (), description="Where it was before, as its file (`old.md`) or its address (`/2024/old/`): readers are led on."
    )
    based_on: WorkTexts = Field((), description="BibTeX keys of the work that the brief reviews.")
    nocite: KeyTexts = Field((), description="BibTeX keys for the reference list alone; `*` stands for all.")
    citation_style: Text | None = Field(None, description="A style of its own, for this brief.")
    lang: Language | None = Field(
        None,
        description="The code of its language, as `de` or `pt-BR`, if it is another one than the site's: "
        "[what follows](words.md#a-brief-in-another-language).",
    )
    translations: Texts = Field(
        (),
        description="Its editions in other languages, as paths of their files: `suez-2027.fr.md`. One of the editions "
        "says so for all.",
    )
    status: BriefStatus = Field("published", description=_BRIEF_STATUS)
    superseded_by: Text | None = Field(
        None,
        description="The brief that takes its place, as the path of its file: `suez-2027.md`. Required with "
        "`status: superseded`.",
    )
    draft: Truth = Field(False, description=_DRAFT)
    kind: Literal["brief"] = Field("brief", description="`kind: page` makes the file an ordinary page.")


class PageFields(Fields):
    """Those fields of a page that is neither a brief nor a profile which say whether it goes out."""

    status: Status = "published"
    draft: Truth = False


class ProfileFields(Fields):
    """The front matter of a profile: one file under ``actors/``, ``authors/``, ``countries/`` or ``regions/``."""

    name: Text = Field(
        description="The name under which briefs know it. A country's or region's must be known, or a region's "
        "`members` given."
    )
    kind: Annotated[ActorKind | None, OnlyIn((ACTORS, AUTHORS))] = Field(None, description="What it is.")
    aliases: Texts = Field(
        (),
        description="Other names. They mean the actor or country in every brief; those of authors and regions count in "
        "front matter.",
    )
    weak_aliases: Annotated[Texts, OnlyIn((ACTORS,))] = Field(
        (), description="Names that mean the actor only in a brief that declares it, as *the president*."
    )
    case_sensitive: Annotated[Truth | Texts, OnlyIn((ACTORS,))] = Field(
        (), description="Those of the names that count in their own case alone; `true` for all of them."
    )
    surname: Annotated[Literal[False] | Text | None, OnlyIn((ACTORS,))] = Field(
        None,
        description="What a person is called for short, where it is not the last word of the name, as *Kim*; `false` "
        "for nothing.",
    )
    country: Annotated[Text | None, OnlyIn((ACTORS,))] = Field(None, description="Country name or ISO 3166-1 code.")
    members: Annotated[Texts, OnlyIn((REGIONS,))] = Field((), description="The countries of the region.")
    wikidata: Wikidata | None = Field(None, description="Wikidata item, as in `Q42`.")
    orcid: Annotated[Orcid | None, OnlyIn((AUTHORS,))] = Field(
        None, description="A person's number in ORCID, as in `0000-0002-1825-0097`."
    )
    ror: Annotated[Ror | None, OnlyIn((AUTHORS,))] = Field(
        None, description="An organisation's number in the Research Organization Registry, as in `02mhbdp94`."
    )
    summary: Text | None = Field(None, description="One or two sentences.")
    status: Status = Field("published", description=_STATUS)
    draft: Truth = Field(False, description=_DRAFT)

    @classmethod
    def folders_of(cls, field: str) -> tuple[str, ...]:
        """The folders of profiles in which a field has an effect."""
        marks = [mark for mark in cls.model_fields[field].metadata if isinstance(mark, OnlyIn)]
        return marks[0].folders if marks else PROFILE_FOLDERS
