"""What day it is for a firm."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

from rollforward.accounts.models import Firm


def zone_of(firm: Firm) -> ZoneInfo | None:
    """Where the firm is; ``None`` for where the server is."""
    return ZoneInfo(firm.time_zone) if firm.time_zone else None


def today_of(firm: Firm) -> datetime.date:
    """Today where the firm is."""
    return timezone.localdate(timezone=zone_of(firm) or timezone.get_default_timezone())
