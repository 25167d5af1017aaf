"""Environment variables: those that the code really reads, with the meanings that ``config/settings.py`` gives them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import rollforward
from docs.generate.markdown import code, table
from docs.generate.markdown import page as whole

_PACKAGE = Path(rollforward.__file__).parent
_SETTINGS = _PACKAGE / "config" / "settings.py"
_ENTRY = re.compile(r"^``([A-Z_]+)``\s+(.+?)(?=\n``|\n\n|\Z)", re.MULTILINE | re.DOTALL)


def documented_settings() -> dict[str, str]:
    """Variable -> meaning, from the head of the settings file."""
    head = ast.get_docstring(ast.parse(_SETTINGS.read_text(encoding="utf-8"))) or ""
    return {name: " ".join(meaning.replace("``", "`").split()) for name, meaning in _ENTRY.findall(head)}


@cache
def read_settings() -> dict[str, str]:
    """Every variable that is read -> its default as it stands in the code, ``""`` where it is none or computed."""
    found: dict[str, str] = {}
    for path in sorted(_PACKAGE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if "environ" in text or "getenv" in text:
            for node in ast.walk(ast.parse(text)):
                found.update(_read_in(node))
    return found


def _read_in(node: ast.AST) -> Iterator[tuple[str, str]]:
    match node:
        case ast.Call(func=ast.Attribute(attr="get", value=ast.Attribute(attr="environ")), args=[name, *default]):
            pass
        case ast.Call(func=ast.Attribute(attr="getenv"), args=[name, *default]):
            pass
        case ast.Subscript(value=ast.Attribute(attr="environ"), slice=name):
            default = []
        case _:
            return
    if isinstance(name, ast.Constant):
        yield str(name.value), str(default[0].value) if default and isinstance(default[0], ast.Constant) else ""


def page() -> str:
    """settings.md."""
    read = read_settings()
    rows = ((code(name), code(read.get(name, "")), meaning) for name, meaning in documented_settings().items())
    about = "All settings are environment variables; none is required."
    return whole("Settings", about, table(("Variable", "Default", "Meaning"), rows))
