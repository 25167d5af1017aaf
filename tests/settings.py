"""The real settings with what a test run needs otherwise: its own data folder, a quick password hash, no e-mails."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

_folder = tempfile.mkdtemp(prefix="rollforward-tests-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ["ROLLFORWARD_DATA"] = _folder
# The browser driver runs an event loop in the thread of the test, which Django takes for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

# Several test processes share the machine, and on small tables more threads only wake one another: a fifth of the time.
# What comes of more of them is asked by tests/engine/test_threads.py, and seen by all tests on PostgreSQL.
if "DATABASE_URL" not in os.environ:
    os.environ.setdefault("POLARS_MAX_THREADS", "1")  # heeded when polars is loaded

from rollforward import wall  # noqa: E402
from rollforward.config.settings import *  # noqa: E402, F403
from rollforward.config.settings import DATA_DIR, DATABASES, STORAGES  # noqa: E402

# A file, not memory: threads of the live server and the worker open connections of their own, and WAL needs a file.
if "sqlite" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
# A connection that outlives its request would keep the test database from being dropped.
DATABASES["default"]["CONN_MAX_AGE"] = 0

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
ALLOWED_HOSTS = ["*"]
wall.outside("tests")
# No bound on programs, as there is none on sign-ins: test_pace sets one.
API_PER_MINUTE = 0
# One machine address signs in hundreds of times here.
ACCOUNT_RATE_LIMITS = False
