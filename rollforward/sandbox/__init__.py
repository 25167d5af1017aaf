"""Reads files in a limited child process and keeps what was read on disk, so that no file can take the server down."""

from rollforward.sandbox.reading import read_file, warm_up
from rollforward.sandbox.staged import SheetInfo, StagedBook, open_staged

__all__ = ["SheetInfo", "StagedBook", "open_staged", "read_file", "warm_up"]
