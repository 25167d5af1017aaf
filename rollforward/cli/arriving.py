"""Which files of a folder have arrived: those that are as they were a while ago."""

from __future__ import annotations

import stat
import time
from dataclasses import dataclass, field
from pathlib import Path

#: What programs call a file that they are not done with; ``~$`` is the mark of a workbook that is open in Excel.
_UNFINISHED = (".part", ".partial", ".tmp", ".temp", ".crdownload", ".filepart", ".swp")
_HIDDEN = (".", "~")

_Look = tuple[int, int, int]


@dataclass
class Arrivals:
    """``settle``: seconds for which a file must not have changed to count as whole."""

    folder: Path
    settle: float
    _seen: dict[str, tuple[_Look, float]] = field(default_factory=dict)

    def look(self) -> list[Path]:
        """The files that have arrived, by name. Links, folders and what is still being written are left where it is."""
        now, before = time.monotonic(), self._seen
        self._seen = {}
        for path in sorted(self.folder.iterdir()):
            if (looks := _looks(path)) is None:
                continue
            former, since = before.get(path.name, (None, now))
            self._seen[path.name] = (looks, since if former == looks else now)
        return [self.folder / name for name, (_, since) in self._seen.items() if now - since >= self.settle]

    @property
    def waiting(self) -> bool:
        """Whether there was anything at all."""
        return bool(self._seen)


def _looks(path: Path) -> _Look | None:
    """Which file it is, how long, and when it was changed; ``None`` for what is never taken."""
    name = path.name.lower()
    if name.startswith(_HIDDEN) or name.endswith(_UNFINISHED):
        return None
    try:
        found = path.lstat()
    except FileNotFoundError:  # gone since the folder was listed
        return None
    return (found.st_ino, found.st_size, found.st_mtime_ns) if stat.S_ISREG(found.st_mode) else None
