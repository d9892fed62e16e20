"""The strictest Content-Security-Policy for a built site: ``python -m site_tests.policy site`` prints it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import sys
from pathlib import Path

from bs4 import BeautifulSoup

PAGEFIND = "assets/briefs/pagefind"
"""The folder of the search's index. Its program is WebAssembly."""
LIBRARY = "assets/briefs/graph/force-graph.min.js"
"""The library of the network's page, which adds two style sheets to it: empty first, then their text."""
_STYLES = re.compile(r'createTextNode\(t\)\)\}\}\(("[^"]*")\)')


def policy(site: Path) -> str:
    """``default-src 'self'``, with the inline scripts and styles by their hashes, and Material's images in data."""
    scripts = {
        script.string or ""
        for path in site.rglob("*.html")
        for script in BeautifulSoup(path.read_text("utf-8"), "html.parser").select("script:not([src], [type])")
    }
    styles = {""} | {json.loads(text) for text in _STYLES.findall((site / LIBRARY).read_text("utf-8"))}
    wasm = " 'wasm-unsafe-eval'" if (site / PAGEFIND).exists() else ""
    return (
        f"default-src 'self'; script-src 'self'{wasm} {_hashes(scripts)}; style-src 'self' {_hashes(styles)}; "
        "img-src 'self' data:; base-uri 'self'; object-src 'none'"
    )


def _hashes(texts: set[str]) -> str:
    digests = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts)
    return " ".join(f"'sha256-{digest}'" for digest in sorted(digests))


if __name__ == "__main__":
    print(policy(Path(sys.argv[1])))
