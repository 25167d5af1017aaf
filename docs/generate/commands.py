"""Every command with its arguments and options, as typer knows them."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

import typer.main

from docs.generate.markdown import block, code, table
from docs.generate.markdown import page as whole
from rollforward.cli.main import app
from rollforward.cli.start import DONE, FAILED, REFUSED, USAGE

_EXITS = (
    (DONE, "done"),
    (REFUSED, "done, but something was refused or needs an answer"),
    (USAGE, "wrong usage; nothing was done"),
    (FAILED, "failed"),
)


@cache
def commands() -> dict[str, Any]:
    """``member add`` -> typer's command, for every command that can be called."""
    return dict(_under(typer.main.get_command(app), ()))


def _under(group: Any, path: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    for name, command in group.commands.items():
        if command.hidden:
            continue
        if hasattr(command, "commands"):
            yield from _under(command, (*path, name))
        else:
            yield " ".join((*path, name)), command


def shown_parameters(command: Any) -> list[Any]:
    """Arguments and options that are meant for people."""
    return [p for p in command.params if not p.hidden]


def page() -> str:
    """commands.md."""
    exits = table(("Exit code", "Meaning"), ((str(number), meaning) for number, meaning in _EXITS))
    about = (
        "The answer goes to standard output, progress and messages to standard error. What `--json` prints is "
        "described in [JSON](json.md)."
    )
    return whole("Commands", about, exits, *(_section(name, command) for name, command in commands().items()))


def _section(name: str, command: Any) -> str:
    shown = shown_parameters(command)
    parts = [
        f"## rollforward {name}",
        command.help or "",
        block(" ".join([f"rollforward {name}", *map(_usage, shown)])),
    ]
    if shown:
        parts.append(table(("", "Value", "Default", "Meaning"), map(_row, shown)))
    return "\n\n".join(parts)


def _is_option(parameter: Any) -> bool:
    return str(parameter.opts[0]).startswith("-")


def _usage(parameter: Any) -> str:
    if not _is_option(parameter):
        return _argument(parameter) + ("..." if parameter.nargs != 1 else "")
    value = "" if parameter.is_flag else f" {_value(parameter)}"
    said = "|".join([_long(parameter.opts), *parameter.secondary_opts]) + value
    return said if parameter.required else f"[{said}]"


def _long(names: list[str]) -> str:
    return max(names, key=len)


def _argument(parameter: Any) -> str:
    return str(parameter.metavar or parameter.name.upper())


def _row(parameter: Any) -> tuple[str, str, str, str]:
    names = [*parameter.opts, *parameter.secondary_opts] if _is_option(parameter) else [_argument(parameter)]
    value = "" if not _is_option(parameter) or parameter.is_flag else code(_value(parameter))
    return ", ".join(map(code, names)), value, _default(parameter), parameter.help or ""


def _value(parameter: Any) -> str:
    kind = parameter.type_descriptor.annotation
    if issubclass(kind, Enum):
        return "|".join(member.value for member in kind)
    if parameter.min is not None and parameter.max is not None:
        return f"{parameter.min}..{parameter.max}"
    return {int: "NUMBER", Path: "PATH"}.get(kind, "TEXT")


def _default(parameter: Any) -> str:
    if parameter.required:
        return "*required*"
    if parameter.default is None or parameter.default is False:
        return ""
    if parameter.default is True:
        return code(parameter.opts[0])
    value = parameter.default
    return code(str(value.value if isinstance(value, Enum) else value))
