"""What the firm holds now, as the engine compares it."""

from __future__ import annotations

from rollforward.accounts.models import Firm
from rollforward.clients.fields import rule_of
from rollforward.clients.frames import frames
from rollforward.clients.models import Client, Contact, Rule
from rollforward.engine.checking import also_filled
from rollforward.engine.fields import base_key
from rollforward.engine.values import Existing, Mapping

#: Needed to recognise clients and contacts, whether the file has them or not.
_ALWAYS = (
    "client.id",
    "client.name",
    "client.external_id",
    "client.tax_id",
    "contact.id",
    "contact.first_name",
    "contact.middle_name",
    "contact.last_name",
    "contact.email",
)


def keys_needed(mapping: Mapping) -> set[str]:
    """The field keys that an import of this mapping reads or writes, those included that its cells are split into."""
    written = {key for column in mapping.columns for key in (column.target, *also_filled(column.target))}
    return {base_key(key) for key in written} | set(_ALWAYS)


def keys_judged(firm: Firm, mapping: Mapping) -> set[str]:
    """Those, and what the firm's rules hold them against."""
    needed = keys_needed(mapping)
    rules = (rule_of(row).fields for row in Rule.objects.filter(firm=firm))
    return needed.union(*(keys for keys in rules if not needed.isdisjoint(keys)))


def existing(firm: Firm, mapping: Mapping) -> Existing:
    """The present set, to update."""
    found = frames(firm, firm.generation, keys_judged(firm, mapping))
    return Existing(found.clients, found.contacts, found.links)


def existing_to_replace(firm: Firm, mapping: Mapping) -> Existing:
    """Nothing, but the public IDs of the set that is being replaced: a row that carries one keeps it."""
    nobody = frames(firm, 0, keys_judged(firm, mapping))
    return Existing(
        nobody.clients,
        nobody.contacts,
        nobody.links,
        replaced_ids=frozenset(
            Client.objects.filter(firm=firm, generation=firm.generation).values_list("public_id", flat=True)
        ),
        replaced_contact_ids=frozenset(
            Contact.objects.filter(firm=firm, generation=firm.generation).values_list("public_id", flat=True)
        ),
    )
