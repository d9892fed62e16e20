"""The entities under ``api/v1/`` are such as the package ``followthemoney`` reads.

It needs ICU and a compiler, so it is no dependency. ``FTM_PYTHON`` names a Python that has it; ``.ci/run`` makes one.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from typing import Any

import pytest
from site_tests.exports.test_api import corpus, files_of, lines

PYTHON = os.environ.get("FTM_PYTHON") or (sys.executable if find_spec("followthemoney") else "")

pytestmark = pytest.mark.skipif(not PYTHON, reason="followthemoney is not installed, and FTM_PYTHON names no Python")

READER = """
import json, sys
from followthemoney.proxy import EntityProxy

for line in sys.stdin:
    data = json.loads(line)
    entity = EntityProxy.from_dict(data, cleaned=False)
    entity.schema.validate(data)  # raises what is wrong
    print(json.dumps(entity.to_dict()))
"""
"""Reads entities as from a stranger, so that each value is cleaned: what is no such value is lost."""


def read(text: str) -> subprocess.CompletedProcess[str]:
    """What FollowTheMoney makes of the lines."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [PYTHON, "-X", "utf8", "-c", READER]
    return subprocess.run(command, input=text, capture_output=True, encoding="utf-8", env=environment, check=False)


def assert_kept(text: str) -> None:
    result = read(text)
    assert result.returncode == 0, result.stderr
    wanted = lines(text)
    assert wanted
    assert list(map(plain, lines(result.stdout))) == list(map(plain, wanted))


def plain(entity: dict[str, Any]) -> dict[str, Any]:
    """The entity with its values in a fixed order: they are sets."""
    properties = {name: sorted(values) for name, values in entity["properties"].items()}
    return {"id": entity["id"], "schema": entity["schema"], "properties": properties}


@pytest.mark.parametrize("site_url", ["", "https://example.org/briefs/"])
def test_every_entity_is_read_without_loss(site_url):
    assert_kept(files_of(corpus(), site_url)["actors.ftm.json"])


def test_every_country_is_one_that_followthemoney_knows():
    codes = [territory.alpha2.lower() for territory in corpus().publication.gazetteer.territories]
    assert len(codes) > 200
    entities = [
        {"id": f"countries.{code}", "schema": "PublicBody", "properties": {"name": [code], "country": [code]}}
        for code in codes
    ]
    assert_kept("".join(f"{json.dumps(entity)}\n" for entity in entities))


@pytest.mark.parametrize(
    "entity",
    [
        {"id": "a", "schema": "Weapon", "properties": {"name": ["A"]}},
        {"id": "a", "schema": "Person", "properties": {"name": ["A"], "country": ["nowhere"]}},
        {"id": "a", "schema": "Person", "properties": {"name": ["A"], "demonym": ["B"]}},
    ],
)
def test_what_followthemoney_does_not_know_is_noticed(entity):
    """Without this, the tests above could pass on anything."""
    with pytest.raises(AssertionError):
        assert_kept(json.dumps(entity) + "\n")
