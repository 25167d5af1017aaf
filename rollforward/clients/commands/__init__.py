"""Everything that changes clients, contacts, custom fields and options. Each checks the right and tells the journal."""

from rollforward.clients.commands.bulk import aim_of, change_many, preview, shared_fields
from rollforward.clients.commands.clients import create_client, remove_client, update_client
from rollforward.clients.commands.contacts import (
    add_contact,
    remove_contact,
    set_primary,
    tie_contact,
    update_contact,
)
from rollforward.clients.commands.field_kinds import Conversion, Misfit, change_kind, conversion
from rollforward.clients.commands.fields import archive_field, create_field, move_field, update_field
from rollforward.clients.commands.options import (
    archive_option,
    create_option,
    create_options,
    move_option,
    rename_option,
)
from rollforward.clients.commands.rules import change_rule, declare_rule, remove_rule

__all__ = [
    "Conversion",
    "Misfit",
    "add_contact",
    "aim_of",
    "archive_field",
    "archive_option",
    "change_kind",
    "change_many",
    "change_rule",
    "conversion",
    "create_client",
    "create_field",
    "create_option",
    "create_options",
    "declare_rule",
    "move_field",
    "move_option",
    "preview",
    "remove_client",
    "remove_contact",
    "remove_rule",
    "rename_option",
    "set_primary",
    "shared_fields",
    "tie_contact",
    "update_client",
    "update_contact",
    "update_field",
]
