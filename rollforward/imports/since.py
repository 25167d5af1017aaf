"""Of a file that we handed out: what became of the firm's values since it was made."""

from __future__ import annotations

import polars as pl

from rollforward.accounts.models import Firm
from rollforward.clients.columns import COLUMN_OF, DATE_KEYS, from_column, open_custom
from rollforward.clients.fields import custom_keys
from rollforward.clients.models import CustomField
from rollforward.engine.values import Downloaded, Mapping
from rollforward.engine.writing import MARK
from rollforward.imports import staging
from rollforward.imports.corrections import corrections
from rollforward.imports.models import Import
from rollforward.journal.versions import Version, is_of_firm, marked_version, values_before
from rollforward.sandbox import open_staged

#: Of ``changed_since``.
CHANGED = {"record": pl.String, "pk": pl.Int64, "target": pl.String, "base": pl.String}


def downloaded(imp: Import, firm: Firm, mapping: Mapping) -> Downloaded | None:
    """``None`` where the file carries no mark of ours, or one that says nothing of the present clients."""
    version = _version(imp, firm)
    if version is None:
        return None
    targets = {column.position: column.target for column in mapping.columns}
    cells = corrections(imp).cells
    typed = cells.select(
        "line", target=pl.col("position").replace_strict(targets, default=None, return_dtype=pl.String)
    )
    rows = changed_since(firm, version)
    return Downloaded(pl.DataFrame(rows, CHANGED, orient="row"), typed.drop_nulls(), {t: p for p, t in targets.items()})


def is_outdated(imp: Import) -> bool:
    """Whether the file was downloaded here, but nothing can be told any more of what became of its values since."""
    mark = _mark(imp)
    return mark is not None and is_of_firm(imp.firm, mark) and marked_version(imp.firm, mark) is None


def _version(imp: Import, firm: Firm) -> Version | None:
    mark = _mark(imp)
    return marked_version(firm, mark) if mark is not None else None


def _mark(imp: Import) -> tuple[str, ...] | None:
    book = open_staged(staging.sheets_dir(imp))
    index = next((n for n, sheet in enumerate(book.sheets) if sheet.hidden and sheet.name == MARK), None)
    if index is None:
        return None
    first = book.page(index, 0, 1).drop("line")
    return first.row(0) if first.height else None


def changed_since(firm: Firm, version: Version) -> list[tuple[str, int, str, str | None]]:
    """Of every value that was changed after that version: record, its key, field and what it was then, in canonical
    text."""
    own = {f"custom.{row.pk}": row for row in custom_keys(firm).values()}
    found = []
    for (record, pk, column), value in values_before(firm, version).items():
        key = _key(record, column, own)
        if key:
            found.append((record, pk, key, _canonical(key, value, own.get(column))))
    return found


def _key(record: str, column: str, own: dict[str, CustomField]) -> str | None:
    """The field that a column of the journal holds; ``None`` for times, hashes and the like."""
    if column in own:
        return own[column].key
    return _KEY_OF.get(("contact." if record == "link" else f"{record}.", column))


_KEY_OF = {(f"{key.split('.')[0]}.", column): key for key, column in COLUMN_OF.items()}


def _canonical(key: str, stored: object, own: CustomField | None) -> str | None:
    if own is not None:
        return open_custom(stored if isinstance(stored, str) else None, sensitive=own.sensitive)
    if key in DATE_KEYS:  # JSON has no dates: the journal keeps them as text
        return str(stored) if stored else None
    return from_column(key, stored)
