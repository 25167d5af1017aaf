"""Tables of clients, contacts, their ties, and the firm's own fields.

Every row of a client, contact or tie carries the firm and the generation it belongs to. Public IDs (``C-1001``) are
apart from primary keys: a replaced set and its successor may both hold ``C-1001``.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from rollforward.accounts.models import Firm, Member
from rollforward.clients.searching import SearchText
from rollforward.clients.stored import WrittenJSON


class InGeneration(models.Model):
    """What belongs to one generation of one firm."""

    # No index of its own: every table has one that begins with firm and generation, and each costs at every insert.
    firm = models.ForeignKey(Firm, on_delete=models.CASCADE, related_name="+", db_index=False)
    generation = models.PositiveIntegerField()

    class Meta:
        abstract = True


class Client(InGeneration):
    """An organisation or individual that the firm works for.

    Blank text is ``""``, never NULL. ``tax_id_sealed`` is the encrypted number and ``tax_id_hash`` its keyed hash.
    ``custom`` maps the primary key of a custom field (as text) to its canonical text; sensitive ones are sealed.
    ``services`` holds the keys of options, ``tags`` plain words.
    """

    public_id = models.CharField(max_length=20)
    name = models.TextField()
    kind = models.CharField(max_length=20, blank=True, default="")
    external_id = models.TextField(blank=True, default="")
    legal_name = models.TextField(blank=True, default="")
    trading_name = models.TextField(blank=True, default="")
    tax_id_sealed = models.TextField(blank=True, default="")
    tax_id_hash = models.CharField(max_length=32, blank=True, default="")
    status = models.CharField(max_length=20, blank=True, default="")
    priority = models.CharField(max_length=20, blank=True, default="")
    assignee = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    group = models.TextField(blank=True, default="")
    tags = WrittenJSON(default=list, blank=True)
    services = WrittenJSON(default=list, blank=True)
    email = models.TextField(blank=True, default="")
    phone = models.TextField(blank=True, default="")
    fax = models.TextField(blank=True, default="")
    website = models.TextField(blank=True, default="")
    street = models.TextField(blank=True, default="")
    street2 = models.TextField(blank=True, default="")
    city = models.TextField(blank=True, default="")
    region = models.TextField(blank=True, default="")
    postal_code = models.TextField(blank=True, default="")
    country = models.TextField(blank=True, default="")
    since = models.DateField(null=True, blank=True)
    fiscal_year_end = models.CharField(max_length=5, blank=True, default="")
    description = models.TextField(blank=True, default="")
    notes = models.TextField(blank=True, default="")
    custom = WrittenJSON(default=dict, blank=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    search = models.GeneratedField(
        expression=SearchText(
            "phone", "public_id", "external_id", "email", "trading_name", "legal_name", "name", phones=1
        ),
        output_field=models.TextField(),
        db_persist=True,
    )

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["firm", "generation", "public_id"], name="client_public_id_once"),
            models.UniqueConstraint(
                fields=["firm", "generation", "external_id"], condition=~Q(external_id=""), name="client_code_once"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index("firm", "generation", Lower("name"), name="client_by_name"),
            # Read from end to end by a search, so in the order in which rows come: sorted by text it would cost an
            # import several times as much.
            models.Index(fields=["firm", "generation", "id", "search"], name="client_by_text"),
            models.Index(fields=["assignee"], condition=Q(assignee__isnull=False), name="client_by_assignee"),
        ]

    def __str__(self) -> str:
        return self.name


class Contact(InGeneration):
    """A person. Two people may share one e-mail address."""

    public_id = models.CharField(max_length=20)
    salutation = models.TextField(blank=True, default="")
    first_name = models.TextField(blank=True, default="")
    middle_name = models.TextField(blank=True, default="")
    last_name = models.TextField(blank=True, default="")
    suffix = models.TextField(blank=True, default="")
    email = models.TextField(blank=True, default="")
    email2 = models.TextField(blank=True, default="")
    phone = models.TextField(blank=True, default="")
    mobile = models.TextField(blank=True, default="")
    birthday = models.DateField(null=True, blank=True)
    notes = models.TextField(blank=True, default="")
    custom = WrittenJSON(default=dict, blank=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    search = models.GeneratedField(
        expression=SearchText(
            "phone", "mobile", "public_id", "email", "email2", "first_name", "middle_name", "last_name", phones=2
        ),
        output_field=models.TextField(),
        db_persist=True,
    )

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["firm", "generation", "public_id"], name="contact_public_id_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["firm", "generation", "id", "search"], name="contact_by_text"),
        ]

    def __str__(self) -> str:
        return self.full_name or self.email or self.phone or self.public_id

    @property
    def full_name(self) -> str:
        parts = (self.salutation, self.first_name, self.middle_name, self.last_name, self.suffix)
        return " ".join(part for part in parts if part)


class ClientContact(InGeneration):
    """The tie between a client and a contact."""

    # Found by the constraint below, which begins with the client.
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="ties", db_index=False)
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="ties")
    role = models.TextField(blank=True, default="")
    job_title = models.TextField(blank=True, default="")
    is_primary = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["client", "contact"], name="contact_once_per_client"),
            models.UniqueConstraint(
                fields=["client"], condition=Q(is_primary=True), name="one_primary_contact_per_client"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["firm", "generation"], name="tie_by_set"),
        ]

    def __str__(self) -> str:
        return f"{self.contact} of {self.client}"


class CustomField(models.Model):
    """A field that the firm added, of clients or of contacts. Outside the generations: a clear leaves it."""

    class Target(models.TextChoices):
        CLIENT = "client", "Clients"
        CONTACT = "contact", "Contacts"

    class Kind(models.TextChoices):
        TEXT = "text", "Text"
        LONG_TEXT = "long text", "Long text"
        NUMBER = "number", "Number"
        CURRENCY = "currency", "Currency"
        DATE = "date", "Date"
        MONTH_DAY = "month-day", "Month and day"
        YES_NO = "yes/no", "Yes / No"
        SINGLE = "single-select", "Choose one"
        MULTI = "multi-select", "Choose several"
        EMAIL = "email", "E-mail"
        PHONE = "phone", "Phone"
        URL = "url", "Web address"
        MEMBER = "member", "Member"

    firm = models.ForeignKey(Firm, on_delete=models.CASCADE, related_name="custom_fields")
    target = models.CharField(max_length=7, choices=Target.choices, default=Target.CLIENT)
    slug = models.SlugField(max_length=60)
    label = models.CharField(max_length=200)
    kind = models.CharField(max_length=13, choices=Kind.choices)
    required = models.BooleanField(default=False)
    sensitive = models.BooleanField(default=False)
    archived = models.BooleanField(default=False)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["firm", "target", "slug"], name="custom_field_slug_once"),
        ]
        ordering: ClassVar = ["target", "position", "pk"]

    def __str__(self) -> str:
        return self.label

    @property
    def key(self) -> str:
        return f"{self.target}.custom.{self.slug}"


class Option(models.Model):
    """One allowed value of a select field: of a custom field, or of ``client.services``.

    Stored values name the option by its primary key, so that renaming it renames it everywhere.
    """

    firm = models.ForeignKey(Firm, on_delete=models.CASCADE, related_name="+")
    field_key = models.CharField(max_length=80)
    label = models.CharField(max_length=200)
    position = models.PositiveIntegerField(default=0)
    archived = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint("firm", "field_key", Lower("label"), name="option_label_once"),
        ]
        ordering: ClassVar = ["field_key", "position", "pk"]

    def __str__(self) -> str:
        return self.label


class ChosenColumns(models.Model):
    """Which columns of the list of clients a member wants to see, by their keys in order."""

    member = models.OneToOneField(Member, on_delete=models.CASCADE, related_name="+")
    keys = WrittenJSON(default=list)

    def __str__(self) -> str:
        return f"columns of {self.member}"


class Rule(models.Model):
    """What the firm wants of its own data beyond the kinds of its fields (``engine.fields.Rule``).

    ``fields``: field keys; ``terms``: the rule's other attributes that are not empty. Fields are named by their keys,
    which they keep for life; of one that is put away the rules sleep.
    """

    class Kind(models.TextChoices):
        UNIQUE = "unique", "Unique"
        RANGE = "range", "Range"
        PATTERN = "pattern", "Form"
        LENGTH = "length", "Length"
        ORDER = "order", "Order"
        NEEDED = "needed", "Required where"

    firm = models.ForeignKey(Firm, on_delete=models.CASCADE, related_name="rules")
    kind = models.CharField(max_length=7, choices=Kind.choices)
    fields = WrittenJSON(default=list)
    terms = WrittenJSON(default=dict)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.kind} of {', '.join(self.fields)}"
