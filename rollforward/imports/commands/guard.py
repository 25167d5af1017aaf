"""Whether a member may prepare an import now."""

from __future__ import annotations

from rollforward.accounts.models import Member
from rollforward.accounts.rights import Right, require
from rollforward.imports import states
from rollforward.imports.models import Import


def preparing(imp: Import, member: Member, right: Right = Right.IMPORT) -> None:
    require(member, right)
    states.require(imp, *states.OPEN)
