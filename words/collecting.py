"""What is said, as it stands in templates, Python and scripts."""

from __future__ import annotations

import ast
import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from babel.messages.extract import extract
from django.utils.translation.template import templatize

ROOT = Path(__file__).parent.parent
WEB = ROOT / "rollforward" / "web"

Message = str | tuple[str, ...] | list[str]
#: A message with the file that says it.
Found = tuple[Message, str]

_TEXT = r"u?(?:'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\")"
_CALL = re.compile(rf"\b(?:ngettext\(({_TEXT}), ({_TEXT})|(?:gettext|_)\(({_TEXT}))")
_PYTHON = dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop")) | dict.fromkeys(
    ("ngettext", "ngettext_lazy"), (1, 2)
)
_SCRIPT = {"translated": None, "counted": (1, 2)}


def of_templates() -> Iterator[Found]:
    """A plural is a pair; ``%(name)s`` stands for what is filled in, ``%%`` for a percent sign."""
    for path in sorted((WEB / "templates").rglob("*.*")):
        for one, many, alone in _CALL.findall(templatize(path.read_text(), origin=str(path))):
            texts = [ast.literal_eval(text) for text in (one, many, alone) if text]
            yield (texts[0] if alone else (texts[0], texts[1])), _name(path)


def of_python() -> Iterator[Found]:
    yield from _extracted("python", WEB.rglob("*.py"), _PYTHON)


def of_scripts() -> Iterator[Found]:
    yield from _extracted("javascript", (WEB / "static").rglob("*.js"), _SCRIPT)


def _extracted(method: str, paths: Iterable[Path], keywords: Any) -> Iterator[Found]:
    for path in sorted(paths):
        for _, message, _, _ in extract(method, io.BytesIO(path.read_bytes()), keywords):
            yield message, _name(path)


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
