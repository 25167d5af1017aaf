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
    unpack_ratio: int = 200
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
    child_wall_seconds: int = 180


DEFAULT = Limits()
