"""The command as a person calls it, in this process and on the test database."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from rollforward.cli.main import app
from tests.cast import Cast


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """``run("import", path, "--firm", "harbor-books")``: exit code, standard output, standard error."""
    monkeypatch.setenv("ROLLFORWARD_DEBUG", "1")

    def ran(*arguments: object) -> Ran:
        result = CliRunner().invoke(app, [str(argument) for argument in arguments])
        return Ran(result.exit_code, result.stdout, result.stderr)

    return ran


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    """``write("list.csv", text)`` makes a file and gives its path."""

    def written(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return written


@pytest.fixture
def harbor(cast: Cast) -> str:
    """The short name of the firm that the commands speak of."""
    return cast.harbor.slug
