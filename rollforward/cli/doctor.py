"""``rollforward doctor``: is this installation in order? Faults of settings fail; faults of libraries warn."""

from __future__ import annotations

import json
from collections import Counter

from rollforward.cli.checkup import findings
from rollforward.cli.finding import Finding
from rollforward.cli.start import DONE, FAILED


def doctor(*, as_json: bool) -> int:
    """Print every finding; 3 if one of them is a failure."""
    found = list(findings())
    counts = Counter(f.state for f in found)
    if as_json:
        print(json.dumps({"ok": not counts["failure"], "findings": [f.as_json() for f in found]}, ensure_ascii=False))
    else:
        for finding in found:
            print(_line(finding))
        print(f"{counts['ok']} in order, {counts['warning']} warnings, {counts['failure']} failures")
    return FAILED if counts["failure"] else DONE


def _line(finding: Finding) -> str:
    mark = {"ok": "ok     ", "warning": "WARNING", "failure": "FAILURE"}[finding.state]
    return f"{mark} {finding.subject}: {finding.message}"
