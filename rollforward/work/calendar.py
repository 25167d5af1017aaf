"""What day it is for a firm."""

from __future__ import annotations

import datetime

from django.utils import timezone

from rollforward.accounts.models import Firm


def today_of(firm: Firm) -> datetime.date:  # noqa: ARG001
    """Today where the firm is."""
    return timezone.localdate()
