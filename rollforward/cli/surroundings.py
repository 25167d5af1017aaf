"""What ``doctor`` looks at around the database: versions with known faults, how the server is reached, the clock."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core import checks
from django.db import connection
from django.db.models import Max
from django.utils import timezone

from rollforward.accounts.models import Activity
from rollforward.cli.finding import Finding

Version = tuple[int, ...]

#: Package, first version without the fault, what it was.
_FAULTS: tuple[tuple[str, Version, str], ...] = (
    ("Django", (5, 2, 8), "a filter made from what was sent could change the query (CVE-2025-64459)"),
    ("Django", (5, 2, 11), "names of columns from what was sent could change the query (CVE-2026-1287, CVE-2026-1312)"),
    ("waitress", (3, 0, 1), "one request could be answered to another who asks (CVE-2024-49768)"),
)
_LOCAL = {"127.0.0.1", "localhost", "[::1]"}
_CLOCK_SECONDS = 5


def libraries() -> Iterator[Finding]:
    """Libraries of a version that is known to be faulty."""
    for name in dict.fromkeys(package for package, _, _ in _FAULTS):
        yield package_of(name, version(name))


def package_of(name: str, installed: str) -> Finding:
    """One library of one version."""
    have = tuple(int(part) for part in installed.split(".") if part.isdigit())
    known = [(sound, fault) for package, sound, fault in _FAULTS if package == name and have < sound]
    if not known:
        return Finding(name, "ok", installed)
    newest = ".".join(map(str, max(sound for sound, _ in known)))
    return Finding(name, "warning", f"{installed}: {'; '.join(fault for _, fault in known)}. Use {newest} or newer.")


def postgresql_version(number: int) -> Finding:
    """``number`` as ``server_version_num`` has it."""
    major, minor = divmod(number, 10_000)
    text = f"{major}.{minor}"
    if major == 14 and minor < 4:
        return Finding("PostgreSQL version", "warning", f"{text}: indexes made beside writing can lack rows. Use 14.4.")
    if major < 15:
        return Finding("PostgreSQL version", "warning", f"{text} is no longer mended by its makers: use 15 or newer.")
    return Finding("PostgreSQL version", "ok", text)


def reached() -> Iterator[Finding]:
    """How people reach the server: over TLS alone, under its own name."""
    if settings.DEBUG:
        yield Finding("debugging", "failure", "ROLLFORWARD_DEBUG=1 shows code and settings to anybody: unset it")
    if not settings.HTTPS:
        strangers = sorted(set(settings.ALLOWED_HOSTS) - _LOCAL)
        if strangers:
            way = "put a TLS proxy before it and set ROLLFORWARD_HTTPS=1"
            yield Finding("TLS", "failure", f"{strangers[0]} is served in the clear: {way}")
        else:
            yield Finding("TLS", "ok", "not needed: only this machine is answered")
        return
    faults = checks.run_checks(include_deployment_checks=True, tags=[checks.Tags.security])
    for fault in faults:
        if not fault.is_silenced():
            yield Finding("deployment", "failure", f"{fault.id}: {fault.msg}")
    address = urlsplit(settings.SITE_URL)
    if address.scheme != "https" or address.hostname not in settings.ALLOWED_HOSTS:
        yield Finding("address", "failure", f"{settings.SITE_URL} is no https:// name of ROLLFORWARD_HOSTS: set both")
    else:
        yield Finding("TLS", "ok", settings.SITE_URL)


def clock(cursor: Any) -> Finding:
    """Whether this machine's clock is that of the database server, and not behind what was written."""
    now = timezone.now()
    newest = Activity.objects.aggregate(at=Max("at"))["at"]
    if newest and newest > now + datetime.timedelta(seconds=_CLOCK_SECONDS):
        seen = f"it is {now:%Y-%m-%d %H:%M}, but the log has an entry of {newest:%Y-%m-%d %H:%M}"
        return Finding("clock", "failure", f"{seen}: set it, and let it be kept by NTP")
    if connection.vendor == "postgresql":
        cursor.execute("SELECT clock_timestamp()")
        apart = abs((cursor.fetchone()[0] - now).total_seconds())
        if apart > _CLOCK_SECONDS:
            return Finding("clock", "warning", f"{apart:.0f} s apart from the database server's: keep both by NTP")
    return Finding("clock", "ok", f"{now:%Y-%m-%d %H:%M} UTC")
