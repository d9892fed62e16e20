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
    """What version 1.1 demands: the fields that must be there, and the types of all."""
    types = {"version": str, "title": str, "home_page_url": str, "feed_url": str, "description": str, "language": str}
    item_types = {
        **dict.fromkeys(("id", "url", "title", "content_html", "summary", "image"), str),
        **dict.fromkeys(("date_published", "date_modified"), str),
        **dict.fromkeys(("authors", "tags", "attachments"), list),
    }
    feed = json.loads(path.read_text("utf-8"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert {"version", "title", "items"} <= feed.keys() <= {*types, "items"}
    assert all(isinstance(feed[name], type_) for name, type_ in types.items() if name in feed)
    assert_whole(feed["feed_url"])
    for item in feed["items"]:
        assert {"id", "content_html"} <= item.keys() <= item_types.keys()
        assert all(isinstance(item[name], type_) for name, type_ in item_types.items() if name in item)
        assert_whole(item["url"])
        assert dt.datetime.fromisoformat(item["date_published"]) <= dt.datetime.fromisoformat(item["date_modified"])
        assert all(author.keys() & {"name", "url", "avatar"} for author in item["authors"])
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
