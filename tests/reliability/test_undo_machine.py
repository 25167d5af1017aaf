"""Imports, colleagues' edits, undo and redo in any sensible order, with a plain dictionary beside that must agree."""

from __future__ import annotations

import copy
import itertools
import os
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from bench.reliability.digests import exact
from rollforward.accounts.commands import create_firm
from rollforward.accounts.models import Member
from rollforward.clients.access import clients_of
from rollforward.clients.commands import create_field, update_client
from rollforward.imports.models import Import
from tests.apps.imports.importing import carry_out, redo, undo

NAMES = [f"Client {letter}" for letter in "ABCDE"]
CITIES = st.sampled_from(["Boston", "Austin", "Newark"])
ROWS = st.dictionaries(st.sampled_from(NAMES), st.tuples(CITIES, st.sampled_from(["12", "34"])), min_size=1, max_size=4)

#: Name -> city and door code, as members see them.
World = dict[str, dict[str, str]]
_numbers = itertools.count(1)


@dataclass
class Done:
    """One import of the story: what was there before and after it, and whom colleagues changed since."""

    imp: Import
    before: World
    after: World
    exact_before: str
    exact_after: str = ""
    touched: set[str] = field(default_factory=set)
    #: Whether a colleague changed anything since: then only the dictionaries can agree, not every byte.
    edited: bool = False


class Machine(RuleBasedStateMachine):
    """One firm's story. ``done``: imports in force, the latest last; ``undone``: those that can be redone."""

    def __init__(self) -> None:
        super().__init__()
        number = next(_numbers)
        self.member: Member = create_firm(f"Firm {number}", f"vera@firm{number}.example")
        create_field(self.member, "client", "Door code", "text")
        self.world: World = {}
        self.done: list[Done] = []
        self.undone: list[Done] = []

    @rule(rows=ROWS, clear=st.booleans())
    def an_import(self, rows: dict[str, tuple[str, str]], clear: bool) -> None:
        before, was = copy.deepcopy(self.world), self.digest()
        lines = [f"{name},{city},{code},Ann of {name},Lee" for name, (city, code) in rows.items()]
        head = "Client name,City,Door code,First name,Last name\n"
        imp = carry_out(self.member, head + "\n".join(lines), "clear" if clear else "update")
        assert imp.state == "done", imp.message
        self.refresh()
        if clear:
            self.world = {}
        for name, (city, code) in rows.items():
            self.world[name] = {"city": city, "code": code}
        if imp.change is None:
            assert self.world == before
            return
        self.undone.clear()
        self.done.append(Done(imp, before, copy.deepcopy(self.world), was, self.digest()))

    @precondition(lambda self: self.world)
    @rule(data=st.data(), city=CITIES)
    def an_edit(self, data: Any, city: str) -> None:
        name = data.draw(st.sampled_from(sorted(self.world)))
        if self.world[name]["city"] == city:
            return
        update_client(self.member, clients_of(self.member).get(name=name).public_id, {"client.city": city})
        self.world[name]["city"] = city
        for each in (*self.done, *self.undone):
            each.edited = True
        for each in self.done:
            each.touched.add(name)

    @precondition(lambda self: self.done)
    @rule()
    def an_undo(self) -> None:
        last = self.done.pop()
        undo(last.imp, self.member, confirm=True)
        assert last.imp.state == "undone", last.imp.message
        self.refresh()
        if last.imp.mode == "clear":
            last.after, self.world = self.world, copy.deepcopy(last.before)
        else:
            self.taken_back(last.after, last.before, last.touched)
        if not last.edited:
            assert self.digest() == last.exact_before
        self.undone.append(last)

    @precondition(lambda self: self.undone)
    @rule()
    def a_redo(self) -> None:
        last = self.undone.pop()
        redo(last.imp, self.member)
        assert last.imp.state == "done", last.imp.message
        self.refresh()
        if last.imp.mode == "clear":
            last.before, self.world = self.world, copy.deepcopy(last.after)
        else:
            self.taken_back(last.before, last.after, set())
        if not last.edited:
            assert self.digest() == last.exact_after
        self.done.append(last)

    def taken_back(self, there: World, wanted: World, touched: set[str]) -> None:
        """From ``there`` to ``wanted``, but for what is another value than ``there`` now."""
        for name in there.keys() | wanted.keys():
            if name not in wanted:
                if name not in touched:
                    self.world.pop(name, None)
            elif name not in there:
                self.world.setdefault(name, dict(wanted[name]))
            else:
                now = self.world[name]
                now |= {key: value for key, value in wanted[name].items() if now[key] == there[name][key]}

    @invariant()
    def the_clients_are_those_of_the_dictionary(self) -> None:
        found = {c.name: {"city": c.city, "code": next(iter(c.custom.values()))} for c in clients_of(self.member)}
        assert found == self.world
        assert not self.member.firm.locked

    def refresh(self) -> None:
        self.member.firm.refresh_from_db()

    def digest(self) -> str:
        return exact(self.member.firm)


@pytest.mark.django_db
def test_undo_and_redo_agree_with_a_dictionary(tmp_path, settings) -> None:
    settings.UPLOADS_DIR, settings.LOCKS_DIR = tmp_path / "imports", tmp_path / "locks"
    if number := os.environ.get("STORIES"):  # the long form: other stories for each number
        tell(seed(int(number))(Machine), examples=20, steps=14, always_the_same=False)
    else:
        tell(Machine, examples=2, steps=10, always_the_same=True)


def tell(machine: type[Machine], *, examples: int, steps: int, always_the_same: bool) -> None:
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            derandomize=always_the_same,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
