"""The workflow that publishes: whose code it runs, and with which rights."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from mkdocs_briefs.cli.main import main

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
    for name, job in workflow["jobs"].items():
        assert name != "deploy" or job["concurrency"]["cancel-in-progress"] is False


def test_actionlint_has_nothing_to_say():
    command = [Path(sys.executable).with_name("actionlint"), "-no-color", "-shellcheck=", "-pyflakes=", *FILES]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (0, "")


PUBLICATION = FOLDERS[1].parent
PUBLISH = (FOLDERS[1] / "workflows/publish.yml").read_text("utf-8")


def test_a_new_publication_is_checked_on_its_lines_before_it_is_built_and_published():
    order = ("actions/cache@", "briefs check --format github", "mkdocs build --strict", "upload-pages-artifact@")
    places = [PUBLISH.index(step) for step in order]
    assert places == sorted(places)
    assert "path: .cache/briefs" in PUBLISH
    upload = next(step for step in steps(PUBLISH) if "upload-pages" in step.get("uses", ""))
    assert "always()" not in upload["if"], "a failed build leaves nothing to publish"


def test_links_to_other_hosts_are_asked_for_on_a_schedule():
    workflow = yaml.safe_load((FOLDERS[1] / "workflows/links.yml").read_text("utf-8"))
    assert set(workflow[True]) == {"schedule", "workflow_dispatch"}  # YAML 1.1 reads "on" as true
    assert workflow["jobs"]["links"]["steps"][-1] == {"run": "briefs links"}


def test_gitlab_gets_the_reports_that_it_shows_and_publishes_what_has_not_failed():
    jobs = yaml.safe_load((PUBLICATION / "dot-gitlab-ci.yml").read_text("utf-8"))
    assert set(jobs["check"]["artifacts"]["reports"]) == {"codequality", "junit"}
    assert "mkdocs build --strict --site-dir public" in jobs["build"]["script"]
    assert jobs["build"]["artifacts"]["when"] == "on_success"
    assert jobs["pages"]["needs"] == ["check", "build"]
    assert jobs["links"]["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "schedule"'}]
    assert jobs["default"]["cache"]["paths"][0] == ".cache/briefs"


def test_each_hook_for_pre_commit_is_a_command(capsys):
    for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")):
        assert {"id", "name", "description", "entry", "language", "files"} <= hook.keys()
        assert re.search(hook["files"], "bib/a.bib")
        assert main([*hook["entry"].split()[1:], "--help"]) == 0


def test_no_text_of_a_contributor_is_put_into_a_command(text):
    """``${{ github.head_ref }}`` in a ``run`` is code of whoever names the branch."""
    assert [step["run"] for step in steps(text) if "${{" in step.get("run", "")] == []
    assert "pull_request_target" not in text
