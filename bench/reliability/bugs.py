"""Bugs put into a copy of the program on purpose, each to be caught by the test that is named beside it.

A test that cannot fail shows nothing. ``python -m bench.reliability.bugs [NAME ...]`` says which were caught;
``--next 4`` tries the next four that were not tried yet.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
_TOLD = ROOT / "build" / "bench" / "reliability" / "bugs.json"
_IMPORTS, _TESTS = "rollforward/imports", "tests/apps/imports"


@dataclass(frozen=True, slots=True)
class Bug:
    """``edits``: file, what stands there once, and what a careless hand would have written."""

    name: str
    test: str
    edits: Sequence[tuple[str, str, str]]


def _bug(name: str, test: str, file: str, right: str, wrong: str) -> Bug:
    return Bug(name, test, [(file, right, wrong)])


_STATEMENTS = (
    "tests/reliability/test_failing_statements.py"
    "::test_whichever_statement_fails_nothing_is_half_done_and_it_can_be_submitted_again"
)
_ANY = "filter(pk=imp.pk)"
_JOURNAL = "rollforward/journal/commands.py"

BUGS = (
    _bug(
        "an import without a transaction",
        f"{_STATEMENTS}[update]",
        _JOURNAL,
        "    with wall.narrowed(firm.pk), transaction.atomic():\n        number = _take_number",
        "    with wall.narrowed(firm.pk):\n        number = _take_number",
    ),
    _bug(
        "an undo without a transaction",
        f"{_STATEMENTS}[undo]",
        f"{_IMPORTS}/running.py",
        "        with transaction.atomic():\n            _still_mine(imp)\n            made, reverted",
        "        if True:\n            _still_mine(imp)\n            made, reverted",
    ),
    _bug(
        "the flip without a transaction",
        f"{_STATEMENTS}[clear]",
        f"{_IMPORTS}/running.py",
        "        with transaction.atomic():\n            _still_mine(imp)\n            made = replace.flip",
        "        if True:\n            _still_mine(imp)\n            made = replace.flip",
    ),
    _bug(
        "anybody writes while the firm is locked",
        f"{_TESTS}/test_replace.py",
        _JOURNAL,
        "if hold else free",
        "if hold else Q()",
    ),
    _bug("an older fence writes", f"{_TESTS}/test_replace.py", _JOURNAL, ", lock_fence=hold.fence) if", ") if"),
    _bug(
        "a page of a replaced set writes",
        "tests/apps/clients/test_clients.py",
        _JOURNAL,
        "filter(pk=firm.pk, generation=firm.generation)",
        "filter(pk=firm.pk)",
    ),
    Bug(
        "a worker that was taken over ends the job",
        f"{_TESTS}/test_taken_over.py",
        [
            (
                f"{_IMPORTS}/running.py",
                "select_for_update().filter(pk=imp.pk, state=State.RUNNING, fence=imp.fence)",
                _ANY,
            ),
            (
                f"{_IMPORTS}/running.py",
                "filter(pk=imp.pk, state=State.RUNNING, fence=imp.fence).update",
                f"{_ANY}.update",
            ),
        ],
    ),
    _bug(
        "a worker that was taken over locks the firm",
        f"{_TESTS}/test_taken_over.py",
        f"{_IMPORTS}/running.py",
        "        _still_mine(imp)  # who was taken over must not lock the firm for work that others have finished\n",
        "",
    ),
    _bug(
        "who lost the lock goes on building",
        f"{_TESTS}/test_taken_over.py",
        f"{_IMPORTS}/replace.py",
        "lock_owner=hold.owner, lock_fence=hold.fence)",
        "lock_owner=hold.owner)",
    ),
    _bug(
        "who lost the lock frees it",
        f"{_TESTS}/test_taken_over.py",
        f"{_IMPORTS}/lock.py",
        "lock_owner=owner, lock_fence=fence)",
        "lock_owner=owner)",
    ),
    _bug(
        "a living worker's job is given to another",
        f"{_TESTS}/test_taken_over.py",
        f"{_IMPORTS}/jobs.py",
        "        if liveness.is_held(lock.job_name(imp.reference)):\n            continue\n",
        "",
    ),
    _bug(
        "two workers claim one job",
        f"{_TESTS}/test_taken_over.py",
        f"{_IMPORTS}/jobs.py",
        "filter(pk=imp.pk, state=State.QUEUED).update",
        "filter(pk=imp.pk).update",
    ),
    _bug(
        "a living worker's lock is taken",
        f"{_TESTS}/test_taken_over.py",
        f"{_IMPORTS}/lock.py",
        "    if owner and owner != imp.reference and liveness.is_held(job_name(owner)):\n        return None\n",
        "",
    ),
    _bug(
        "a dead worker's lock stays",
        f"{_TESTS}/test_replace.py",
        f"{_IMPORTS}/lock.py",
        "if not firm.locked or free_if_dead(firm)",
        "if not firm.locked",
    ),
    _bug(
        "a stopped worker is held for alive for ever",
        f"{_TESTS}/test_liveness.py",
        f"{_IMPORTS}/filehold.py",
        " - _TIME.unpack(told)[0] > lease",
        " < 0",
    ),
    _bug(
        "the worker does not look at rights",
        f"{_TESTS}/test_taken_over.py",
        f"{_IMPORTS}/running.py",
        "    require(member, right)\n",
        "",
    ),
    _bug(
        "other rows are written than were reviewed",
        f"{_TESTS}/test_taken_over.py",
        f"{_IMPORTS}/running.py",
        "if imp.judged_digest and imp.judged_digest",
        "if not imp.judged_digest and imp.judged_digest",
    ),
    _bug(
        "a clear writes what was made ready before a colleague's change",
        f"{_TESTS}/test_beside_work.py",
        f"{_IMPORTS}/running.py",
        "        if (firm.generation, firm.last_client_change) != (",
        "        if False and (firm.generation, firm.last_client_change) != (",
    ),
    _bug(
        "a submit does not look what became of the import",
        f"{_TESTS}/test_asked_again.py",
        f"{_IMPORTS}/commands/ends.py",
        "filter(pk=imp.pk, **seen)",
        "filter(pk=imp.pk)",
    ),
    _bug(
        "an open window changes what was submitted",
        f"{_TESTS}/test_asked_again.py",
        f"{_IMPORTS}/commands/guard.py",
        '        imp.refresh_from_db(fields=["last_step", "state"])\n',
        "",
    ),
    _bug(
        "an undo that comes late undoes again",
        f"{_TESTS}/test_asked_again.py",
        f"{_IMPORTS}/commands/ends.py",
        "of is not None and of != imp.in_force",
        "of is None",
    ),
    _bug(
        "updates are not journalled",
        f"{_TESTS}/test_undo.py",
        f"{_IMPORTS}/scribe.py",
        "        bulk.insert(Line, lines, same)\n",
        "",
    ),
    _bug(
        "added records are not journalled",
        f"{_TESTS}/test_undo.py",
        f"{_IMPORTS}/inserts.py",
        "    if scribe:\n        scribe.created(Record(new.kind)",
        "    if False:\n        scribe.created(Record(new.kind)",
    ),
    _bug(
        "an undo overwrites what a colleague changed",
        f"{_TESTS}/test_undo.py",
        f"{_IMPORTS}/given_back.py",
        "if name not in changed and present[name] != value}",
        "if present[name] != value}",
    ),
    _bug(
        "an undo removes clients that somebody works on",
        f"{_TESTS}/test_undo.py",
        f"{_IMPORTS}/deeds.py",
        "    clients |= {one.pk: one.touched for one in made[Record.CLIENT] if one.touched}\n",
        "",
    ),
    _bug(
        "what an undo read is used although something was changed since",
        f"{_TESTS}/test_undo.py",
        f"{_IMPORTS}/revert.py",
        "deed if deed.number == opened.row.number - 1 else read(target)",
        "deed",
    ),
    _bug(
        "what was made ready is written although a client was changed since",
        f"{_TESTS}/test_update.py",
        f"{_IMPORTS}/running.py",
        ".get(pk=firm.pk) != judgement.at_change",
        ".get(pk=firm.pk) < judgement.at_change",
    ),
    _bug(
        "the new set's rows go into the present one",
        f"{_TESTS}/test_replace.py",
        f"{_IMPORTS}/inserts.py",
        '"generation": generation, **_times()',
        '"generation": firm.generation, **_times()',
    ),
    _bug(
        "the pointer is not moved",
        f"{_TESTS}/test_replace.py",
        f"{_IMPORTS}/replace.py",
        "        Firm.objects.filter(pk=firm.pk).update(generation=generation)\n",
        "",
    ),
    _bug(
        "a replaced set never expires",
        f"{_TESTS}/test_replace.py",
        f"{_IMPORTS}/replace.py",
        '"expires_at": now + datetime.timedelta(days=firm.retention_days)',
        '"expires_at": None',
    ),
    _bug(
        "a member sees another firm's clients",
        "tests/web/test_isolation.py",
        "rollforward/clients/access.py",
        "rows = Client.objects.filter(firm=member.firm, generation=",
        "rows = Client.objects.filter(generation=",
    ),
    _bug(
        "what an abandoned clear built stays",
        f"{_TESTS}/test_replace.py",
        f"{_IMPORTS}/jobs.py",
        "    replace.remove_abandoned()\n",
        "",
    ),
    _bug(
        "a power cut may lose what was confirmed",
        "tests/cli/test_doctor.py",
        "rollforward/database.py",
        "PRAGMA synchronous=FULL",
        "PRAGMA synchronous=NORMAL",
    ),
)


def known() -> dict[str, bool]:
    """The bugs that were tried, and whether they were caught."""
    return json.loads(_TOLD.read_text()) if _TOLD.exists() else {}


def main(names: list[str]) -> int:
    """0 when every bug was caught."""
    found = {name: was for name, was in known().items() if name in {bug.name for bug in BUGS}}
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        archive = subprocess.run(["git", "archive", "HEAD"], cwd=ROOT, check=True, capture_output=True).stdout
        subprocess.run(["tar", "x"], cwd=copy, input=archive, check=True)
        for bug in _chosen(names, found):
            found[bug.name] = is_caught(bug, copy)
            _TOLD.parent.mkdir(parents=True, exist_ok=True)
            _TOLD.write_text(json.dumps(found, indent=1))
            print(f"{'caught' if found[bug.name] else 'MISSED'}: {bug.name}", flush=True)
    return 0 if all(found.values()) else 1


def _chosen(names: list[str], tried: dict[str, bool]) -> list[Bug]:
    if names[:1] == ["--next"]:
        return [bug for bug in BUGS if bug.name not in tried][: int(names[1])]
    return [bug for bug in BUGS if not names or bug.name in names]


def is_caught(bug: Bug, copy: Path) -> bool:
    """Put the bug into the copy of the program, run its test there, and take it out again."""
    kept = {file: (copy / file).read_text() for file, _, _ in bug.edits}
    try:
        for file, right, wrong in bug.edits:
            text = (copy / file).read_text()
            if text.count(right) != 1:
                raise SystemExit(f"{bug.name}: {file} does not hold this once any more:\n{right}")
            (copy / file).write_text(text.replace(right, wrong))
        command = [sys.executable, "-m", "pytest", "-q", "-x", "-n0", *bug.test.split()]
        done = subprocess.run(command, cwd=copy, env=_environment(copy), capture_output=True, text=True, check=False)
        if done.returncode not in (0, 1):
            raise SystemExit(f"{bug.name}: the test did not run\n{done.stdout}{done.stderr}")
        return done.returncode == 1
    finally:
        for file, text in kept.items():
            (copy / file).write_text(text)


def _environment(copy: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
