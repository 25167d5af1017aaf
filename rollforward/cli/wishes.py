"""What the caller of ``rollforward import`` wants: options and MAP.json, checked before anything is read."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rollforward.cli.start import WrongUsage
from rollforward.engine.values import Choices

_MAP_KEYS = {"columns", "values", "header_row", "dates", "blank", "whole"}
ORDERS = ("dmy", "mdy", "ymd")


@dataclass(frozen=True, slots=True)
class Wishes:
    """The options as they were typed."""

    mode: str
    sheet: str | None
    mapping: Path | None
    match: str | None
    blank: str
    problems: str
    dry_run: bool
    yes: bool


@dataclass(frozen=True, slots=True)
class MapFile:
    """MAP.json. ``columns``: header or ``#3`` -> field key or ``ignore``; ``values``: field key -> cell text -> label
    of the option, or ``None`` for *leave blank*; ``header_row``: its line, 0 for none; ``whole``: keys of fields whose
    cells are not taken apart."""

    columns: dict[str, str]
    values: dict[str, dict[str, str | None]]
    header_row: int | None
    dates: dict[str, str]
    blank: dict[str, str]
    whole: tuple[str, ...] = ()


NO_MAP = MapFile({}, {}, None, {}, {})


def check_wishes(wishes: Wishes) -> None:
    """Raise ``WrongUsage`` for what cannot be meant."""
    if wishes.mode == "clear" and not wishes.yes and not wishes.dry_run:
        raise WrongUsage("--mode clear replaces all clients of the firm: add --yes, or look first with --dry-run.")
    keys = match_keys(wishes)
    if keys is not None and (not keys or len(set(keys)) < len(keys)):
        raise WrongUsage("--match: name each key once, and at least one of id,code,tax_id,name.")
    unknown = [key for key in keys or () if key not in Choices().match]
    if unknown:
        raise WrongUsage(f"--match: {', '.join(unknown)} is no key. Use some of id,code,tax_id,name.")


def match_keys(wishes: Wishes) -> tuple[str, ...] | None:
    """The keys by which clients are recognised, in order; ``None`` = the usual ones."""
    if wishes.match is None:
        return None
    return tuple(key.strip() for key in wishes.match.split(",") if key.strip())


def load_map(path: Path | None) -> MapFile:
    """MAP.json as it stands. Raises ``WrongUsage`` saying what is wrong in it."""
    if path is None:
        return NO_MAP
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as reason:
        raise WrongUsage(f"{path}: the map could not be read ({reason}).") from None
    if not isinstance(content, dict) or (unknown := set(content) - _MAP_KEYS):
        said = f" ({', '.join(sorted(unknown))} is not known)" if isinstance(content, dict) else ""
        raise WrongUsage(f"{path}: a map is an object with {', '.join(sorted(_MAP_KEYS))}{said}.")
    row = content.get("header_row")
    if row is not None and (not isinstance(row, int) or isinstance(row, bool) or row < 0):
        raise WrongUsage(f"{path}: header_row is the line of the header, a number from 1, or 0 where there is none.")
    return MapFile(
        _texts(path, content, "columns"),
        {target: _texts_or_none(path, content["values"], target) for target in _object(path, content, "values")},
        row,
        _one_of(path, _texts(path, content, "dates"), ORDERS),
        _one_of(path, _texts(path, content, "blank"), ("keep", "clear")),
        _list(path, content, "whole"),
    )


def _object(path: Path, content: dict[str, Any], name: str) -> dict[str, Any]:
    found = content.get(name, {})
    if not isinstance(found, dict):
        raise WrongUsage(f"{path}: {name} must be an object.")
    return found


def _list(path: Path, content: dict[str, Any], name: str) -> tuple[str, ...]:
    found = content.get(name, [])
    if not isinstance(found, list) or not all(isinstance(item, str) for item in found):
        raise WrongUsage(f"{path}: {name} must be a list of fields' keys.")
    return tuple(found)


def _texts(path: Path, content: dict[str, Any], name: str) -> dict[str, str]:
    found = _object(path, content, name)
    for key, value in found.items():
        if not isinstance(value, str):
            raise WrongUsage(f"{path}: {name} of {key!r} must be a text.")
    return found


def _texts_or_none(path: Path, content: dict[str, Any], name: str) -> dict[str, str | None]:
    found = _object(path, content, name)
    for key, value in found.items():
        if not isinstance(value, str | None):
            raise WrongUsage(f"{path}: the value for {key!r} must be an option's name, or null to leave it blank.")
    return found


def _one_of(path: Path, found: dict[str, str], allowed: tuple[str, ...]) -> dict[str, str]:
    for key, value in found.items():
        if value not in allowed:
            raise WrongUsage(f"{path}: {key} must be one of {', '.join(allowed)}, not {value!r}.")
    return found
