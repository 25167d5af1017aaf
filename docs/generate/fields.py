"""The built-in fields, as a page and in the JSON form that ``inspect --fields`` takes."""

from __future__ import annotations

from typing import Any

from docs.generate.markdown import code, table
from docs.generate.markdown import page as whole
from rollforward.engine.fields import (
    BUILT_IN,
    CONTACT_SLOTS,
    CUSTOM_KINDS,
    FILE_ONLY,
    LINK_KEYS,
    OPTIONS_KEPT_BY_FIRM,
    Field,
)

_OWNERS = (("client", "Client"), ("contact", "Contact"))


def catalogue() -> dict[str, list[dict[str, Any]]]:
    """The built-in fields as FIELDS.json."""
    return {owner: [_entry(field) for field in _of(owner)] for owner, _ in _OWNERS}


def _of(owner: str) -> list[Field]:
    return [field for field in BUILT_IN if field.key.startswith(f"{owner}.")]


def _entry(field: Field) -> dict[str, Any]:
    entry: dict[str, Any] = {"key": field.key, "label": field.label, "type": field.kind}
    entry |= {name: True for name in ("required", "sensitive") if getattr(field, name)}
    if field.options:
        entry["options"] = [option.label for option in field.options]
    return entry | ({"note": field.note} if field.note else {})


def page() -> str:
    """fields.md."""
    about = (
        "A column of a file goes to one of these, to a field that the firm made itself, to `client.notes+` "
        "([added to the notes](../explanation/mapping.md#add-to-notes)) or to `ignore`. Keys never change. The same "
        "list as JSON, to start a list of one's own from: [FIELDS.json](FIELDS.json) ([its form](json.md#fieldsjson))."
    )
    head = ("Key", "Label", "Type", "Notes")
    lists = (f"## {name}\n\n" + table(head, map(_row, _of(owner))) for owner, name in _OWNERS)
    return whole("Fields", about, *lists, _several(), _own())


def _row(field: Field) -> tuple[str, str, str, str]:
    notes = ["Required."] if field.required else []
    notes += ["Sensitive: kept encrypted."] if field.sensitive else []
    notes += [f"One of {', '.join(option.label for option in field.options)}."] if field.options else []
    notes += ["Only in files, never stored as such."] if field.key in FILE_ONLY else []
    notes += ["Belongs to the tie between client and contact."] if field.key in LINK_KEYS else []
    notes += ["The options are the firm's."] if field.key in OPTIONS_KEPT_BY_FIRM else []
    return code(field.key), field.label, field.kind, " ".join([*notes, field.note]).strip()


def _several() -> str:
    return (
        "## Several contacts in one row\n\n"
        f"The second contact of a row is `contact2.email` and so on, up to `contact{CONTACT_SLOTS}`."
    )


def _own() -> str:
    return (
        "## A firm's own fields\n\n"
        "Their keys are `client.custom.` or `contact.custom.` and a short name. They are of type "
        f"{', '.join(CUSTOM_KINDS[:-1])} or {CUSTOM_KINDS[-1]}."
    )
