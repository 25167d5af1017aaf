"""``rollforward purge``: what is over, or a firm that leaves."""

from __future__ import annotations

from rollforward.cli.database import need_tables
from rollforward.cli.lookup import firm_of
from rollforward.cli.start import DONE, CannotGoOn, say
from rollforward.imports import expiry, leaving
from rollforward.imports.errors import CannotDo


def purge(slug: str | None, *, yes: bool) -> int:
    """Tell what would go, and with ``yes`` remove it."""
    need_tables()
    return _firm(slug, yes=yes) if slug else _over(yes=yes)


def _over(*, yes: bool) -> int:
    _tell(expiry.due())
    if not yes:
        return _only_told("Their time is over.", "A worker removes them within the hour; with --yes it is done now.")
    say(f"{expiry.expire():,} removed for good.")
    return DONE


def _firm(slug: str, *, yes: bool) -> int:
    firm = firm_of(slug)
    _tell(leaving.holds(firm))
    if not yes:
        return _only_told(f"That is what {firm.name} has.", "With --yes all of it is removed, and nobody can undo it.")
    try:
        leaving.remove(firm)
    except CannotDo as refusal:
        raise CannotGoOn(str(refusal)) from None
    say(f"{firm.name} is gone, and everybody who worked in no other firm. Backups still have it: remove them too.")
    return DONE


def _tell(counts: dict[str, int]) -> None:
    for what, count in counts.items():
        print(f"{count:>9,} {what}")


def _only_told(what: str, way: str) -> int:
    say(f"{what} Nothing was removed. {way}")
    return DONE
