"""Markdown as the pages need it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

#: Stands on top of every page: whoever opens it to mend it learns where to.
MADE = "<!-- Made by `python -m docs.generate` from the program itself: change it there. -->"


def page(title: str, *parts: str) -> str:
    """A whole page."""
    return "\n\n".join([MADE, f"# {title}", *parts]) + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; ``|`` in a cell is text."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def code(text: str) -> str:
    """``text`` as code; nothing stays nothing."""
    return f"`{text}`" if text else ""


def block(text: str, language: str = "") -> str:
    """Lines of code."""
    return f"```{language}\n{text}\n```"
