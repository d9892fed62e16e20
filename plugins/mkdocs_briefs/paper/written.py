"""Texts as Typst, which Pandoc writes: all of some HTML at once, for it takes longer to start than to write."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mkdocs_briefs.paper.errors import PaperError

_SCRIPT = Path(__file__).with_name("write.lua")
_PATIENCE = 60.0
"""Seconds for all texts of a call."""


def typst_of(texts: Sequence[str], program: Path) -> list[str]:
    """The Typst of some HTML, which reads no file and runs nothing. Raises PaperError where Pandoc writes none."""
    command = [str(program), "lua", "-E", str(_SCRIPT)]  # -E: no code of the environment's, as LUA_INIT may hold
    # Pandoc leaves a file in the folder of temporary ones, where it is killed.
    with TemporaryDirectory(prefix="briefs-", ignore_cleanup_errors=True) as folder:
        environment = {**os.environ, "LC_ALL": "C.UTF-8", **dict.fromkeys(("TMPDIR", "TMP", "TEMP"), folder)}
        try:
            done = subprocess.run(
                command,
                input=json.dumps(texts).encode(),
                capture_output=True,
                check=True,
                timeout=_PATIENCE,
                env=environment,
            )
        except subprocess.TimeoutExpired as error:
            raise PaperError(f"Pandoc gave no answer in {_PATIENCE:g} seconds") from error
        except subprocess.CalledProcessError as error:
            said = error.stderr.decode(errors="replace").strip().partition("\n")[0]
            raise PaperError(f"Pandoc ended without an answer: {said}") from error
        except OSError as error:
            raise PaperError(f"Pandoc cannot be started: {error.strerror}") from error
    found: Any = json.loads(done.stdout)
    return [str(text) for text in found]
