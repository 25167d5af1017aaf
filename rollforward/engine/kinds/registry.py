"""One entry per kind of field. A new kind is one line here and a module beside this one."""

from __future__ import annotations

from rollforward.engine.fields import Field
from rollforward.engine.kinds.base import Kind
from rollforward.engine.kinds.dates import DATE
from rollforward.engine.kinds.emails import EMAIL
from rollforward.engine.kinds.members import MEMBER
from rollforward.engine.kinds.month_days import MONTH_DAY
from rollforward.engine.kinds.numbers import CURRENCY, NUMBER
from rollforward.engine.kinds.phones import PHONE
from rollforward.engine.kinds.selects import MULTI_SELECT, SINGLE_SELECT, TAGS
from rollforward.engine.kinds.text import IDENTIFIER, TEXT
from rollforward.engine.kinds.urls import URL
from rollforward.engine.kinds.yes_no import YES_NO

KINDS: dict[str, Kind] = {
    "text": TEXT,
    "long text": TEXT,
    "number": NUMBER,
    "currency": CURRENCY,
    "date": DATE,
    "month-day": MONTH_DAY,
    "yes/no": YES_NO,
    "single-select": SINGLE_SELECT,
    "multi-select": MULTI_SELECT,
    "email": EMAIL,
    "phone": PHONE,
    "url": URL,
    "member": MEMBER,
    "tags": TAGS,
    "identifier": IDENTIFIER,
    "address": TEXT,
    "person name": TEXT,
}


def kind_of(field: Field) -> Kind:
    """The kind of a field. Raises ``ValueError`` naming the kinds there are."""
    if field.kind not in KINDS:
        known = ", ".join(KINDS)
        raise ValueError(f'The field {field.key} is of the unknown kind "{field.kind}": use one of {known}.')
    return KINDS[field.kind]
