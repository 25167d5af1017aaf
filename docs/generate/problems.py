"""Every problem that can be reported, from its registry."""

from __future__ import annotations

from docs.generate.markdown import code, table
from docs.generate.markdown import page as whole
from rollforward.engine.issues import REGISTRY, Issue

_SEVERITIES = (
    ("error", "The row, or the whole file, is not imported until it is mended or left out."),
    ("warning", "The row is imported; look whether it is what was meant."),
    ("info", "Something was understood in a way that is worth knowing."),
)


def page() -> str:
    """problems.md."""
    about = (
        "A code never changes its meaning: screens, receipts and `--json` use the same. What is set in italics is "
        "filled in: *value* is what stands in the cell, *field* the field's name, *detail* what the check found."
    )
    return whole("Problems", about, *(_section(severity, meaning) for severity, meaning in _SEVERITIES))


def _section(severity: str, meaning: str) -> str:
    rows = (_row(issue) for issue in REGISTRY.values() if issue.severity == severity)
    return f"## {severity}\n\n{meaning}\n\n" + table(("Code", "Title", "What is said", "What to do"), rows)


def _row(issue: Issue) -> tuple[str, str, str, str]:
    sentence = issue.sentence.format(value="*value*", label="*field*", detail="*detail*")
    return code(issue.code), issue.title, sentence, issue.remedy
