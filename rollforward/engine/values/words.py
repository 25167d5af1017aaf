"""The words that several values share."""

from __future__ import annotations

from typing import Literal

Confidence = Literal["sure", "check", "unknown"]
Severity = Literal["error", "warning", "info"]
Verdict = Literal["added", "updated", "unchanged", "skipped", "problem"]
Mode = Literal["update", "clear"]
Shape = Literal[
    "one row per client",
    "one row per contact",
    "several contacts per row",
    "rows of mixed level",
    "two tabs",
]
