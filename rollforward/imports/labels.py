"""The journal's column names as the words that stand on the screens."""

from __future__ import annotations

from collections.abc import Iterable

from rollforward.clients.columns import COLUMN_OF
from rollforward.clients.models import CustomField
from rollforward.engine.fields import BUILT_IN
from rollforward.journal.models import Record

_LABELS: dict[tuple[str, str], str] = {(f.owner, COLUMN_OF[f.key]): f.label for f in BUILT_IN if f.key in COLUMN_OF}
_LABELS |= {(record, "client_id"): "client" for record in (Record.LINK, Record.SERIES, Record.PROJECT)}
#: A tax ID is two columns; its hash is nothing that anybody changed.
_UNSPOKEN = ("tax_id_hash",)


def labels(record: str, names: Iterable[str]) -> list[str]:
    """What changed columns of a record are called, own fields (``custom.<key>``) as the firm calls them."""
    return [_label(record, name) for name in names if name not in _UNSPOKEN]


def _label(record: str, name: str) -> str:
    if name.startswith("custom."):
        field = CustomField.objects.filter(pk=name.removeprefix("custom.")).first()
        return field.label if field else "a field of your own"
    return _LABELS.get((Record(record).value, name), name.replace("_", " "))
