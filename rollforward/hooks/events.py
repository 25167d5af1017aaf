"""What can be told. Programs rely on these names: they are never changed, only added to."""

from __future__ import annotations

from django.db import models


class Event(models.TextChoices):
    """The ``type`` of a message."""

    STARTED = "import.started", "An import is being carried out"
    NEEDS_YOU = "import.needs_you", "An import waits for somebody: it was held for review or not carried out"
    FINISHED = "import.finished", "An import was carried out"
    UNDONE = "import.undone", "An import was undone"


#: What the button *Send a test* sends; nobody subscribes to it.
TEST = "webhook.test"
