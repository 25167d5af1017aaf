"""A peer for the grid: SlickGrid (MIT), fetched from the npm registry when it is measured, never part of the tree."""

from __future__ import annotations

import subprocess
from pathlib import Path

import deno

NAME = "SlickGrid 5.20.2"
_PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Peer</title><link rel="stylesheet" href="page.css">
<style>#grid { height: 640px; width: 1240px } .slick-cell { border-right: 1px solid silver; overflow: hidden }</style>
<div id="grid"></div><script type="module" src="page.js"></script></html>
"""


def build(folder: Path) -> Path:
    """Its page in a folder, bundled and minified: ``index.html``, ``page.js``, ``page.css``. Returns the script."""
    source = Path(__file__).with_name("page.js")
    command = [
        deno.find_deno_bin(),
        "bundle",
        "--quiet",
        "--no-lock",
        "--platform",
        "browser",
        "--minify",
        "--outdir",
        folder,
        source,
    ]
    subprocess.run(command, check=True)
    (folder / "index.html").write_text(_PAGE)
    return folder / "page.js"
