"""What is shipped for running on several machines says what the application understands."""

from __future__ import annotations

import configparser
import re
import shlex
from pathlib import Path

import pytest
import typer.main
import yaml

from rollforward.cli.main import app
from rollforward.config import settings

DEPLOY = Path(__file__).parents[2] / "deploy"
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
OURS = {name: service for name, service in COMPOSE["services"].items() if service.get("image") == "rollforward"}
#: Read by the image of PostgreSQL or by the proxy, and not by the application.
OF_OTHERS = {"POSTGRES_PASSWORD", "DATABASE_PASSWORD", "SITE_NAME"}


def understood(words: list[str]) -> None:
    """Parse a command line as ``rollforward`` would, without carrying it out; refuses unknown commands and options."""
    name, *rest = words
    command = typer.main.get_command(app).commands[name]  # type: ignore[attr-defined]
    command.make_context(name, rest)


def unit(path: Path) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(path)
    return parser


@pytest.mark.parametrize("service", OURS.values(), ids=OURS)
def test_each_service_of_the_compose_file_runs_a_command_that_exists(service: dict[str, list[str]]) -> None:
    understood(service["command"])


def test_the_compose_file_runs_two_web_processes_and_two_workers_behind_a_proxy_that_knows_both() -> None:
    web = [name for name, service in OURS.items() if service["command"][0] == "serve"]
    assert len(web) == sum(service["command"] == ["worker"] for service in OURS.values()) == 2
    assert re.findall(r"(\S+):8000", (DEPLOY / "Caddyfile").read_text()) == web
    assert all("--no-worker" in OURS[name]["command"] for name in web)


def test_nothing_starts_before_the_tables_are_there() -> None:
    waiting = {"migrate": {"condition": "service_completed_successfully"}}
    assert all(service["depends_on"] == waiting for name, service in OURS.items() if name != "migrate")


def test_every_variable_of_the_application_in_the_compose_file_is_a_setting() -> None:
    known = set(re.findall(r"^``(\w+)``", settings.__doc__ or "", re.MULTILINE))
    assert all(set(service["environment"]) <= known for service in OURS.values())


def test_the_example_of_the_environment_names_what_the_compose_file_cannot_do_without() -> None:
    needed = set(re.findall(r"\$\{(\w+):\?", (DEPLOY / "compose.yaml").read_text()))
    named = set(re.findall(r"^(\w+)=", (DEPLOY / "environment.example").read_text(), re.MULTILINE))
    assert needed <= named
    assert named >= OF_OTHERS


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_each_unit_runs_a_command_that_exists_and_may_write_to_the_data_alone(path: Path) -> None:
    service = unit(path)["Service"]
    program, *words = shlex.split(service["ExecStart"].replace("%i", "8001"))
    assert Path(program).name == "rollforward"
    understood(words)
    assert (service["ProtectSystem"], service["NoNewPrivileges"], service["User"]) == ("strict", "yes", "rollforward")
    assert f"ROLLFORWARD_DATA={service['ReadWritePaths']}" in service["Environment"]


def test_the_image_is_made_from_the_lock_file_and_does_not_run_as_root() -> None:
    lines = (DEPLOY / "Containerfile").read_text().splitlines()
    assert any("uv sync --locked --no-dev" in line for line in lines)
    assert "USER rollforward" in lines
    understood(yaml.safe_load(next(line for line in lines if line.startswith("CMD ")).removeprefix("CMD ")))
