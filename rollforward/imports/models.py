"""Tables of imports: the steps a member takes, her corrections, and the job that carries them out.

The import row is the job: its ``state``, ``task``, ``worker`` and ``fence`` are the only truth about it.
"""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.db import models
from django.utils import timezone

from rollforward.accounts.models import Firm, Member


def new_reference() -> str:
    """A public name of an import that cannot be guessed: ten letters and digits without look-alikes."""
    return "".join(secrets.choice("23456789abcdefghjkmnpqrstuvwxyz") for _ in range(10))


class Import(models.Model):
    """One import, from the choice of its kind to its receipt and beyond.

    ``reading``, ``region``, ``mapping``, ``choices`` are the member's decisions in the JSON form of
    ``imports/decisions.py``;
    ``receipt`` is the JSON of contract ``import --json`` plus what the screens show. ``change`` is the number of the
    firm's change that wrote it, ``undo_change`` that of its latest undo or redo. ``extra_rows``: blank rows that a
    sheet to type into starts with; ``last_step``: the number of the latest ``Step``, which only ever rises.
    ``follows``: the finished import whose rows with problems this one brings, corrected. ``touched_at``: when somebody
    last went on with it while it was open.
    """

    class Mode(models.TextChoices):
        UPDATE = "update", "Update existing data and/or add clients"
        CLEAR = "clear", "Clear existing data and add clients"

    class Source(models.TextChoices):
        UPLOAD = "upload"
        MANUAL = "manual"
        COMMAND = "command"

    class State(models.TextChoices):
        DRAFT = "draft"
        QUEUED = "queued"
        RUNNING = "running"
        DONE = "done"
        REFUSED = "refused"
        FAILED = "failed"
        CANCELLED = "cancelled"
        UNDONE = "undone"

    class Task(models.TextChoices):
        COMMIT = "commit"
        UNDO = "undo"
        REDO = "redo"

    reference = models.CharField(max_length=20, unique=True, default=new_reference, editable=False)
    firm = models.ForeignKey(Firm, on_delete=models.CASCADE, related_name="imports")
    member = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    mode = models.CharField(max_length=6, choices=Mode.choices, default=Mode.UPDATE)
    source = models.CharField(max_length=8, choices=Source.choices, default=Source.UPLOAD)
    state = models.CharField(max_length=9, choices=State.choices, default=State.DRAFT)
    created_at = models.DateTimeField(auto_now_add=True)
    touched_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    file_name = models.TextField(blank=True, default="")
    file_size = models.PositiveBigIntegerField(default=0)
    file_sha256 = models.CharField(max_length=64, blank=True, default="")
    reading = models.JSONField(default=dict, blank=True)
    sheet = models.PositiveIntegerField(null=True, blank=True)
    region = models.JSONField(null=True, blank=True)
    mapping = models.JSONField(null=True, blank=True)
    choices = models.JSONField(default=dict, blank=True)
    extra_rows = models.PositiveIntegerField(default=0)
    last_step = models.PositiveIntegerField(default=0)

    task = models.CharField(max_length=6, choices=Task.choices, blank=True, default="")
    problems = models.CharField(max_length=4, default="stop")
    queued_at = models.DateTimeField(null=True, blank=True)
    queued_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    worker = models.CharField(max_length=80, blank=True, default="")
    fence = models.PositiveBigIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    judged_digest = models.CharField(max_length=64, blank=True, default="")
    message = models.TextField(blank=True, default="")

    follows = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="followed_by")
    receipt = models.JSONField(default=dict, blank=True)
    change = models.PositiveBigIntegerField(null=True, blank=True)
    undo_change = models.PositiveBigIntegerField(null=True, blank=True)
    generation = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "queued_at"], name="import_by_state"),
            models.Index(fields=["firm", "-created_at"], name="import_history"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def in_force(self) -> int | None:
        """The number of the change that an undo or redo takes back: the latest undo or redo, else the import's own."""
        return self.undo_change or self.change


class SavedLayout(models.Model):
    """How the columns of one kind of file were mapped the last time, to be mapped so again.

    ``columns`` is a list of ``[header, target]`` in the order of the file, ``choices`` the answers that go with them
    (as in ``Import.choices``, but for single rows) with the ``shape`` of the rows and the fingerprint ``file`` of the
    file's own headers; ``fingerprint`` is the same for all files with these headers once their rows are arranged.
    """

    firm = models.ForeignKey(Firm, on_delete=models.CASCADE, related_name="layouts")
    name = models.CharField(max_length=200)
    fingerprint = models.CharField(max_length=64)
    columns = models.JSONField()
    choices = models.JSONField(default=dict)
    used_at = models.DateTimeField()
    used_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    uses = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["-used_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["firm", "fingerprint"], name="one_layout_per_kind_of_file"),
        ]

    def __str__(self) -> str:
        return self.name


class Step(models.Model):
    """One move of a member on the sheet: a step (cells, decisions, added rows), an undo or a redo.

    Moves are only ever added, numbered in the order in which they took hold; ``engine/reviewing/history`` tells from
    them which steps are in force. ``cells`` and ``decisions`` are what a step changes, in the form of
    ``imports/corrections.py``, sealed whatever the columns are: which of the file's columns hold tax numbers is
    decided, and changed, on the mapping page. ``lines``: the rows that it concerns where they are few, else null.
    ``what`` says it in words, without values.
    """

    class Did(models.TextChoices):
        STEP = "step"
        UNDO = "undo"
        REDO = "redo"

    of_import = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="steps")
    number = models.PositiveIntegerField()
    did = models.CharField(max_length=4, choices=Did.choices, default=Did.STEP)
    member = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    what = models.CharField(max_length=200)
    lines = models.JSONField(null=True)
    cells = models.BinaryField(default=bytes)
    decisions = models.BinaryField(default=bytes)
    added_rows = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["of_import", "number"], name="one_step_per_number"),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.what}"


class Handover(models.Model):
    """Cells that a colleague was asked to fill, who needs no right to import and sees nothing else of it.

    ``cells`` and ``filled`` are lists of ``[line, position]``; ``table`` names the table that they are cells of: once
    another is chosen they mean nothing. ``names``: whether she also sees the clients' names of these rows.
    """

    of_import = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="handovers")
    to = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    note = models.CharField(max_length=500, blank=True)
    names = models.BooleanField(default=False)
    table = models.CharField(max_length=64)
    cells = models.JSONField()
    filled = models.JSONField(default=list)
    created_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return f"{self.of_import_id}: {len(self.cells)} cells"

    @property
    def open_cells(self) -> int:
        return len(self.cells) - len(self.filled)


class RowComment(models.Model):
    """What a member said about a row while the import was prepared; ``text`` is sealed."""

    of_import = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="comments")
    line = models.PositiveIntegerField()
    member = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    text = models.BinaryField()

    class Meta:
        ordering: ClassVar = ["line", "pk"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["of_import", "line"], name="comments_by_row")]

    def __str__(self) -> str:
        return f"{self.of_import_id}: row {self.line}"
