"""What is said, as it stands in templates, Python and scripts."""

from __future__ import annotations

import ast
import io
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract
from django.utils.translation.template import templatize

ROOT = Path(__file__).parent.parent
WEB = ROOT / "rollforward" / "web"

Message = str | tuple[str, ...] | list[str]
#: A message with the file that says it.
Found = tuple[Message, str]

_TEXT = r"u?(?:'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\")"
_CALL = re.compile(rf"\b(?:ngettext\(({_TEXT}), ({_TEXT})|(?:gettext|_)\(({_TEXT}))")
_PYTHON = dict.fromkeys(("_", "_lazy", "gettext", "gettext_lazy", "gettext_noop")) | dict.fromkeys(
    ("ngettext", "ngettext_lazy"), (1, 2)
)
_TAG = re.compile(r"(?<![\w.`])t`")
_COUNTED = ("row", "cell", "column")


def of_templates() -> Iterator[Found]:
    """A plural is a pair; ``%(name)s`` stands for what is filled in, ``%%`` for a percent sign."""
    for path in sorted((WEB / "templates").rglob("*.*")):
        for one, many, alone in _CALL.findall(templatize(path.read_text(), origin=str(path))):
            texts = [ast.literal_eval(text) for text in (one, many, alone) if text]
            yield (texts[0] if alone else (texts[0], texts[1])), _name(path)


def of_python() -> Iterator[Found]:
    for path in sorted(WEB.rglob("*.py")):
        for _, message, _, _ in extract("python", io.BytesIO(path.read_bytes()), _PYTHON):
            yield message, _name(path)


def of_scripts() -> Iterator[Found]:
    """What is tagged (t`Row ${line}` is ``Row {0}``), and what is counted."""
    for path in sorted((WEB / "static").rglob("*.js")):
        text = path.read_text()
        for tag in _TAG.finditer(text):
            yield _tagged(text, tag.end()), _name(path)
    for thing in _COUNTED:
        yield from ((f"{{0}} {thing}{end}", "rollforward/web/static/grid/selection.js") for end in ("", "s"))


def _tagged(text: str, at: int) -> str:
    """The template that begins there, with a number for each part that is filled in, up to its closing mark."""
    said, filled = "", 0
    while text[at] != "`":
        if text.startswith("${", at):
            said, filled, at = f"{said}{{{filled}}}", filled + 1, _behind(text, at + 2)
        else:
            said, at = said + text[at], at + 1
    return said


def _behind(text: str, at: int) -> int:
    """Behind the bracket that closes the one which is open there."""
    depth = 1
    while depth:
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        at += 1
    return at


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
