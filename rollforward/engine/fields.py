"""The target of an import: the fields a file's columns can go to. Handed in, never fetched.

The built-in keys are a contract: files, the command line and integrations use them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

Owner = Literal["client", "contact", "link"]

#: Keys that belong to the tie between a client and a contact, not to the person.
LINK_KEYS = ("contact.role", "contact.job_title", "contact.primary")

#: The client's notes, and the target of columns whose cells are added to them, each with its header.
NOTES = "client.notes"
ADD_TO_NOTES = f"{NOTES}+"

#: How many contacts one row can carry side by side (contact, contact2 ... contact9).
CONTACT_SLOTS = 9


@dataclass(frozen=True, slots=True)
class Option:
    """One allowed value of a select field. ``key`` is stored, ``label`` is shown and typed."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class MemberRef:
    """A member of the firm, as a cell may name her: by e-mail, else by full name."""

    key: str
    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that can be known about a client or a contact."""

    key: str
    label: str
    kind: str
    required: bool = False
    sensitive: bool = False
    options: tuple[Option, ...] = ()
    note: str = ""

    @property
    def owner(self) -> Owner:
        if self.key in LINK_KEYS:
            return "link"
        return "client" if self.key.startswith("client.") else "contact"

    @property
    def custom(self) -> bool:
        return ".custom." in self.key

    @property
    def slug(self) -> str:
        return self.key.rsplit(".", 1)[1]


RuleKind = Literal["unique", "range", "pattern", "length", "order", "needed"]


@dataclass(frozen=True, slots=True)
class Rule:
    """What a firm wants of its own data, beyond the kinds of its fields. ``name`` is the rule's own; ``fields``: keys
    of one owner, in the order of the sentence (``rules.sentence``).

    ``unique``: no two records have all the ``fields`` alike. ``range``: between ``least`` and ``most`` (canonical).
    ``pattern``: written in a ``form`` (``rules.FORMS``); ``text`` is its example or regular expression, ``words`` what
    it is called. ``length``: at most ``most`` characters. ``order``: the first is not after, or more than, the second.
    ``needed``: the first is required where the second is filled, or is ``value`` (canonical).
    """

    name: str
    kind: RuleKind
    fields: tuple[str, ...]
    least: str = ""
    most: str = ""
    form: str = ""
    text: str = ""
    words: str = ""
    value: str = ""

    @property
    def owner(self) -> Owner:
        return "client" if self.fields[0].startswith("client.") else "contact"


@dataclass(frozen=True, slots=True)
class FieldSet:
    """All fields of one firm, in the order of its screens, the members that cells may name, and the firm's rules."""

    fields: tuple[Field, ...]
    members: tuple[MemberRef, ...] = ()
    rules: tuple[Rule, ...] = ()

    def __iter__(self) -> Iterator[Field]:
        return iter(self.fields)

    def get(self, target: str) -> Field | None:
        """The field of a target; ``contact2.email`` finds ``contact.email``. What is added to the notes is read as they
        are, under a name of its own; it is none of the fields that a column is proposed for."""
        if target == ADD_TO_NOTES:
            notes = self.get(NOTES)
            return notes and replace(notes, key=ADD_TO_NOTES, label="Add to notes")
        key = base_key(target)
        return next((f for f in self.fields if f.key == key), None)

    def label_of(self, target: str) -> str:
        """What a target is called where those of several contacts stand beside each other: *Email (contact 2)*."""
        field, slot = self.get(target), slot_of(target)
        label = field.label if field else target
        return f"{label} (contact {slot})" if slot > 1 else label

    def of(self, owner: Owner) -> tuple[Field, ...]:
        return tuple(f for f in self.fields if f.owner == owner)

    def rules_of(self, owner: Owner) -> tuple[Rule, ...]:
        """The rules that hold: those of fields put away sleep until these are back."""
        keys = {f.key for f in self.fields}
        return tuple(rule for rule in self.rules if rule.owner == owner and keys.issuperset(rule.fields))


def base_key(target: str) -> str:
    """``contact2.email`` -> ``contact.email``; other targets as they are."""
    head, dot, rest = target.partition(".")
    return f"contact.{rest}" if dot and head[:-1] == "contact" and head[-1:].isdigit() else target


def slot_of(target: str) -> int:
    """Which of the contacts in a row a target speaks of: 1 for ``contact.*``, 2 for ``contact2.*``; 0 for the
    client."""
    head = target.partition(".")[0]
    if head == "contact":
        return 1
    return int(head[-1]) if head[:-1] == "contact" and head[-1:].isdigit() else 0


def target_in_slot(key: str, slot: int) -> str:
    """``contact.email`` in slot 2 -> ``contact2.email``."""
    return key if slot <= 1 else key.replace("contact.", f"contact{slot}.", 1)


def _options(*labels: str) -> tuple[Option, ...]:
    return tuple(Option(label, label) for label in labels)


BUILT_IN: tuple[Field, ...] = (
    Field("client.id", "Client ID", "identifier", note="Ours, stable, exported; the first key of an update."),
    Field("client.name", "Client name", "text", required=True),
    Field("client.kind", "Client type", "single-select", options=_options("Business", "Individual")),
    Field("client.external_id", "Client code", "text", note="Your own or another system's number; unique where set."),
    Field("client.legal_name", "Legal name", "text"),
    Field("client.trading_name", "Trading name (DBA)", "text"),
    Field("client.tax_id", "Tax ID", "text", sensitive=True, note="EIN, SSN, ITIN, ABN, VAT number; masked on screen."),
    Field("client.status", "Status", "single-select", options=_options("Active", "Prospect", "Inactive")),
    Field("client.priority", "Priority", "single-select", options=_options("Low", "Medium", "High")),
    Field("client.assignee", "Assignee", "member", note="A member, by e-mail or full name."),
    Field("client.group", "Client group", "text"),
    Field("client.tags", "Tags", "tags", note="Separated by commas; new ones are accepted."),
    Field("client.services", "Services", "multi-select", note="Separated by commas; the firm keeps the options."),
    Field("client.email", "Client email", "email", note="The organisation's own address."),
    Field("client.phone", "Client phone", "phone"),
    Field("client.fax", "Fax", "phone"),
    Field("client.website", "Website", "url"),
    Field("client.address", "Address (one cell)", "address", note="Split into the parts below on import."),
    Field("client.street", "Street", "text"),
    Field("client.street2", "Street line 2", "text"),
    Field("client.city", "City", "text"),
    Field("client.region", "State / region", "text"),
    Field("client.postal_code", "ZIP / postal code", "text", note="Leading zeros are kept."),
    Field("client.country", "Country", "text"),
    Field("client.since", "Client since", "date"),
    Field("client.fiscal_year_end", "Fiscal year end", "month-day"),
    Field("client.description", "Description", "text"),
    Field("client.notes", "Notes", "long text"),
    Field("contact.id", "Contact ID", "identifier"),
    Field("contact.name", "Contact full name", "person name", note="Split into the parts below on import."),
    Field("contact.salutation", "Salutation", "text"),
    Field("contact.first_name", "First name", "text"),
    Field("contact.middle_name", "Middle name", "text"),
    Field("contact.last_name", "Last name", "text"),
    Field("contact.suffix", "Suffix", "text"),
    Field("contact.job_title", "Job title", "text"),
    Field("contact.role", "Role", "text", note="Owner, Spouse, Officer, Office manager, Bookkeeper, Payroll ..."),
    Field("contact.primary", "Primary contact", "yes/no"),
    Field("contact.email", "Email", "email"),
    Field("contact.email2", "Second email", "email"),
    Field("contact.phone", "Phone", "phone"),
    Field("contact.mobile", "Mobile", "phone"),
    Field("contact.birthday", "Birthday", "date"),
    Field("contact.notes", "Contact notes", "long text"),
)

#: Fields that exist only in files: their cells are split into parts and never stored as such.
FILE_ONLY = ("client.address", "contact.name")

#: Fields whose options the firm keeps; the options of the other built-in select fields are fixed.
OPTIONS_KEPT_BY_FIRM = ("client.services",)

CUSTOM_KINDS = (
    "text", "long text", "number", "currency", "date", "month-day", "yes/no", "single-select", "multi-select", "email",
    "phone", "url", "member",
)  # fmt: skip


def built_in_field_set(custom: Sequence[Field] = (), members: Sequence[MemberRef] = ()) -> FieldSet:
    """The built-in fields with a firm's own behind those of the same owner."""
    clients = [f for f in BUILT_IN if f.key.startswith("client.")]
    contacts = [f for f in BUILT_IN if f.key.startswith("contact.")]
    clients += [f for f in custom if f.key.startswith("client.")]
    contacts += [f for f in custom if f.key.startswith("contact.")]
    return FieldSet(tuple(clients + contacts), tuple(members))


def field_set_from_catalogue(catalogue: dict[str, Any]) -> FieldSet:
    """A FieldSet from the published JSON form: ``{"client": [{"key", "label", "type", ...}], "contact": [...]}``.

    Raises ``ValueError`` naming the entry that lacks a key, a label or a type.
    """
    return FieldSet(tuple(_from_entry(entry) for entry in _entries(catalogue)))


def _entries(catalogue: dict[str, Any]) -> Iterable[dict[str, Any]]:
    for owner in ("client", "contact"):
        yield from catalogue.get(owner, ())


def _from_entry(entry: dict[str, Any]) -> Field:
    missing = [name for name in ("key", "label", "type") if not entry.get(name)]
    if missing:
        raise ValueError(f"The field {entry!r} lacks {', '.join(missing)}: give every field a key, a label and a type.")
    return Field(
        entry["key"],
        entry["label"],
        entry["type"],
        required=bool(entry.get("required")),
        sensitive=bool(entry.get("sensitive")),
        options=_options(*map(str, entry.get("options", ()))),
        note=str(entry.get("note", "")),
    )
