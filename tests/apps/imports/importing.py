"""An import as the screens do it, in a few words: text in, finished import out."""

from __future__ import annotations

from rollforward.accounts.models import Member
from rollforward.imports import commands, jobs
from rollforward.imports.models import Import


def prepare(member: Member, text: str, mode: str = "update") -> Import:
    """Uploaded and mapped, ready to submit. The lines of ``text`` may be indented."""
    imp = commands.start(member, mode)
    if mode == "clear":
        commands.confirm_clear(imp, member, member.firm.name)
    lines = "\n".join(line.strip() for line in text.strip().splitlines()) + "\n"
    commands.receive_file(imp, member, "clients.csv", [lines.encode()])
    return imp


def carry_out(member: Member, text: str, mode: str = "update", problems: str = "stop") -> Import:
    """Prepared, submitted and carried out."""
    imp = prepare(member, text, mode)
    commands.submit(imp, member, problems)
    return finish(imp, member)


def undo(imp: Import, member: Member, confirm: bool = False) -> Import:
    commands.request_undo(imp, member, confirm)
    return finish(imp, member)


def redo(imp: Import, member: Member) -> Import:
    commands.request_redo(imp, member)
    return finish(imp, member)


def finish(imp: Import, member: Member) -> Import:
    jobs.run_to_end(imp, "test")
    member.firm.refresh_from_db()
    return imp
