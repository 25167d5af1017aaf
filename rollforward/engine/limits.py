"""Every limit as one value, so that a caller can see and change them in one place."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, times in seconds."""

    file_bytes: int = 512 * MIB
    unpacked_bytes: int = 4096 * MIB
    archive_members: int = 10_000
    unpack_ratio: int = 100
    unpack_ratio_free_bytes: int = 20 * MIB
    rows: int = 1_048_576
    columns: int = 1_024
    sheets: int = 256
    cell_characters: int = 32_767
    detect_bytes: int = 256 * 1024
    child_memory_small: int = 1024 * MIB
    child_memory_large: int = 4096 * MIB
    small_unpacked_bytes: int = 50 * MIB
    child_cpu_seconds: int = 120
    child_cpu_seconds_least: int = 4
    child_cpu_seconds_per_mib: float = 1.0
    child_wall_seconds: int = 180

    def memory_for(self, unpacked: int) -> int:
        """Bytes that reading a file of this unpacked size may take."""
        return self.child_memory_small if unpacked <= self.small_unpacked_bytes else self.child_memory_large

    def cpu_seconds_for(self, unpacked: int) -> int:
        """Seconds of computing that reading a file of this unpacked size may take: three times what the slowest format
        does, which is web pages, and thirty times what clean text does.
        """
        weighed = max(self.child_cpu_seconds_least, int(self.child_cpu_seconds_per_mib * unpacked / MIB))
        return min(self.child_cpu_seconds, weighed)

    def wall_seconds_for(self, unpacked: int) -> int:
        """Seconds on the clock for the same; more, since other work may hold the processors."""
        return min(self.child_wall_seconds, 4 * self.cpu_seconds_for(unpacked) + 10)


DEFAULT = Limits()
