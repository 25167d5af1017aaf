"""``rollforward import``: the same steps that the screens take, in one go."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.utils.translation import ngettext

from rollforward.accounts.models import Member
from rollforward.accounts.rights import NotAllowed
from rollforward.cli.decide import decide
from rollforward.cli.lookup import actor, firm_of
from rollforward.cli.receipt import receipt_text
from rollforward.cli.start import DONE, FAILED, REFUSED, WrongUsage, say
from rollforward.cli.wishes import MapFile, Wishes, check_wishes, load_map
from rollforward.cli.worker import worker_name
from rollforward.engine.issues import Refused
from rollforward.imports import commands, jobs, queries
from rollforward.imports.errors import CannotDo
from rollforward.imports.models import Import
from rollforward.journal.commands import FirmLocked

_CHUNK_BYTES = 1024 * 1024
_WARNINGS_SHOWN = 20
_EXIT_CODES = {"done": DONE, "planned": DONE, "failed": FAILED}

Answer = dict[str, Any]


def import_file(path: Path, slug: str, as_email: str | None, wishes: Wishes, *, as_json: bool) -> int:
    """Import one file; prints its receipt. 1 where it was refused or something was left to be answered."""
    check_wishes(wishes)
    mapped = load_map(wishes.mapping)
    if not path.is_file():
        raise WrongUsage(f"{path}: there is no such file.")
    member = actor(firm_of(slug), as_email)
    answer = _imported(path, member, wishes, mapped)
    print(json.dumps(answer, ensure_ascii=False) if as_json else receipt_text(answer))
    for question in answer["questions"]:
        say(question["message"])
    open_ends = answer["questions"] or answer["problems"] or not answer["rows"]
    return _EXIT_CODES.get(answer["state"], REFUSED) or (REFUSED if open_ends else DONE)


def _imported(path: Path, member: Member, wishes: Wishes, mapped: MapFile) -> Answer:
    try:
        imp = commands.start(member, wishes.mode, Import.Source.COMMAND)
    except NotAllowed as refusal:
        return _refused(wishes, str(refusal), "not-allowed")
    try:
        return _taken_through(imp, path, member, wishes, mapped)
    except Refused as refusal:
        commands.drop(imp, member)
        return _refused(wishes, f"{path.name}: {refusal.message}", refusal.code)
    except (CannotDo, NotAllowed, FirmLocked) as refusal:
        _leave_to_be_mended(imp, member, str(refusal))
        return {**_counted(imp), "message": str(refusal)}
    except BaseException:
        if imp.state == Import.State.DRAFT:
            commands.drop(imp, member)
        raise


def _taken_through(imp: Import, path: Path, member: Member, wishes: Wishes, mapped: MapFile) -> Answer:
    started = time.monotonic()
    commands.receive_file(imp, member, path.name, _chunks(path))
    read_seconds = round(time.monotonic() - started, 3)
    questions = decide(imp, member, wishes, mapped)
    _warn(queries.warnings(imp))
    if wishes.dry_run:
        answer = {**_counted(imp), "import": None, "state": "planned", "questions": questions}
        commands.drop(imp, member)
        if not answer["rows"]:
            answer["message"] = "The file has no rows to import: it would be refused."
        return _timed(answer, read_seconds)
    if wishes.mode == "clear":
        commands.confirm_clear(imp, member, member.firm.name)
    judged = queries.judge(imp)
    if judged.counts.problems and wishes.problems == "stop":
        left = judged.counts.problems
        reason = ngettext("%d row has", "%d rows have", left) % left + " a problem, so nothing was written."
        commands.refuse(imp, member, reason)
        return _timed({**_counted(imp), "questions": questions, "message": reason}, read_seconds)
    commands.submit(imp, member, wishes.problems, remember=not _left_out(questions))
    jobs.run_to_end(imp, worker_name())
    answer = queries.receipt(imp) if imp.state == Import.State.DONE else _counted(imp)
    return _timed({**answer, "questions": questions}, read_seconds)


def _left_out(questions: Sequence[Answer]) -> bool:
    """Whether columns were left out because nobody was there to ask; what values mean is asked again by itself."""
    return any(question["kind"] != "value" for question in questions)


def _warn(warnings: Sequence[str]) -> None:
    for warning in warnings[:_WARNINGS_SHOWN]:
        say(warning)
    if len(warnings) > _WARNINGS_SHOWN:
        say(f"{len(warnings) - _WARNINGS_SHOWN:,} more such lines: `rollforward inspect` names them all.")


def _counted(imp: Import) -> Answer:
    """The receipt's form for an import that was not written: what it would have done, as far as that is known."""
    answer = queries.receipt(imp)
    if imp.message:
        answer["message"] = imp.message
    if imp.region is None:
        return answer
    judged = queries.judge(imp)
    rows, clients, contacts = judged.counts, judged.clients, judged.contacts
    groups = [{"code": g.code, "severity": g.severity, "title": g.title, "count": g.count} for g in judged.problems]
    return {
        **answer,
        "rows": rows.rows,
        "set_aside": judged.set_aside,
        "added": rows.added,
        "updated": rows.updated,
        "unchanged": rows.unchanged,
        "skipped": rows.skipped,
        "problems": rows.problems,
        "clients": {"added": clients.added, "updated": clients.updated, "unchanged": clients.unchanged},
        "contacts": {"added": contacts.added, "updated": contacts.updated, "unchanged": contacts.unchanged},
        "found": groups,
    }


def _timed(answer: Answer, read_seconds: float) -> Answer:
    return {**answer, "seconds": {**answer["seconds"], "read": read_seconds}}


def _refused(wishes: Wishes, message: str, code: str) -> Answer:
    nothing = {"added": 0, "updated": 0, "unchanged": 0}
    return {
        "import": None,
        "state": "refused",
        "mode": wishes.mode,
        **dict.fromkeys(("rows", "set_aside", "added", "updated", "unchanged", "skipped", "problems"), 0),
        "clients": nothing,
        "contacts": nothing,
        "seconds": {"read": 0.0, "check": 0.0, "plan": 0.0, "commit": 0.0},
        "questions": [],
        "error": {"code": code, "message": message},
        "message": message,
    }


def _leave_to_be_mended(imp: Import, member: Member, reason: str) -> None:
    imp.refresh_from_db()
    if imp.state == Import.State.DRAFT:
        commands.refuse(imp, member, reason)


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            yield chunk
