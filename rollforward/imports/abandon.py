"""Ends of an import that wrote nothing: a trial leaves no trace, a refused one waits to be mended."""

from __future__ import annotations

from rollforward.accounts.models import Member
from rollforward.accounts.rights import Right, require
from rollforward.imports import staging, states
from rollforward.imports.models import Import


def drop(imp: Import, member: Member) -> None:
    """Remove an import that was never submitted, with its files."""
    require(member, Right.IMPORT)
    states.require(imp, *states.OPEN)
    staging.discard(imp)
    imp.delete()


def refuse(imp: Import, member: Member, reason: str) -> None:
    """Say of an import that it was not carried out, and why. It can be opened, mended and submitted."""
    require(member, Right.IMPORT)
    states.require(imp, *states.OPEN)
    imp.state, imp.message = Import.State.REFUSED, reason
    imp.save(update_fields=["state", "message"])
