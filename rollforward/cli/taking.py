"""One file of a watched folder: taken once, imported or held for review, and put away with a note.

A file is first moved to ``.taken/REFERENCE/``, whose name is that of its import. Whatever dies afterwards, that tells
the next run which import is meant; how far it came, the import's own row tells.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from rollforward.accounts.models import Member
from rollforward.cli.decide import choose_sheet
from rollforward.cli.worker import worker_name
from rollforward.engine.issues import Refused
from rollforward.imports import commands, jobs, queries
from rollforward.imports.errors import CannotDo
from rollforward.imports.models import Import, new_reference

TAKEN = ".taken"
DONE, HELD, FAILED = "done", "held", "failed"
FOLDERS = (DONE, HELD, FAILED, TAKEN)
_CHUNK_BYTES = 1024 * 1024

State = Import.State


@dataclass(frozen=True, slots=True)
class Outcome:
    """``state``: ``done``, ``held`` or ``failed``, which is also the folder that the file is in now."""

    name: str
    state: str
    words: str


def take(path: Path) -> Path:
    """Make a file ours: from now on it goes to the end, once. Returns where it is. ``OSError`` where it is gone."""
    place = path.parent / TAKEN / new_reference()
    place.mkdir(parents=True)
    try:
        return path.rename(place / path.name)
    except OSError:
        place.rmdir()
        raise


def left_over(folder: Path) -> Iterator[Path]:
    """The files that a run before this one took and did not put away."""
    for place in sorted((folder / TAKEN).iterdir()):
        files = sorted(place.iterdir()) if place.is_dir() else []
        yield from files
        if not files:
            with suppress(OSError):
                place.rmdir()


def bring_to_end(taken: Path, member: Member) -> Outcome:
    """Import a taken file, or go on where somebody stopped at it; put it away. Raises ``FirmLocked``, ``NotAllowed``,
    with which it stays taken."""
    reference = taken.parent.name
    imp = Import.objects.filter(reference=reference, firm=member.firm).first()
    try:
        imp = _as_far_as_it_goes(imp, taken, reference, member)
    except Refused as refusal:
        commands.drop(Import.objects.get(reference=reference, firm=member.firm), member)
        return _put_away(taken, FAILED, f"It could not be read: {refusal.message}", "")
    state, words = _became(imp)
    return _put_away(taken, state, words, f"{settings.SITE_URL}/imports/{reference}/")


def _as_far_as_it_goes(imp: Import | None, taken: Path, reference: str, member: Member) -> Import:
    imp = imp or commands.start(member, Import.Mode.UPDATE, Import.Source.COMMAND, reference)
    if imp.state == State.DRAFT and not imp.message:
        if not imp.file_sha256:
            commands.receive_file(imp, member, taken.name, _chunks(taken))
        asked = choose_sheet(imp, member, None)
        why = " ".join(question["message"] for question in asked) or queries.to_be_asked(imp)
        try:
            if why:
                commands.hold(imp, member, why)
            else:
                commands.submit(imp, member)
        except CannotDo as refusal:
            commands.hold(imp, member, str(refusal))
    jobs.run_to_end(imp, worker_name())
    return imp


def _became(imp: Import) -> tuple[str, str]:
    if imp.state in (State.DONE, State.UNDONE):
        counts = queries.receipt(imp)
        parts = (f"{counts[what]} {what}" for what in ("added", "updated", "unchanged", "skipped"))
        return DONE, f"Imported: {counts['rows']} rows, {', '.join(parts)}."
    if imp.state in (State.FAILED, State.CANCELLED):
        return FAILED, imp.message or "The import was cancelled."
    return HELD, f"Held for review. {imp.message}"


def _put_away(taken: Path, state: str, words: str, url: str) -> Outcome:
    """Into the folder of its state, beside a note; a name that is there already gets the import's before it."""
    folder, place = taken.parent.parent.parent / state, taken.parent
    name = f"{place.name}-{taken.name}" if (folder / taken.name).exists() else taken.name
    at = timezone.localtime().isoformat(" ", "minutes")
    note = "\n".join(filter(None, (f"{taken.name}, {at}", words, url))) + "\n"
    written = folder / f".{place.name}.tmp"
    written.write_text(note, encoding="utf-8")
    written.replace(folder / f"{name}.note.txt")
    taken.rename(folder / name)
    place.rmdir()
    return Outcome(name, state, words)


def _chunks(path: Path) -> Iterator[bytes]:
    # Nobody can make it a link to another file of this user's between the look and now.
    with open(os.open(path, os.O_RDONLY | os.O_NOFOLLOW), "rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            yield chunk
