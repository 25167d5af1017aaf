"""Hostile files, made when they are asked for: the name of each says what it tries, its ending what it claims to be.

``python -m tests.hostile`` reads them all and tells how each fared.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.hostile import archives, encodings, legacy, markup, objects, opened, texts, workbooks

FILES: Mapping[str, Callable[[], bytes]] = {
    **texts.FILES,
    **encodings.FILES,
    **objects.FILES,
    **markup.FILES,
    **archives.FILES,
    **workbooks.FILES,
    **opened.FILES,
    **legacy.FILES,
}
