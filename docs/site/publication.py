"""The publication of this repository, as ``make site`` has built it, in the documentation's folder ``publication/``.

So the gallery leads to pages that are there, and MkDocs, which knows the files, reports a link that leads to none.
"""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the files of the built publication; where there is none, MkDocs reports the links that lead to it."""
    site = Path(config.config_file_path).parent / config.extra["publication"]
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        address = f"publication/{path.relative_to(site).as_posix()}"
        name = address.removesuffix(".md")  # else MkDocs would make a page of it
        file = File(name, src_dir=None, dest_dir=config.site_dir, use_directory_urls=False, dest_uri=address)
        file.abs_src_path = str(path)
        files.append(file)
    return files
