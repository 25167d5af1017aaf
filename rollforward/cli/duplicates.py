"""``rollforward duplicates``: rows of a file that likely mean the same client, or a client of another. No database."""

from __future__ import annotations

import json
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

import polars as pl

from rollforward.cli.opening import opened, shown_name
from rollforward.cli.surprise import unforeseen
from rollforward.engine.fields import built_in_field_set
from rollforward.engine.issues import Refused
from rollforward.engine.pipeline import likely_duplicates
from rollforward.engine.reading import table_of
from rollforward.engine.values import Table
from rollforward.sandbox import Order, Reader, open_staged

DONE, ASKS = 0, 1


def duplicates(file: Path, against: Path | None, as_json: bool) -> int:
    """Print the likely duplicates of a file, in itself or ``against`` another; the exit code.

    1 where a pair needs an answer, and where a file cannot be read.
    """
    tables: list[Table] = []
    for path in (file, *([against] if against else [])):
        try:
            with unforeseen():
                tables.append(_table(path))
        except Refused as refusal:
            print(_refused(shown_name(path), refusal, as_json))
            return ASKS
    pairs = likely_duplicates(tables[0], built_in_field_set(), *tables[1:])
    if as_json:
        print(json.dumps({"rows": tables[0].rows.height, "pairs": pairs.to_dicts()}, ensure_ascii=False))
    else:
        print(_as_text(pairs, shown_name(against) if against else None))
    return ASKS if (pairs["decision"] == "ask").any() else DONE


def _table(path: Path) -> Table:
    """The client list in the file. Raises ``Refused``."""
    with opened(path) as file, tempfile.TemporaryDirectory() as folder, closing(Reader()) as reader:
        reader.carry_out(Order("keep", folder=folder), [file])
        book = open_staged(Path(folder))
        likely = next((at for at, sheet in enumerate(book.sheets) if sheet.likely), 0)
        sheet = book.sheet(likely)
        table = table_of(sheet, sheet.region)
        # The folder goes with the cells, which are mapped into memory from there.
        return Table(table.header, pl.DataFrame(table.rows.to_dict(as_series=False), table.rows.schema), table.region)


def _refused(name: str, refusal: Refused, as_json: bool) -> str:
    if not as_json:
        return f"{name}: {refusal.message}"
    error: dict[str, Any] = {"code": refusal.code, "message": refusal.message}
    return json.dumps({"file": name, "ok": False, "error": error}, ensure_ascii=False)


def _as_text(pairs: pl.DataFrame, against: str | None) -> str:
    if pairs.is_empty():
        return "No likely duplicates."
    where = f" of {against}" if against else ""
    return "\n".join(
        f"Rows {a} and {b}{where}: {_SAID[decision]} ({score:.0%}). {' '.join(reasons)}"
        for a, b, score, decision, reasons in pairs.iter_rows()
    )


_SAID = {"same": "the same client", "ask": "perhaps the same client"}
