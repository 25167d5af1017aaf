"""Finding what a command names: the firm, and the member who acts."""

from __future__ import annotations

from django.db import OperationalError, ProgrammingError

from rollforward import wall
from rollforward.accounts.models import Firm, Member
from rollforward.accounts.queries import members_of, sole_full_member
from rollforward.cli.start import CannotGoOn, WrongUsage


def firm_of(slug: str) -> Firm:
    """The firm of that short name, whose rows alone the command reaches from now on.

    Raises ``WrongUsage`` naming those there are.
    """
    try:
        found = Firm.objects.filter(slug=slug).first()
    except (OperationalError, ProgrammingError):
        raise CannotGoOn("The database has no tables yet: run `rollforward migrate` first.") from None
    if found:
        wall.enter(found.pk)
        return found
    known = ", ".join(Firm.objects.order_by("slug").values_list("slug", flat=True)[:10])
    way = f"There are: {known}." if known else "There is none yet: make one with `rollforward init`."
    raise WrongUsage(f'There is no firm "{slug}". {way}')


def actor(firm: Firm, email: str | None) -> Member:
    """The member who acts: the one named, else the firm's only level 3 member. Raises ``WrongUsage``."""
    if email is None:
        sole = sole_full_member(firm)
        if sole is None:
            raise WrongUsage(f"{firm.name} has several level 3 members: say who acts with --as EMAIL.")
        return sole
    return member_of(firm, email)


def member_of(firm: Firm, email: str) -> Member:
    """The active member of that address. Raises ``WrongUsage``."""
    found = members_of(firm).filter(user__email=email.strip().lower()).select_related("firm").first()
    if found is None:
        raise WrongUsage(f"{email} is no member of {firm.name}: look at the address, or add her with `member add`.")
    return found
