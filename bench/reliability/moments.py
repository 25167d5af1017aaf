"""The moments of a process that writes: each statement, each commit from both sides, each step on a file.

They are counted from outside, by what Django's connection and Python's audit hooks tell; the application knows nothing
of it. At the chosen one the process does to itself what a power switch or a debugger would do.
"""

from __future__ import annotations

import os
import re
import signal
import sys
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import connection

from rollforward.imports import bulk

_STATEMENT = re.compile(r'\W*(\w+)(?:.*?(?:INTO|FROM|UPDATE)\s+"?(\w+))?', re.S)


class Moments:
    """Counts from 1. ``at``: the one at which ``signum`` is sent to oneself; 0 only counts."""

    def __init__(self, at: int = 0, signum: int = signal.SIGKILL) -> None:
        self.at, self.signum, self.names = at, signum, list[str]()

    def __call__(self, name: str) -> None:
        self.names.append(name)
        if len(self.names) == self.at:
            os.kill(os.getpid(), self.signum)

    def watch(self) -> None:
        """Begin to count everything that this process does."""
        connection.ensure_connection()
        connection.execute_wrappers.append(self._statement)
        for name in ("_commit", "_rollback"):
            setattr(connection, name, self._around(name.strip("_").upper(), getattr(connection, name)))
        bulk.insert = self._around("rows", bulk.insert)
        sys.addaudithook(self._audit)

    def _statement(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        # An update of a table says so before its name, everything else after INTO or FROM.
        verb, table = _STATEMENT.match(sql).groups()  # type: ignore[union-attr]
        self(f"{verb} {table or (sql.split()[1] if len(sql.split()) > 1 else '')}".replace('"', ""))
        return execute(sql, params, many, context)

    def _around(self, name: str, act: Callable[..., Any]) -> Callable[..., Any]:
        def acting(*arguments: Any) -> Any:
            self(f"before {name}")
            result = act(*arguments)
            self(f"after {name}")
            return result

        return acting

    def _audit(self, event: str, arguments: tuple[Any, ...]) -> None:
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        if writes or event in ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree"):
            path = str(arguments[0])
            if path.startswith(str(settings.UPLOADS_DIR)):
                self(f"{event} {os.path.basename(path)}")
