"""Tables of firms and the people who work in them."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

#: A sign-in that nobody uses ends after so many minutes where the firm has said nothing else.
IDLE_MINUTES = 120


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
    """One sign-in. The same person may be a member of several firms.

    ``language``: in which pages speak to her, ``""`` for the firm's.
    """

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=10, blank=True, default="")
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
    moves the pointer. ``last_*`` are counters that only rise, so that no number is ever given twice;
    ``last_client_change`` is the number of the last change that was not of work alone.

    ``time_zone``: where its days begin, ``""`` for the server's. ``language``: in which pages speak to members who
    have chosen none, ``""`` for what their browsers ask for. ``sample``: what removing the sample data needs to know,
    ``None`` where none was loaded; kept by ``demo/sample.py``.

    The lock: ``lock_owner`` is the public ID of the import that holds it, empty when free. ``lock_fence`` rises at
    every grab; a worker that slept through its lease carries an old number and writes nothing.
    """

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=60, unique=True)
    demands_second_factor = models.BooleanField(default=False)
    idle_minutes = models.PositiveSmallIntegerField(default=IDLE_MINUTES)
    retention_days = models.PositiveSmallIntegerField(default=30)
    time_zone = models.CharField(max_length=64, blank=True, default="")
    language = models.CharField(max_length=10, blank=True, default="")
    created_at = models.DateTimeField(auto_now_add=True)

    generation = models.PositiveIntegerField(default=1)
    last_generation = models.PositiveIntegerField(default=1)
    last_change = models.PositiveBigIntegerField(default=0)
    last_client_change = models.PositiveBigIntegerField(default=0)
    last_client_number = models.PositiveBigIntegerField(default=1000)
    last_contact_number = models.PositiveBigIntegerField(default=1000)
    sample = models.JSONField(null=True, blank=True, default=None)

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
    """A person in a firm. ``left_at``: since when she is not ``active``."""

    firm = models.ForeignKey(Firm, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    level = models.PositiveSmallIntegerField(choices=Level.choices, default=Level.ASSIGNED)
    active = models.BooleanField(default=True)
    left_at = models.DateTimeField(null=True, blank=True)
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


class ActivityChain(models.Model):
    """The newest entry of a firm's activity log: locked while the next is added, so that each has one before it.

    ``first``, ``first_link``: the newest of the entries whose time was over and that are gone.
    """

    firm = models.OneToOneField(Firm, on_delete=models.CASCADE, primary_key=True, related_name="+")
    first = models.PositiveBigIntegerField(default=0)
    first_link = models.CharField(max_length=64, blank=True, default="")
    last = models.PositiveBigIntegerField(default=0)
    link = models.CharField(max_length=64, blank=True, default="")

    def __str__(self) -> str:
        return f"{self.firm_id}: {self.last}"


class Activity(models.Model):
    """An entry of the activity log. ``who`` and ``told`` are kept as text: the log outlives what it speaks of."""

    class What(models.TextChoices):
        SIGNED_IN = "signed in", "signed in"
        SIGNED_OUT = "signed out", "signed out"
        WRONG_PASSWORD = "wrong password", "could not sign in: wrong password"
        WRONG_CODE = "wrong code", "could not sign in: wrong second factor"
        LOCKED_OUT = "locked out", "was locked out after too many tries"
        PASSWORD = "password", "chose a new password"
        FACTOR_ON = "second factor on", "set up a second factor"
        FACTOR_OFF = "second factor off", "took a second factor off"
        FACTOR_DEMANDED = "second factor demanded", "asked everybody for a second factor"
        FACTOR_ALLOWED = "second factor allowed", "left the second factor to everybody"
        INVITED = "invited", "invited somebody"
        WITHDRAWN = "withdrawn", "withdrew an invitation"
        JOINED = "joined", "joined the firm"
        LEVEL = "level", "changed a level"
        LET_GO = "let go", "removed a member"
        LET_IN = "let in", "let a member in again"
        LINK = "link", "made a link to a new password"
        SUBMITTED = "submitted", "submitted an import"
        IMPORTED = "imported", "imported clients"
        UNDONE = "undone", "undid an import"
        REDONE = "redone", "did an undone import again"
        IMPORT_FAILED = "import failed", "had an import that was not carried out"
        EXPORTED = "exported", "exported clients"
        REFUSED = "refused", "was refused"
        SAMPLE_LOADED = "sample loaded", "loaded sample data"
        SAMPLE_REMOVED = "sample removed", "removed sample data"
        TOKEN_MADE = "token made", "made an API token"
        SHORTENED = "shortened", "removed the oldest entries of this log"
        TOKEN_ENDED = "token ended", "ended an API token"
        WEBHOOK_ADDED = "webhook added", "added a webhook"
        WEBHOOK_CHANGED = "webhook changed", "changed a webhook"
        WEBHOOK_REMOVED = "webhook removed", "removed a webhook"

    firm = models.ForeignKey(Firm, on_delete=models.CASCADE, related_name="activity")
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    who = models.CharField(max_length=254)
    what = models.CharField(max_length=30, choices=What.choices)
    address = models.CharField(max_length=45, blank=True)
    told = models.JSONField(default=dict)
    link = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["firm", "number"], name="activity_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.who} {self.get_what_display()}"


class ApiToken(models.Model):
    """A program's way in, as one member. ``start`` is the beginning of the secret, to tell tokens apart."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=100)
    start = models.CharField(max_length=12)
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField()
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return self.name


class Answered(models.Model):
    """What was answered to a request with an Idempotency-Key. ``status`` 0: nothing yet."""

    token = models.ForeignKey(ApiToken, on_delete=models.CASCADE, related_name="answered")
    key = models.CharField(max_length=255)
    request = models.CharField(max_length=64)
    asked_at = models.DateTimeField(db_index=True)
    status = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=100, blank=True)
    body = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["token", "key"], name="answered_once"),
        ]

    def __str__(self) -> str:
        return self.key
