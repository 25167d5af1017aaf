"""What the doctor says of one thing."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal

State = Literal["ok", "warning", "failure"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at, and how it stands."""

    subject: str
    state: State
    message: str

    def as_json(self) -> dict[str, str]:
        return asdict(self)
