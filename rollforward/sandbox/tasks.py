"""What a child does with a file: keep it on disk, report on it, or write its table. Descriptors come in, not paths."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from rollforward.engine.fields import FieldSet, built_in_field_set, field_set_from_catalogue
from rollforward.engine.limits import Limits
from rollforward.engine.plain import plain_csv
from rollforward.engine.reading import read_book
from rollforward.engine.report import report_on
from rollforward.engine.values import Book
from rollforward.sandbox.orders import Order
from rollforward.sandbox.staged import write_staged


def carry_out(order: Order, source: int, target: int | None, make_room: Callable[[int], None]) -> dict[str, Any]:
    """Read the file open as ``source`` and do the order's task with it; what there is to say besides.

    ``target``: the descriptor to write to, for the tasks that do. Raises ``Refused`` and ``OSError``.
    """
    data = _all(source, order.limits)
    make_room(len(data))
    book = read_book(data, order.limits, order.read_as, weighed=make_room)
    return TASKS[order.task](book, order, target)


def _keep(book: Book, order: Order, _target: int | None) -> dict[str, Any]:
    write_staged(book, Path(order.folder))
    return {}


def _report(book: Book, order: Order, _target: int | None) -> dict[str, Any]:
    return {"report": report_on(book, _fields(order.catalogue))}


def _table(book: Book, order: Order, target: int | None) -> dict[str, Any]:
    if target is None:
        raise ValueError("the order came without a descriptor to write to")
    with open(target, "wb", closefd=False) as file:
        for piece in plain_csv(book, order.whole):
            file.write(piece)
    return {}


TASKS: Mapping[str, Callable[[Book, Order, int | None], dict[str, Any]]] = {
    "keep": _keep,
    "report": _report,
    "table": _table,
}


def _all(source: int, limits: Limits) -> bytes:
    """The file's bytes; one more than may be read at most, so that the reader says that it is too large."""
    size = os.fstat(source).st_size or limits.file_bytes  # a pipe has no size
    with open(source, "rb", closefd=False) as file:
        return file.read(min(size, limits.file_bytes) + 1)


@lru_cache(1)
def _fields(catalogue: str | None) -> FieldSet:
    return built_in_field_set() if catalogue is None else field_set_from_catalogue(json.loads(catalogue))
