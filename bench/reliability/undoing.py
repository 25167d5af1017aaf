"""Stories of random imports, undo and redo, with others' edits between: at the end everything is as it was.

Each story is a firm of its own and some chapters. In each imports of both kinds are carried out, taken back and put in
force again in any order that makes sense; at its end all are taken back. Then every row of every table but those of the
journal and the imports must be what it was at the beginning, and so must the export:

- ``alone``: nobody else does anything.
- ``beside``: colleagues and another firm work on other records meanwhile. Their work, and nothing else, has been added.
- ``against``: colleagues change what the imports write. After each undo and redo every value must be the one that was
  there, or the colleague's, and then the receipt says so.
"""

from __future__ import annotations

import copy
import datetime
import itertools
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from bench.reliability.random_files import Files
from bench.reliability.snapshots import (
    Key,
    Snapshot,
    concerned,
    differences,
    exported,
    sets,
    snapshot,
    with_edits,
    wrongly_taken_back,
)

CHAPTERS = ("alone", "beside", "against")
IMPORTS = 25
_CLIENTS = 10
_TODAY = datetime.date(2026, 1, 31)


@dataclass(slots=True)
class Told:
    """An import of the chapter: the rows before and after it, or its latest take-back; ``concerns``: the rows that it
    wrote, and the clients and contacts that it tied."""

    imp: Any
    before: Snapshot
    after: Snapshot
    concerns: set[Key]


@dataclass(slots=True)
class Chapter:
    start: Snapshot
    export: list[str]
    told: list[Told] = field(default_factory=list)
    edits: list[tuple[Snapshot, Snapshot]] = field(default_factory=list)


class Wrong(Exception):
    """Something is not as it was."""


class Story:
    """One firm with clients and work, and a second one, in an installation that may hold others."""

    def __init__(self, number: int, seed: int) -> None:
        from rollforward.accounts.commands import create_firm
        from rollforward.clients.commands import create_field
        from rollforward.work.seed import seed_firm

        self.chance = random.Random(f"{seed}/{number}")
        name = f"Story {seed} {number}"
        self.member = create_firm(name, f"vera@{seed}-{number}.example").firm.members.get()
        self.other = create_firm(f"{name} North", f"nina@{seed}-{number}.example").firm.members.get()
        for member in (self.member, self.other):
            seed_firm(member.firm, _CLIENTS, seed * 10_000 + number, _TODAY)
        create_field(self.member, "client", "Door code", "text")
        self.files = Files(self.member, self.chance)
        self.imports, self.serial = 0, itertools.count(1)

    def tell(self, imports: int = IMPORTS, in_a_chapter: int = 6, kinds: Sequence[str] = CHAPTERS) -> str:
        """Chapters of these kinds in turn, of so many imports at most each; what went wrong, empty when nothing did."""
        try:
            for kind in itertools.cycle(kinds):
                if self.imports >= imports:
                    return ""
                self._chapter(kind, min(imports - self.imports, self.chance.randint(2, in_a_chapter)))
        except Wrong as wrong:
            return f"{kind}, import {self.imports}: {wrong}"
        raise AssertionError

    def _chapter(self, kind: str, imports: int) -> None:
        self._refresh()
        start = snapshot()
        chapter = Chapter(start, exported(self.member.firm))
        self.files.begin()
        goal = self.imports + imports
        while self.imports < goal:
            self._import(chapter)
            for _ in range(self.chance.randint(0, 3)):
                act = self.chance.choice((self._undo, self._redo, self._edit))
                act(chapter, kind)
        while in_force := [t for t in chapter.told if t.imp.state == "done" and self._in_place(t)]:
            self._take_back(max(in_force, key=lambda t: t.imp.in_force), kind)
        if kind != "against":
            self._at_the_end(chapter)

    def _at_the_end(self, chapter: Chapter) -> None:
        due = with_edits(chapter.start, chapter.edits)
        found = snapshot(sets(chapter.start))
        if told := differences(due, found):
            raise Wrong(f"{len(told)} rows are not as they were; {'; '.join(told[:5])}")
        if not chapter.edits and exported(self.member.firm) != chapter.export:
            raise Wrong("the export is not what it was")

    def _import(self, chapter: Chapter) -> None:
        from rollforward.imports import commands

        before = snapshot()
        mode = "clear" if self.chance.random() < 0.2 else "update"
        imp = commands.start(self.member, mode)
        if mode == "clear":
            commands.confirm_clear(imp, self.member, self.member.firm.name)
        text = self.files.draw()
        commands.receive_file(imp, self.member, "clients.csv", [text.encode()])
        if self.chance.random() < 0.3:
            commands.set_choice(imp, self.member, blank={"client.city": "clear"})
        imp.refresh_from_db()
        commands.share_all(imp, self.member)
        imp.refresh_from_db()
        commands.submit(imp, self.member, "skip")
        self._finish(imp, "done")
        self.imports += 1
        if imp.change is not None:
            after = snapshot()
            chapter.told.append(Told(imp, before, after, concerned(before, after)))

    def _undo(self, chapter: Chapter, kind: str) -> None:
        found = [t for t in chapter.told if t.imp.state == "done" and self._sensible(t, chapter, kind)]
        if found:
            self._take_back(self.chance.choice(found), kind)

    def _redo(self, chapter: Chapter, kind: str) -> None:
        found = [t for t in chapter.told if t.imp.state == "undone" and self._sensible(t, chapter, kind)]
        if found:
            self._take_back(self.chance.choice(found), kind)

    def _sensible(self, told: Told, chapter: Chapter, kind: str) -> bool:
        """Whether it belongs to the set in place, and nothing was done since to the same records, be it an undo of what
        made them: against colleagues any order is tried."""
        later = [t for t in chapter.told if t.imp.in_force > told.imp.in_force]
        return self._in_place(told) and (kind == "against" or not any(t.concerns & told.concerns for t in later))

    def _in_place(self, told: Told) -> bool:
        from rollforward.imports.undo import target_of

        target = target_of(told.imp)
        return self.member.firm.generation == (target.pointer_after or target.generation)

    def _take_back(self, told: Told, kind: str) -> None:
        from rollforward.imports import commands

        now = snapshot()
        undoing = told.imp.state == "done"
        if undoing:
            commands.request_undo(told.imp, self.member, confirm=True)
        else:
            commands.request_redo(told.imp, self.member)
        self._finish(told.imp, "undone" if undoing else "done")
        got = snapshot()
        kept = {each["name"]: each["why"] for each in told.imp.receipt["undo"]["kept"]}
        if kept and kind != "against":
            raise Wrong(f"what nobody else touched was kept: {kept}")
        if told.imp.mode == "update":
            wrong = wrongly_taken_back(told.before, told.after, now, got, kept)
            if wrong:
                raise Wrong(f"{'undo' if undoing else 'redo'}: {wrong}")
        told.before, told.after = now, got

    def _finish(self, imp: Any, state: str) -> None:
        from rollforward.imports import jobs

        jobs.run_to_end(imp, "bench")
        self._refresh()
        if imp.state != state or self.member.firm.locked:
            raise Wrong(f"the import is {imp.state}: {imp.message}")

    def _refresh(self) -> None:
        self.member.firm.refresh_from_db()

    def _edit(self, chapter: Chapter, kind: str) -> None:
        if kind == "alone":
            return
        before = snapshot()
        member = self.other if kind == "beside" and self.chance.random() < 0.3 else self.member
        self.files.edit(member, next(self.serial), of_others=kind == "beside")
        chapter.edits.append((before, copy.copy(snapshot())))
