"""Everything that changes clients, contacts, custom fields and options. Each checks the right and tells the journal."""

from rollforward.clients.commands.clients import create_client, remove_client, update_client
from rollforward.clients.commands.contacts import (
    add_contact,
    remove_contact,
    set_primary,
    tie_contact,
    update_contact,
)
from rollforward.clients.commands.fields import archive_field, create_field, move_field, update_field
from rollforward.clients.commands.options import (
    archive_option,
    create_option,
    create_options,
    move_option,
    rename_option,
)

__all__ = [
    "add_contact",
    "archive_field",
    "archive_option",
    "create_client",
    "create_field",
    "create_option",
    "create_options",
    "move_field",
    "move_option",
    "remove_client",
    "remove_contact",
    "rename_option",
    "set_primary",
    "tie_contact",
    "update_client",
    "update_contact",
    "update_field",
]
