"""What is said below the pages, in English: the problems of the engine, names of fields, refusals, states.

These layers know no language. Their sentences are told apart by the English they were made from (``{label} is
missing.``), and said in another language where a page shows them.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from rollforward.engine.fields import BUILT_IN
from rollforward.engine.issues import REGISTRY
from words.collecting import ROOT, Found
from words.phrases import PHRASES

_BELOW = ("accounts", "clients", "demo", "engine", "imports", "journal", "work", "hooks")
#: What only programs, files and developers read.
_UNSEEN = re.compile(
    r"/(seed|arranging|kinds|planning|circles|reading|writing|checking)/|asked\.py|demo/firm\.py|issues\.py|engine/fields\.py"
    r"|reviewing/__init__|migrations/"
)
_SENTENCE = re.compile(r"""^["“A-Z{].*[a-z}”"].* .*[.?]$""")
_TELLING = 5
_NOT_SAID = frozenset({"debug", "info", "warning", "error", "exception", "compile"})


def of_problems() -> Iterator[Found]:
    file = "rollforward/engine/issues.py"
    for issue in REGISTRY.values():
        yield issue.title, file
        yield f"{issue.sentence} {issue.remedy}", file


def of_fields() -> Iterator[Found]:
    for field in BUILT_IN:
        yield field.label, "rollforward/engine/fields.py"


def of_phrases() -> Iterator[Found]:
    yield from ((phrase, "words/phrases.py") for phrase in PHRASES)


def of_sentences() -> Iterator[Found]:
    """Sentences in the code, and labels of choices."""
    for folder in _BELOW:
        for path in sorted((ROOT / "rollforward" / folder).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            if not _UNSEEN.search(name):
                yield from ((said, name) for said in _said_in(path))


def _said_in(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text())
    silent = {id(part) for node in ast.walk(tree) for part in _parts(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and any("Choices" in ast.unparse(base) for base in node.bases):
            yield from _labels(node)
        elif id(node) not in silent and (said := _pattern(node)) and _tells(said):
            yield said


def _tells(said: str) -> bool:
    """Whether it is a sentence, and one that can be known again: with enough of its own beside what is filled in."""
    own = re.sub(r"\{\w+\}", "", said)
    return bool(_SENTENCE.match(said)) and len(re.findall("[a-z]", own)) >= _TELLING


def _is_silent(node: ast.AST) -> bool:
    """Documentation, log lines, and the parts of what is a sentence as a whole."""
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Attribute) and node.func.attr in _NOT_SAID
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _parts(node: ast.AST) -> Iterator[ast.AST]:
    """What is no sentence of its own in a node."""
    if _is_silent(node):
        yield from ast.walk(node)
    elif isinstance(node, ast.JoinedStr):
        yield from (part for part in ast.walk(node) if part is not node)


def _labels(choices: ast.ClassDef) -> Iterator[str]:
    for each in choices.body:
        if isinstance(each, ast.Assign) and isinstance(each.value, ast.Tuple):
            label = each.value.elts[-1]
            if isinstance(label, ast.Constant) and isinstance(label.value, str):
                yield label.value


def _pattern(node: ast.AST) -> str:
    """The text of a constant; of an f-string with ``{name}`` for each part that is filled in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if not isinstance(node, ast.JoinedStr):
        return ""
    parts: list[str] = []
    for value in node.values:
        if isinstance(value, ast.FormattedValue):
            parts.append(f"{{{_name(value.value, parts)}}}")
        elif isinstance(value, ast.Constant):
            parts.append(str(value.value))
    return "".join(parts)


def _name(expression: ast.expr, before: list[str]) -> str:
    names: list[str] = re.findall(r"[a-z_]+", ast.unparse(expression)) or ["value"]
    name, number = names[-1], 2
    while f"{{{name}}}" in before:
        name, number = f"{names[-1]}{number}", number + 1
    return name
