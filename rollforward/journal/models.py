"""Tables of the history: changes, their lines, and the generations that a firm's clients come in."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from rollforward.accounts.models import Firm, Member


class Generation(models.Model):
    """One whole set of clients, contacts, series, projects and tasks of a firm.

    Readers see the set that ``Firm.generation`` points at. A set that was replaced is kept as a restore point until
    ``expires_at``.
    """

    class State(models.TextChoices):
        BUILDING = "building"
        READY = "ready"
        PURGED = "purged"

    firm = models.ForeignKey(Firm, on_delete=models.CASCADE, related_name="generations")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.READY)
    created_at = models.DateTimeField(auto_now_add=True)
    replaced_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["firm", "number"], name="generation_number_once"),
        ]

    def __str__(self) -> str:
        return f"set {self.number} of {self.firm}"


class Source(models.TextChoices):
    """Where a change came from."""

    FORM = "form"
    IMPORT = "import"
    CLEAR = "clear"
    UNDO = "undo"
    REDO = "redo"
    SEED = "seed"
    SCHEDULE = "schedule"


class Change(models.Model):
    """One committed unit of change. ``number`` rises by one per firm and orders everything that ever happened there.

    A clear has no lines: ``pointer_before`` and ``pointer_after`` tell it all. ``reverts`` names the change that
    this one takes back. ``expired_at``: when its values were removed, the firm's retention time being over; its lines
    then name records, fields and rows of the file, and nothing more.
    """

    firm = models.ForeignKey(Firm, on_delete=models.CASCADE, related_name="changes")
    number = models.PositiveBigIntegerField()
    generation = models.PositiveIntegerField()
    member = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    source = models.CharField(max_length=10, choices=Source.choices)
    import_ref = models.CharField(max_length=40, blank=True, default="", db_index=True)
    reverts = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="reverted_by")
    pointer_before = models.PositiveIntegerField(null=True)
    pointer_after = models.PositiveIntegerField(null=True)
    expired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["firm", "number"], name="change_number_once"),
        ]

    def __str__(self) -> str:
        return f"change {self.number} of {self.firm}"


class Record(models.TextChoices):
    """The kinds of record that the journal speaks of."""

    CLIENT = "client"
    CONTACT = "contact"
    LINK = "link"
    OPTION = "option"
    FIELD = "field"
    RULE = "rule"
    SERIES = "series"
    PROJECT = "project"
    TASK = "task"
    TEMPLATE = "template"
    STEP = "step"


#: What is done for clients. No import reads it, so a change of it alone leaves what was judged as it is.
WORK = (Record.SERIES, Record.PROJECT, Record.TASK, Record.TEMPLATE, Record.STEP)

#: A line tells of this many created records at most, so that one of them is found by a look at a short stretch of keys.
MOST_IN_A_RUN = 1_000


class Line(models.Model):
    """One record in one change.

    ``before`` and ``after`` hold column values as the table stores them (sensitive ones sealed): the changed columns
    of an update; the whole row as ``before`` of a deletion. A creation needs no values: its row is in the table
    itself or in the
    ``before`` of what came later. ``row`` is the line of the imported file.

    Records created together have keys in a row, so one line tells of a whole run of them: ``run`` records from
    ``record_id`` on, with the file's lines in ``after["rows"]``. A hundred thousand clients then cost a hundred lines.
    """

    class Op(models.TextChoices):
        CREATE = "c"
        UPDATE = "u"
        DELETE = "d"

    id = models.BigAutoField(primary_key=True)
    change = models.ForeignKey(Change, on_delete=models.CASCADE, related_name="lines")
    record = models.CharField(max_length=8, choices=Record.choices)
    record_id = models.BigIntegerField()
    run = models.PositiveSmallIntegerField(default=1)
    op = models.CharField(max_length=1, choices=Op.choices)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    row = models.PositiveIntegerField(null=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["record_id", "record"], name="journal_line_record"),
        ]

    def __str__(self) -> str:
        return f"{self.op} {self.record} {self.record_id}"

    def created_records(self) -> list[tuple[int, int | None]]:
        """Of a creation: each record's key, with the line of the file that made it if a file did."""
        rows = (self.after or {}).get("rows") or [self.row] * self.run
        return list(zip(range(self.record_id, self.record_id + self.run), rows, strict=True))
