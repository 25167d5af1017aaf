"""Tables of firms and the people who work in them."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower


class UserManager(BaseUserManager["User"]):
    """Users are found by their e-mail address, whatever its case."""

    def create_user(self, email: str, name: str = "", password: str | None = None) -> User:
        user = User(email=email.strip().lower(), name=name.strip())
        user.set_password(password)
        user.save()
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser):
    """One sign-in. The same person may be a member of several firms."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200, blank=True)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = UserManager()

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        return str(self).split(" ", maxsplit=1)[0]


class Firm(models.Model):
    """The account that everything belongs to.

    ``generation`` points at the set of clients and work that readers see; clear-and-add builds the next set beside and
    moves the pointer. ``last_*`` are counters that only rise, so that no number is ever given twice.

    The lock: ``lock_owner`` is the public ID of the import that holds it, empty when free. ``lock_fence`` rises at
    every grab; a worker that slept through its lease carries an old number and writes nothing.
    """

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=60, unique=True)
    demands_second_factor = models.BooleanField(default=False)
    retention_days = models.PositiveSmallIntegerField(default=30)
    created_at = models.DateTimeField(auto_now_add=True)

    generation = models.PositiveIntegerField(default=1)
    last_generation = models.PositiveIntegerField(default=1)
    last_change = models.PositiveBigIntegerField(default=0)
    last_client_number = models.PositiveBigIntegerField(default=1000)
    last_contact_number = models.PositiveBigIntegerField(default=1000)

    lock_owner = models.CharField(max_length=40, blank=True, default="")
    lock_fence = models.PositiveBigIntegerField(default=0)
    lock_reason = models.CharField(max_length=200, blank=True, default="")
    lock_member_name = models.CharField(max_length=200, blank=True, default="")
    locked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name

    @property
    def locked(self) -> bool:
        return bool(self.lock_owner)


class Level(models.IntegerChoices):
    """What a member may do; the rights themselves are in ``rights.py``."""

    ASSIGNED = 1, "Level 1: assigned clients and work"
    ALL = 2, "Level 2: all clients and work, import and export"
    FULL = 3, "Level 3: also members, fields and settings"


class Member(models.Model):
    """A person in a firm."""

    firm = models.ForeignKey(Firm, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    level = models.PositiveSmallIntegerField(choices=Level.choices, default=Level.ASSIGNED)
    active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["firm", "user"], name="member_once_per_firm"),
            models.CheckConstraint(condition=models.Q(level__in=[1, 2, 3]), name="member_level_known"),
        ]
        ordering: ClassVar = [Lower("user__name"), "pk"]

    def __str__(self) -> str:
        return str(self.user)


class Invitation(models.Model):
    """A link that makes whoever opens it a member, once. Only a digest of its secret part is kept."""

    firm = models.ForeignKey(Firm, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField()
    name = models.CharField(max_length=200, blank=True)
    level = models.PositiveSmallIntegerField(choices=Level.choices)
    digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    used_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return self.name or self.email
