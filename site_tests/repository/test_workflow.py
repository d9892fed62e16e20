"""The workflow that publishes: whose code it runs, and with which rights."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / ".github", ROOT / "plugins/mkdocs_briefs/data/publication/dot-github")
FILES = [file for folder in FOLDERS for file in sorted(folder.glob("workflows/*.y*ml"))]
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


@pytest.fixture(params=FILES, ids=lambda path: path.parts[-3])
def text(request) -> str:
    return request.param.read_text("utf-8")


def steps(text: str) -> list[dict]:
    return [step for job in yaml.safe_load(text)["jobs"].values() for step in job["steps"]]


def test_there_is_a_workflow_here_and_in_a_new_publication():
    assert len({file.parent for file in FILES}) == len(FOLDERS)


def test_every_action_is_named_by_a_commit_with_its_version_beside_it(text):
    used = re.findall(r"uses:\s*(.+?)\s*$", text, re.MULTILINE)
    assert len(used) == len([step for step in steps(text) if "uses" in step])
    assert [action for action in used if not PINNED.fullmatch(action)] == []


def test_rights_are_given_to_the_job_that_needs_them(text):
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {}
    for name, job in workflow["jobs"].items():
        writes = {right for right, level in job["permissions"].items() if level != "read"}
        assert writes <= ({"pages", "id-token"} if name == "deploy" else set())
        # What has rights runs nothing of the repository.
        assert not writes or not any("run" in step or "checkout" in step["uses"] for step in job["steps"])


def test_no_credentials_stay_in_the_clone(text):
    clones = [step for step in steps(text) if step.get("uses", "").startswith("actions/checkout@")]
    assert clones
    assert all(step["with"]["persist-credentials"] is False for step in clones)


def test_a_deployment_is_not_cancelled(text):
    workflow = yaml.safe_load(text)
    assert "concurrency" not in workflow, "it would hold for all jobs"
    assert workflow["jobs"]["deploy"]["concurrency"]["cancel-in-progress"] is False


def test_no_text_of_a_contributor_is_put_into_a_command(text):
    """``${{ github.head_ref }}`` in a ``run`` is code of whoever names the branch."""
    assert [step["run"] for step in steps(text) if "${{" in step.get("run", "")] == []
    assert "pull_request_target" not in text
