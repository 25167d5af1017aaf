"""What the program really prints about a small file. Values that differ from run to run are replaced by fixed ones."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from docs.generate.fields import catalogue
from rollforward.cli.main import app

#: A list as an accounting program exports it: title, blank line, header, rows, a total.
LIST = """\
Customer Contact List,,,,
,,,,
Customer,Account No.,Status,Main Phone,Remarks of ours
Abbott Plumbing LLC,00412,Active,(207) 555-0112,yes
"Brooks, Ann",00415,Sleeping,(207) 555-0147,no
Chen Design,00418,Prospect,,yes
Total,,,,
"""
MAP: dict[str, Any] = {
    "columns": {"Customer": "client.name", "#4": "ignore"},
    "values": {"client.status": {"Sleeping": "Inactive"}},
    "header_row": 3,
    "dates": {"client.since": "mdy"},
    "blank": {"client.phone": "clear"},
    "whole": ["client.phone"],
}
TWICE = """\
Client name,Street,City,Phone,Email
Abbott Plumbing LLC,12 Harbor Street,Portland,(207) 555-0112,office@abbott.example
Brooks Dental,4 Mill Road,Bangor,(207) 555-0147,brooks@dental.example
Chen Design,81 Congress Street,Portland,(207) 555-0163,hello@chen.example
"Abbott Plumbing, L.L.C.",12 Harbor St,Portland,207-555-0112,office@abbott.example
"""
_NEW_PHONE = "Client code,Client phone\n00412,(207) 555-0199\n"
_REFERENCE, _SECONDS = "b7c2hytkpj", 0.1
_FIXED = {"import": _REFERENCE, "started": "2026-11-23T09:00:00+00:00", "finished": "2026-11-23T09:00:01+00:00"}
#: What doctor says of the rest is this machine's.
_SAME_EVERYWHERE = ("tables", "e-mail")


def run(*arguments: object) -> str:
    """The command's standard output. Raises ``ValueError`` with its complaint where it printed nothing."""
    ran = CliRunner().invoke(app, [str(argument) for argument in arguments])
    if not ran.stdout:
        raise ValueError(f"{' '.join(map(str, arguments))} printed nothing: {ran.stderr}")
    return ran.stdout


def samples(folder: Path) -> dict[str, Any]:
    """Name of a kind of JSON -> title -> value. Makes a firm and imports into it.

    ``folder``: for the files. Needs a database without firms.
    """
    files = _files(folder)
    run("init", "--firm", "Harbor Books", "--email", "you@example.com")
    printed = {"inspect": _inspected(files), "duplicates": _doubled(files), "import": _imported(files)}
    return _steady({**printed, **_taken_back(files), "doctor": _doctor(), "FIELDS": _few_fields(), "MAP": {"": MAP}})


def _files(folder: Path) -> dict[str, Path]:
    texts = {
        "customers.csv": LIST,
        "phones.csv": _NEW_PHONE,
        "unclosed.csv": 'Client name\n"Abbott\nBrooks\n',
        "scan.pdf": "%PDF-1.7\n1 0 obj\n",
        "twice.csv": TWICE,
        "map.json": json.dumps(MAP),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return {name: folder / name for name in texts}


def _inspected(files: dict[str, Path]) -> dict[str, Any]:
    lines = run("inspect", *(files[name] for name in ("customers.csv", "unclosed.csv", "scan.pdf")), "--json")
    good, odd, refused = map(json.loads, lines.splitlines())
    return {"": good, "A file with a flaw": odd, "A file that cannot be read": refused}


def _doubled(files: dict[str, Path]) -> dict[str, Any]:
    return {
        "Of a list with a client written twice": json.loads(run("duplicates", files["twice.csv"], "--json")),
        "A file that cannot be read": json.loads(run("duplicates", files["scan.pdf"], "--json")),
    }


def _imported(files: dict[str, Path]) -> dict[str, Any]:
    mapped = ("--map", files["map.json"])
    # Before the map is followed: afterwards the layout is known, and nothing is asked about it.
    asked = _import(files["customers.csv"])
    return {
        "": _import(files["customers.csv"], *mapped),
        "With `--dry-run`": _import(files["phones.csv"], "--dry-run"),
        "With a problem and an open question": asked,
        "A file that cannot be read": _import(files["scan.pdf"]),
    }


def _import(file: Path, *options: object) -> Any:
    return json.loads(run("import", file, "--firm", "harbor-books", "--json", *options))


def _taken_back(files: dict[str, Path]) -> dict[str, Any]:
    """The second import changed a client of the first one since: undoing the first keeps her."""
    second = _import(files["phones.csv"])
    listed = json.loads(run("imports", "--firm", "harbor-books", "--json"))
    first = listed[-2]["import"]
    kept = _undo(first)
    undone = {
        "": _undo(second["import"]),
        "Something was changed since": kept,
        "It is undone already": _undo(first),
    }
    return {"imports": {"": listed[:1]}, "undo": undone}


def _undo(reference: str) -> Any:
    return json.loads(run("undo", reference, "--firm", "harbor-books", "--json"))


def _doctor() -> dict[str, Any]:
    printed = json.loads(run("doctor", "--json"))
    return {"": {"ok": True, "findings": [f for f in printed["findings"] if f["subject"] in _SAME_EVERYWHERE]}}


def _few_fields() -> dict[str, Any]:
    """One field with each key that a field can have."""
    chosen = ("client.name", "client.tax_id", "client.status", "contact.email")
    return {"": {o: [entry for entry in entries if entry["key"] in chosen] for o, entries in catalogue().items()}}


def _steady(value: Any) -> Any:
    if isinstance(value, list):
        return [_steady(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {name: _steady_member(name, member) for name, member in value.items()}


def _steady_member(name: str, value: Any) -> Any:
    if name == "seconds":
        return dict.fromkeys(value, _SECONDS)
    if isinstance(value, str) and name in _FIXED:
        return _FIXED[name]
    return _steady(value)
