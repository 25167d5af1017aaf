"""How a client's and a contact's fields are laid out on screens and forms: headings with the keys under them."""

from __future__ import annotations

from dataclasses import dataclass

from rollforward.engine.fields import Field, FieldSet

CLIENT_GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "About",
        ("name", "kind", "external_id", "legal_name", "trading_name", "tax_id", "status", "priority", "assignee",
         "group", "services", "tags"),
    ),
    (
        "Contact details",
        ("email", "phone", "fax", "website", "street", "street2", "city", "region", "postal_code", "country"),
    ),
    ("Dates and notes", ("since", "fiscal_year_end", "description", "notes")),
)  # fmt: skip

CONTACT_GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Person", ("salutation", "first_name", "middle_name", "last_name", "suffix", "birthday")),
    ("With this client", ("role", "job_title", "primary")),
    ("Contact details", ("email", "email2", "phone", "mobile")),
    ("Notes", ("notes",)),
)


@dataclass(frozen=True, slots=True)
class Group:
    """A heading and its fields."""

    title: str
    fields: tuple[Field, ...]


def client_groups(fields: FieldSet) -> list[Group]:
    """The client fields of a firm under their headings, its own under the last."""
    return _groups(fields, "client", CLIENT_GROUPS, fields.of("client"))


def contact_groups(fields: FieldSet) -> list[Group]:
    """Likewise those of a contact and its tie."""
    return _groups(fields, "contact", CONTACT_GROUPS, fields.of("contact"))


def _groups(
    fields: FieldSet, prefix: str, layout: tuple[tuple[str, tuple[str, ...]], ...], all_fields: tuple[Field, ...]
) -> list[Group]:
    by_key = {f.key: f for f in fields}
    found = [
        Group(title, tuple(by_key[f"{prefix}.{name}"] for name in names if f"{prefix}.{name}" in by_key))
        for title, names in layout
    ]
    own = tuple(f for f in all_fields if f.custom)
    return [group for group in (*found, Group("Custom fields", own)) if group.fields]
