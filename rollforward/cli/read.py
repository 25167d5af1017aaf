"""``rollforward read``: the table in each file as it was understood, as CSV. No database."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import polars as pl

from rollforward.cli.start import WrongUsage
from rollforward.cli.surprise import unforeseen
from rollforward.engine.issues import Refused
from rollforward.engine.reading import table_of
from rollforward.engine.values import RawSheet, ReadAs, cell_name
from rollforward.sandbox import read_file

DONE, REFUSED = 0, 1


def read_files(paths: Sequence[Path], sheet: str | None, whole: bool, out: Path | None) -> int:
    """Write the table of each file, to ``out/NAME.csv`` or to standard output; the exit code.

    A refused file is named on standard error with the reason, and the rest goes on. Raises ``WrongUsage`` where ``out``
    cannot take the tables.
    """
    if out:
        _make_room(out, paths)
    status = DONE
    for path in paths:
        try:
            with unforeseen():
                text = csv_of(path, sheet, whole)
        except Refused as refusal:
            print(f"{path.name}: {refusal.code}: {refusal.message}", file=sys.stderr)
            status = REFUSED
            continue
        if out:
            (out / f"{path.name}.csv").write_bytes(text)
        else:
            sys.stdout.buffer.write(text)
            sys.stdout.buffer.flush()
    return status


def _make_room(out: Path, paths: Sequence[Path]) -> None:
    """The folder, if each table has a name of its own in it: a second one would overwrite the first unseen."""
    owner: dict[str, Path] = {}
    for path in paths:
        first = owner.setdefault(path.name, path.absolute())
        if first != path.absolute():
            raise WrongUsage(f"{first} and {path} would both become {path.name}.csv: give each its own --out.")
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WrongUsage(f"--out {out} is no folder that can be written to ({error.strerror}).") from None


def csv_of(path: Path, sheet: str | None, whole: bool) -> bytes:
    """The table of one file as UTF-8 CSV. Raises ``Refused``."""
    with tempfile.TemporaryDirectory(prefix="rollforward-") as folder:
        try:
            book = read_file(path, Path(folder), read_as=ReadAs(sheet=sheet, turned=False if whole else None))
        except (FileNotFoundError, IsADirectoryError, PermissionError) as error:
            raise Refused("no-such-file", error.strerror or "") from error
        chosen = book.sheet(book.likely)
        if not chosen.width:
            raise Refused("no-data")
        return _all_rows(chosen) if whole else _table(chosen)


def _all_rows(sheet: RawSheet) -> bytes:
    return _rows(sheet.cells.drop("line"))


def _table(sheet: RawSheet) -> bytes:
    table = table_of(sheet, sheet.region)
    names = table.header if sheet.region.header_rows else tuple(f"col_{i}" for i in range(sheet.width))
    header = pl.DataFrame([pl.Series(cell_name(i), [name]) for i, name in enumerate(names)])
    return _rows(pl.concat([header, table.rows.drop("line")]))


def _rows(cells: pl.DataFrame) -> bytes:
    # A blank cell is written as nothing at all, but a line with nothing on it would be no row.
    if cells.width > 1:
        cells = cells.with_columns(pl.all().replace("", None))
    # Polars leaves a lone carriage return unquoted, and most readers take it for the end of the row.
    returns = cells.select(pl.any_horizontal(pl.all().str.contains("\r", literal=True).any())).item()
    style: Literal["always", "necessary"] = "always" if returns else "necessary"
    return cells.write_csv(include_header=False, line_terminator="\n", quote_style=style).encode()
