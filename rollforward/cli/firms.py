"""``rollforward init`` and ``rollforward member``: the first way in."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from rollforward.accounts import commands
from rollforward.accounts.activity import OPERATOR, record
from rollforward.accounts.links import one_time_link
from rollforward.accounts.models import Activity, Member
from rollforward.accounts.second_factors import forget
from rollforward.cli.database import bring_up_to_date
from rollforward.cli.lookup import firm_of, member_of
from rollforward.cli.start import DONE, CannotGoOn, WrongUsage, say


def init(name: str, email: str) -> int:
    """Make a firm and its first level 3 member."""
    _check_address(email)
    if not name.strip():
        raise WrongUsage('A firm needs a name: --firm "Harbor Books".')
    bring_up_to_date()
    member = commands.create_firm(name, email)
    say(f"{member.firm.name} is there. Its short name for commands is: {member.firm.slug}")
    _show_way_in(member)
    return DONE


def add_member(slug: str, email: str, level: int) -> int:
    """Let somebody into a firm, or change her level."""
    _check_address(email)
    try:
        member = commands.add_member(firm_of(slug), email, level)
    except commands.LastFullMember as refusal:
        raise CannotGoOn(str(refusal)) from None
    record(member.firm_id, Activity.What.LEVEL, OPERATOR, member=member.user.email, now=member.level)
    say(f"{email} is a level {member.level} member of {member.firm.name}.")
    _show_way_in(member)
    return DONE


def reset_link(slug: str, email: str, *, second_factor: bool = False) -> int:
    """Print a link for a new password; the present one works until it is used. The second factor goes if asked."""
    member = member_of(firm_of(slug), email)
    if second_factor:
        forget(member, OPERATOR)
        say(f"{member.user.email} has no second factor any more.")
    record(member.firm_id, Activity.What.LINK, OPERATOR, member=member.user.email)
    print(one_time_link(member.user))
    return DONE


def _show_way_in(member: Member) -> None:
    if member.user.has_usable_password():
        say(f"{member.user.email} signs in with the password she has.")
        return
    say("Open this link once to choose a password:")
    print(one_time_link(member.user))


def _check_address(email: str) -> None:
    try:
        validate_email(email)
    except ValidationError:
        raise WrongUsage(f'"{email}" is no e-mail address.') from None
