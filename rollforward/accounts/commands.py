"""Making and changing firms and members."""

from __future__ import annotations

from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from rollforward.accounts.models import Firm, Level, Member, User


class LastFullMember(Exception):
    """The firm would be left without anybody who can manage it."""

    def __init__(self) -> None:
        super().__init__("This is the firm's last level 3 member: raise somebody else first.")


def create_firm(name: str, email: str, person: str = "") -> Member:
    """A new firm with its first member, at level 3. An existing sign-in of that address is used."""
    with transaction.atomic():
        firm = Firm.objects.create(name=name.strip(), slug=free_slug(name))
        return add_member(firm, email, Level.FULL, person)


def free_slug(name: str) -> str:
    """A short name for commands and addresses that no other firm has."""
    wanted = slugify(name)[:50] or "firm"
    taken = set(Firm.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    return next(s for s in (wanted, *(f"{wanted}-{n}" for n in range(2, len(taken) + 3))) if s not in taken)


def add_member(firm: Firm, email: str, level: int = Level.ASSIGNED, person: str = "") -> Member:
    """Let somebody into a firm; her sign-in is made where she has none. Adding twice changes nothing but the level."""
    address = email.strip().lower()
    with transaction.atomic():
        user = User.objects.filter(email=address).first() or User.objects.create_user(address, person)
        member, made = Member.objects.get_or_create(firm=firm, user=user, defaults={"level": level})
        if not made:
            set_level(member, level)
        return member


def set_level(member: Member, level: int) -> None:
    """Change a member's level and let her in again if she was out. Raises ``LastFullMember``."""
    with transaction.atomic():
        if level != Level.FULL:
            _keep_one_full(member)
        member.level, member.active, member.left_at = level, True, None
        member.save(update_fields=["level", "active", "left_at"])


def deactivate(member: Member) -> None:
    """Keep a member out; her work stays hers. Raises ``LastFullMember``."""
    with transaction.atomic():
        _keep_one_full(member)
        member.active, member.left_at = False, timezone.now()
        member.save(update_fields=["active", "left_at"])


def _keep_one_full(member: Member) -> None:
    # Two who lower each other at the same moment come one after the other: the second finds herself the last.
    Firm.objects.select_for_update().get(pk=member.firm_id)
    full = Member.objects.filter(firm=member.firm_id, level=Level.FULL, active=True, user__is_active=True)
    if full.filter(pk=member.pk).exists() and not full.exclude(pk=member.pk).exists():
        raise LastFullMember


def password_token(user: User) -> str:
    """The secret part of a one-time link to choose a password; dead once used or when a password is set."""
    return default_token_generator.make_token(user)
