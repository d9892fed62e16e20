"""Feeds, checked against what their specifications demand: Atom (RFC 4287), RSS 2.0, JSON Feed 1.1."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import feedparser
from bs4 import BeautifulSoup
from jsonschema import Draft202012Validator

ATOM = "{http://www.w3.org/2005/Atom}"
ONCE = {
    "feed": ("id", "title", "updated", "subtitle", "generator", "icon", "logo", "rights"),
    "entry": ("id", "title", "updated", "published", "summary", "content", "rights", "source"),
}
"""Elements that stand at most once (RFC 4287, sections 4.1.1 and 4.1.2)."""
NEEDED = ("id", "title", "updated")
CHILDREN = {name: {*names, "author", "category", "contributor", "link"} for name, names in ONCE.items()}
CHILDREN["feed"].add("entry")
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)")
"""RFC 4287, section 3.3."""


def _object(needed: tuple[str, ...] = (), **fields: object) -> dict[str, object]:
    """One of JSON Feed's: of other names only those that begin with "_" are an extension's."""
    rest = {"patternProperties": {"^_[^.]+$": {"type": "object"}}, "additionalProperties": False}
    return {"type": "object", "required": [*needed], "properties": fields, **rest}


def _text(pattern: str = r"\S") -> dict[str, str]:
    """What is left out is not known: an empty text says nothing."""
    return {"type": "string", "pattern": pattern}


def _list(item: object) -> dict[str, object]:
    return {"type": "array", "items": item}


_URL = _text(r"^https?://[!-~]+$")
_DATE = _text(
    r"^\d{4}-(0\d|1[0-2])-([0-2]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$"
)
"""RFC 3339, section 5.6."""
_AUTHORS = {**_list({**_object(name=_text(), url=_URL, avatar=_URL), "minProperties": 1}), "minItems": 1}
_NUMBER = {"type": "number", "minimum": 0}
_ITEM = {
    **_object(
        ("id", "url", "title", "date_published", "date_modified"),  # but for the first we ask more than the format
        **dict.fromkeys(("id", "url", "external_url", "image", "banner_image"), _URL),
        **dict.fromkeys(("title", "summary", "content_text"), _text()),
        **dict.fromkeys(("date_published", "date_modified"), _DATE),
        content_html={"type": "string"},
        authors=_AUTHORS,
        tags=_list(_text()),
        language=_text(r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"),
        attachments=_list(
            _object(
                ("url", "mime_type"),
                url=_URL,
                mime_type=_text("^[^/ ]+/[^/ ]+$"),
                title=_text(),
                size_in_bytes=_NUMBER,
                duration_in_seconds=_NUMBER,
            )
        ),
    ),
    "anyOf": [{"required": ["content_html"]}, {"required": ["content_text"]}],
}
JSON_FEED = _object(
    ("version", "title", "home_page_url", "feed_url", "items"),  # of which the format only urges the addresses
    version={"const": "https://jsonfeed.org/version/1.1"},
    **dict.fromkeys(("title", "description", "user_comment"), _text()),
    **dict.fromkeys(("home_page_url", "feed_url", "next_url", "icon", "favicon"), _URL),
    authors=_AUTHORS,
    language=_text(r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"),
    expired={"type": "boolean"},
    hubs=_list(_object(("type", "url"), type=_text(), url=_URL)),
    items=_list(_ITEM),
)
"""JSON Feed 1.1 in words of JSON Schema, from the text of the specification."""


def read(path: Path) -> feedparser.FeedParserDict:
    """The feed as a reader's program has it. Fails if that finds anything to mend."""
    found = feedparser.parse(path.read_bytes(), response_headers={"content-type": "application/xml; charset=utf-8"})
    assert not found.bozo, found.bozo_exception
    return found


def assert_is_atom(path: Path) -> None:
    """What RFC 4287 demands, section 4."""
    feed = ET.fromstring(path.read_bytes())
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    has_author = feed.find(f"{ATOM}author") is not None
    assert has_author or all(entry.find(f"{ATOM}author") is not None for entry in entries)
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(ids) == len(set(ids)), "a feed has an entry once (4.1.1)"
    [own] = [link for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert_whole(own.get("href"))
    for element in (feed, *entries):
        name = element.tag.removeprefix(ATOM)
        found = [child.tag.removeprefix(ATOM) for child in element]
        assert set(found) <= CHILDREN[name]
        assert all(found.count(once) <= 1 for once in ONCE[name])
        assert all(needed in found for needed in NEEDED)
        assert_whole(element.findtext(f"{ATOM}id"))
        kinds = [(link.get("type"), link.get("hreflang")) for link in element.findall(f"{ATOM}link[@rel='alternate']")]
        assert len(kinds) == len(set(kinds))
        for day in ("updated", "published"):
            text = element.findtext(f"{ATOM}{day}")
            assert text is None or TIME.fullmatch(text)
        for person in element.findall(f"{ATOM}author"):
            assert person.findtext(f"{ATOM}name")
            assert {child.tag.removeprefix(ATOM) for child in person} <= {"name", "uri", "email"}
        for category in element.findall(f"{ATOM}category"):
            assert category.get("term")
    for entry in entries:
        content = entry.find(f"{ATOM}content")
        assert content is not None
        assert content.get("type") == "html"
        assert not len(content), "HTML is text, with its tags escaped (4.1.3.3)"
        assert_html_elsewhere(content.text or "")


def assert_is_rss(path: Path) -> None:
    """What the specification of RSS 2.0 demands, and the profile of the RSS Advisory Board."""
    rss = ET.fromstring(path.read_bytes())
    assert (rss.tag, rss.get("version"), len(rss)) == ("rss", "2.0", 1)
    channel = rss[0]
    assert all(channel.findtext(name) for name in ("title", "link", "description"))
    own = channel.find(f"{ATOM}link[@rel='self']")
    assert own is not None
    assert_whole(own.get("href"))
    for item in channel.findall("item"):
        assert item.findtext("title")
        assert_whole(item.findtext("link"))
        assert_whole(item.findtext("guid"))
        assert_html_elsewhere(item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded") or "")


def assert_is_json_feed(path: Path) -> None:
    """What version 1.1 of JSON Feed demands, and that an id is there once and no item changed before it came."""
    feed = json.loads(path.read_bytes().decode("utf-8"))
    problems = [f"{found.json_path}: {found.message}" for found in Draft202012Validator(JSON_FEED).iter_errors(feed)]
    assert not problems, problems
    ids = [item["id"] for item in feed["items"]]
    assert len(ids) == len(set(ids))
    for item in feed["items"]:
        assert dt.datetime.fromisoformat(item["date_published"]) <= dt.datetime.fromisoformat(item["date_modified"])
        assert_html_elsewhere(item["content_html"])


def assert_whole(url: str | None) -> None:
    """That a URL means something wherever it is read."""
    assert url
    parts = urlsplit(url)
    assert parts.scheme in ("http", "https")
    assert parts.netloc


def assert_html_elsewhere(html: str) -> None:
    """That HTML holds nothing that runs, and no address that counts from a page."""
    soup = BeautifulSoup(html, "html.parser")
    assert not soup.select("script, style, iframe, object, embed, form, input, button, link, meta, base")
    for element in soup.find_all(True):
        assert not [name for name in element.attrs if name.startswith("on") or name == "style"]
        for name in ("href", "src"):
            if address := element.get(name):
                assert urlsplit(str(address)).scheme in ("http", "https", "mailto"), element
