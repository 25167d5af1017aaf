"""``rollforward imports`` and ``rollforward undo``: what was imported, and the way back."""

from __future__ import annotations

import json
from typing import Any

from rollforward.accounts.rights import NotAllowed
from rollforward.cli.lookup import actor, firm_of
from rollforward.cli.receipt import receipt_text
from rollforward.cli.start import DONE, FAILED, REFUSED, CannotGoOn, WrongUsage, say
from rollforward.cli.worker import worker_name
from rollforward.imports import commands, jobs, queries
from rollforward.imports.errors import CannotDo
from rollforward.imports.models import Import
from rollforward.journal.commands import FirmLocked


def list_imports(slug: str, as_email: str | None, *, as_json: bool) -> int:
    """The firm's imports, newest first."""
    member = actor(firm_of(slug), as_email)
    try:
        found = [_entry(imp) for imp in queries.history(member)]
    except NotAllowed as refusal:
        say(str(refusal))
        return REFUSED
    if as_json:
        print(json.dumps(found, ensure_ascii=False))
    else:
        for entry in found:
            print(_line(entry))
        if not found:
            say("There are no imports yet.")
    return DONE


def undo(reference: str, slug: str, as_email: str | None, *, confirm: bool, as_json: bool) -> int:
    """Take an import back in this process, or wait for the worker that was quicker."""
    member = actor(firm_of(slug), as_email)
    try:
        imp = queries.find(member, reference)
        commands.request_undo(imp, member, confirm=confirm)
    except Import.DoesNotExist:
        raise WrongUsage(f'{slug} has no import "{reference}": `rollforward imports` lists them.') from None
    except (CannotDo, NotAllowed, FirmLocked) as refusal:
        if as_json:
            print(json.dumps({"import": reference, "state": "refused", "message": str(refusal)}, ensure_ascii=False))
        say(str(refusal))
        return REFUSED
    jobs.run_to_end(imp, worker_name())
    _print(_entry(imp), as_json=as_json)
    if imp.state == Import.State.UNDONE:
        return REFUSED if _entry(imp)["undo"].get("kept") else DONE
    if not imp.message:
        raise CannotGoOn(f"The import is {imp.state}, and nothing says why. Try again.")
    say(imp.message)
    return FAILED


def _entry(imp: Import) -> dict[str, Any]:
    return {
        **queries.receipt(imp),
        "file": imp.file_name,
        "sha256": imp.file_sha256,
        "member": str(imp.member or ""),
        "started": imp.created_at.isoformat(),
        "finished": imp.finished_at.isoformat() if imp.finished_at else None,
        "undo": imp.receipt.get("undo", {}),
    }


def _line(entry: dict[str, Any]) -> str:
    counts = ", ".join(f"{entry[verdict]} {verdict}" for verdict in ("added", "updated", "unchanged", "problems"))
    started, state, mode = entry["started"][:16], entry["state"], entry["mode"]
    return f"{entry['import']}  {started}  {state:<9}  {mode:<6}  {counts}  {entry['file']}"


def _print(entry: dict[str, Any], *, as_json: bool) -> None:
    print(json.dumps(entry, ensure_ascii=False) if as_json else receipt_text(entry))
