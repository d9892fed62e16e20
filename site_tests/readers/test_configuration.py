"""``mkdocs.yml`` without MkDocs: the same values as MkDocs has, and every error with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config

from mkdocs_briefs.readers.configuration import Configuration, find_configuration, read_configuration
from mkdocs_briefs.readers.databases import databases
from mkdocs_briefs.readers.errors import ProjectError
from mkdocs_briefs.readers.options import SettingError, Settings, read_settings


def write(root: Path, **files: str) -> Path:
    """The first file; ``base_yml`` is ``base.yml``."""
    paths = [root / name.replace("_", ".") for name in files]
    for path, text in zip(paths, files.values(), strict=True):
        path.write_text(text, "utf-8")
    return paths[0]


def read(root: Path, **files: str) -> Configuration:
    return read_configuration(write(root, **files))


PLUGINS = {
    "a name in a list": "plugins: [search, briefs]",
    "null": "plugins:\n  - briefs:",
    "a mapping": "plugins: {search: {}, briefs: {link_demonyms: true}}",
    "options in a list": "plugins:\n  - search\n  - briefs: {link_demonyms: true, enabled: true}",
    "another theme's": "theme: {name: mkdocs, language: fr}\nplugins: [briefs]",
    "tags": "plugins:\n  - briefs: {citation_style: !ENV [NO_SUCH_VARIABLE, ieee], link_demonyms: !ENV TEST_BRIEFS}\n"
    "markdown_extensions:\n  - toc: {slugify: !!python/name:mkdocs_briefs.model.naming.slugify '', permalink: true}\n"
    "  - pymdownx.snippets: {base_path: [!relative $config_dir]}",
    "null for defaults": "docs_dir:\ntheme: mkdocs\nplugins:\n  briefs: {citation_style: null, territories: null}",
    "merge keys": "extra:\n  x: &x {link_mentions: page}\nplugins:\n  - briefs: {<<: *x, link_demonyms: true}",
    "exclude_docs": "plugins: [briefs]\nexclude_docs: |\n  /drafts/\n  *.old.md",
}


@pytest.mark.parametrize("text", PLUGINS.values(), ids=PLUGINS)
def test_what_is_read_is_what_mkdocs_reads(text, tmp_path, monkeypatch):
    monkeypatch.setenv("TEST_BRIEFS", "true")
    for folder in ("docs", "pages"):
        (tmp_path / folder).mkdir()
    file = write(tmp_path, mkdocs_yml=f"site_name: Test\n{text}\n")
    ours, theirs = read_configuration(file), load_config(str(file))
    assert ours.docs_dir == Path(theirs.docs_dir)
    assert ours.language == str(theirs.theme.get("language") or "en")
    assert ours.settings == read_settings(theirs.plugins["briefs"].config)
    kept = [name for name in ("drafts/a.md", "a.md", "b/c.old.md") if not _matches(theirs.exclude_docs, name)]
    assert kept == (["a.md"] if "exclude_docs" in text else ["drafts/a.md", "a.md", "b/c.old.md"])
    assert ours.excluded.split() == (["/drafts/", "*.old.md"] if "exclude_docs" in text else [])


def _matches(patterns, name):
    return bool(patterns and patterns.match_file(name))


@pytest.mark.parametrize(
    "text", ["", "plugins: [search]", "plugins:", "theme:", "theme: {name: mkdocs}", "theme: mkdocs"]
)
def test_without_the_plugin_all_is_default(text, tmp_path):
    found = read(tmp_path, mkdocs_yml=text)
    assert found.settings == Settings()
    assert (found.docs_dir, found.language, found.excluded) == (tmp_path / "docs", "en", "")


def test_a_configuration_inherits_as_with_mkdocs(tmp_path):
    (tmp_path / "pages").mkdir()
    base = (
        "docs_dir: pages\ntheme: {name: mkdocs, language: de}\n"
        "plugins:\n  briefs: {extra_keys: [a, b], link_demonyms: true, territories: {TR: {name: Türkiye}, CZ: Bohemia}}"
    )
    own = (
        "site_name: Test\nINHERIT: base.yml\nplugins:\n  briefs: {territories: {TR: {aliases: [X]}}, extra_keys: [c]}\n"
    )
    file = write(tmp_path, mkdocs_yml=own, base_yml=base)
    found = read_configuration(file)
    assert found.settings.territories == {"TR": {"name": "Türkiye", "aliases": ["X"]}, "CZ": "Bohemia"}
    assert found.settings.extra_keys == ("c",)
    assert found.settings.link_demonyms
    assert (found.docs_dir, found.language) == (tmp_path / "pages", "de")
    assert found.settings == read_settings(load_config(str(file)).plugins["briefs"].config)


@pytest.mark.parametrize("own", ["[briefs]", "{briefs: {extra_keys: [c]}}"])
@pytest.mark.parametrize("base", ["[search, {briefs: {extra_keys: [a]}}]", "{briefs: {extra_keys: [a]}}", ""])
def test_a_list_of_plugins_takes_the_place_of_an_inherited_one(own, base, tmp_path):
    """Mappings alone are merged."""
    file = write(
        tmp_path, mkdocs_yml=f"site_name: T\nINHERIT: base.yml\nplugins: {own}\n", base_yml=f"plugins: {base}\n"
    )
    (tmp_path / "docs").mkdir()
    assert read_configuration(file).settings == read_settings(load_config(str(file)).plugins["briefs"].config)


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({"mkdocs_yml": "a: 1\nb: [\n"}, "mkdocs.yml:3: the file is not valid YAML: "),
        ({"mkdocs_yml": "a: 1\nb: 0x_\n"}, "mkdocs.yml:1: the file is not valid YAML: "),
        ({"mkdocs_yml": "a: 1\n\tb: 1\n"}, "mkdocs.yml:2: the file is not valid YAML: "),
        ({"mkdocs_yml": "a: !ENV {b: 1}\n"}, "mkdocs.yml:1: the file is not valid YAML: expected a scalar"),
        ({"mkdocs_yml": "- a\n"}, 'mkdocs.yml:1: the file is no list of "key: value" lines.'),
        ({"mkdocs_yml": "a: 1\ndocs_dir: [x]\n"}, "mkdocs.yml:2: \"docs_dir\" is ['x']. Write text."),
        ({"mkdocs_yml": "exclude_docs: [x]\n"}, "mkdocs.yml:1: \"exclude_docs\" is ['x']. Write text."),
        ({"mkdocs_yml": "a: 1\nexclude_docs: '!'\n"}, "mkdocs.yml:2: Invalid git pattern: '!'. Write patterns"),
        ({"mkdocs_yml": "a: 1\nplugins:\n- search\n- briefs: [x]\n"}, 'mkdocs.yml:4: the options of "briefs" are'),
        ({"mkdocs_yml": "a: 1\nINHERIT: nowhere.yml\n"}, 'mkdocs.yml:2: there is no file "nowhere.yml".'),
        ({"mkdocs_yml": "INHERIT: 1\n"}, 'mkdocs.yml:1: "INHERIT" is 1. Write text.'),
        ({"mkdocs_yml": "INHERIT: mkdocs.yml\n"}, 'mkdocs.yml:1: "mkdocs.yml" inherits from this file.'),
        ({"mkdocs_yml": "INHERIT: a.yml", "a_yml": "\nINHERIT: mkdocs.yml\n"}, 'a.yml:2: "mkdocs.yml" inherits from'),
        ({"mkdocs_yml": "INHERIT: a.yml", "a_yml": "x: 1\n]\n"}, "a.yml:2: the file is not valid YAML: "),
        (
            {"mkdocs_yml": "plugins:\n- briefs:\n    extra_keys: []\n    citation_style: 5\n"},
            'mkdocs.yml:4: the option "citation_style": 5 is no text. Write',
        ),
        (
            {"mkdocs_yml": "INHERIT: a.yml", "a_yml": "plugins:\n  briefs:\n    link_demonyms: 'no'\n"},
            "a.yml:3: the option \"link_demonyms\": 'no' is neither true nor false.",
        ),
    ],
)
def test_what_is_not_sound_is_refused_with_its_line(files, says, tmp_path):
    with pytest.raises(ProjectError) as caught:
        read(tmp_path, **files)
    assert str(caught.value).startswith(f"{tmp_path.as_posix()}/{says}")


def test_what_comes_to_light_later_has_the_options_line_too(tmp_path):
    found = read(tmp_path, mkdocs_yml="plugins:\n- briefs:\n    territories: {TR: Chad}\n")
    with pytest.raises(ProjectError, match=r'mkdocs.yml:3: the option "territories": wrong'), found.locating():
        raise SettingError("territories", "wrong")
    with pytest.raises(ProjectError, match=r'^the option "world_map": wrong'), found.locating():
        raise SettingError("world_map", "wrong")


def test_a_file_that_is_not_utf8_is_named(tmp_path):
    (tmp_path / "mkdocs.yml").write_bytes(b"site_name: caf\xe9\n")
    with pytest.raises(ProjectError, match=r"mkdocs\.yml:1: the file is not valid YAML: "):
        read_configuration(tmp_path / "mkdocs.yml")


def test_a_mapping_may_hold_itself(tmp_path):
    assert read(tmp_path, mkdocs_yml="extra: &x\n  y: *x\n").settings == Settings()


def test_the_nearest_configuration_counts(tmp_path):
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert find_configuration(below) is None
    file = write(tmp_path, mkdocs_yaml="")
    assert find_configuration(below) == find_configuration(tmp_path) == file
    nearer = write(tmp_path / "a", mkdocs_yml="")
    write(tmp_path / "a", mkdocs_yaml="")
    assert find_configuration(below) == nearer
    assert find_configuration(tmp_path) == file


def test_the_folder_of_a_project_may_look_like_a_pattern(tmp_path):
    root = tmp_path / "br[1]x"
    (root / "bib").mkdir(parents=True)
    (root / "bib" / "a.bib").write_text("", "utf-8")
    assert databases(root, Settings(bibliography=("bib/*.bib",))) == [root / "bib" / "a.bib"]
