"""The plugin's options: what each may be, and what is said of a value that cannot stand."""

from __future__ import annotations

import pytest
from mkdocs.config.base import ValidationError
from pydantic import ValidationError as FrozenError

from mkdocs_briefs.adapter.config_scheme import SCHEME
from mkdocs_briefs.model.mention import LinkMentions
from mkdocs_briefs.readers.databases import databases
from mkdocs_briefs.readers.options import OPTIONS, SettingError, Settings, read_settings
from mkdocs_briefs.readers.world import read_bundled_world, read_world_of


def test_what_is_left_out_or_null_has_its_default():
    assert read_settings({}) == read_settings(dict.fromkeys(OPTIONS)) == Settings()


def test_settings_are_values_of_the_core():
    settings = read_settings(
        {"bibliography": ["a.bib"], "link_mentions": "none", "territories": {"TR": "Türkiye"}, "extra_keys": []}
    )
    assert settings.bibliography == ("a.bib",)
    assert settings.link_mentions is LinkMentions.NONE
    assert settings.territories == {"TR": "Türkiye"}
    assert settings.extra_keys == ()
    assert read_settings(dict(settings)) == settings, "what is read once reads the same again"
    with pytest.raises(FrozenError):
        settings.link_demonyms = True


def test_other_names_are_for_mkdocs_to_report():
    assert read_settings({"citation_stile": "ieee", "enabled": True}) == Settings()


WRONG = [
    ("bibliography", "bib", "'bib' is no list. Write a list, as in [one, two]."),
    ("bibliography", [1], "1 is no text. Write text, in quotes where YAML takes it for something else."),
    ("extra_keys", {"a": 1}, "{'a': 1} is no list. Write"),
    ("extra_keys", [True], "True is no text. Write"),
    ("citation_style", 1, "1 is no text. Write"),
    ("citation_style", ["ieee"], "['ieee'] is no text. Write"),
    ("world_map", False, "False is no text. Write"),
    ("link_demonyms", "yes", "'yes' is neither true nor false. Write one of the two, without quotes."),
    ("link_demonyms", 1, "1 is neither true nor false. Write"),
    ("link_mentions", "sections", 'Write one of: section, page, all, none. Did you mean "section"?'),
    ("link_mentions", ["all"], "['all'] is none of its values. Write one of: section, page, all, none."),
    ("link_mentions", True, "True is none of its values. Write one of"),
    ("territories", ["TR"], "['TR'] is no mapping. Write \"key: value\" lines."),
]


@pytest.mark.parametrize(("option", "value", "says"), WRONG)
def test_a_value_that_cannot_stand_is_refused_with_a_way_out(option, value, says):
    with pytest.raises(SettingError) as caught:
        read_settings({option: value})
    assert caught.value.option == option
    assert says in str(caught.value)
    assert str(caught.value) == f'the option "{option}": {caught.value.reason}'


@pytest.mark.parametrize(("option", "value", "says"), WRONG)
def test_mkdocs_says_the_same_of_it(option, value, says):
    with pytest.raises(ValidationError) as caught:
        dict(SCHEME)[option].validate(value)
    assert says in str(caught.value)


def test_mkdocs_knows_every_option_and_no_other():
    assert [name for name, _ in SCHEME] == list(OPTIONS)


def test_every_option_is_described():
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []


# What settings name


@pytest.mark.parametrize("item", ["nowhere.bib", "nowhere/*.bib", "empty"])
def test_a_database_that_is_not_there_is_named(tmp_path, item):
    (tmp_path / "empty").mkdir()
    with pytest.raises(SettingError, match=r'the option "bibliography": there is no database "') as caught:
        databases(tmp_path, read_settings({"bibliography": [item]}))
    assert f'"{item}". Name a' in str(caught.value)


def test_databases_come_in_the_order_of_the_option_and_once(tmp_path):
    for name in ("bib/b.bib", "bib/a.bib", "more/c.bib"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    own = read_settings({"bibliography": ["more", "bib/b.bib", "bib/*.bib"]})
    assert [path.name for path in databases(tmp_path, own)] == ["c.bib", "b.bib", "a.bib"]
    assert [path.name for path in databases(tmp_path, Settings())] == ["a.bib", "b.bib"]


def test_the_map_is_ours_unless_the_house_has_one(tmp_path):
    assert read_world_of(tmp_path, Settings()) is read_bundled_world()
    own = '<svg viewBox="0 0 9 9"><path id="NO" d="M1 1l1 0l0 1z"/></svg>'
    (tmp_path / "own.svg").write_text(own)
    assert list(read_world_of(tmp_path, read_settings({"world_map": "own.svg"})).shapes) == ["NO"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (None, 'there is no file "own.svg". Its path counts from the folder of mkdocs.yml.'),
        (b"<svg>", "own.svg:1: the XML is broken"),
        (b"\xff", "own.svg: it cannot be read: it is not UTF-8 (byte 0)"),
    ],
)
def test_a_map_that_cannot_be_read_is_named(tmp_path, text, says):
    if text is not None:
        (tmp_path / "own.svg").write_bytes(text)
    with pytest.raises(SettingError, match=r'the option "world_map": ') as caught:
        read_world_of(tmp_path, read_settings({"world_map": "own.svg"}))
    assert says in str(caught.value)
