"""Reads files in limited child processes, so that no file can take the server down or reach anything but its bytes."""

from rollforward.sandbox.many import each
from rollforward.sandbox.orders import Order
from rollforward.sandbox.reader import Reader
from rollforward.sandbox.reading import read_file, warm_up
from rollforward.sandbox.staged import SheetInfo, StagedBook, open_staged

__all__ = ["Order", "Reader", "SheetInfo", "StagedBook", "each", "open_staged", "read_file", "warm_up"]
