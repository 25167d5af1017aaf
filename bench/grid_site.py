"""A fresh installation on SQLite with one import under review, served as ``rollforward serve`` does.

``python -m bench.grid_site FILE FOLDER`` prints one JSON line, the sheet's address, that of the peer's page in the
folder and the cookie of a signed-in member, and serves until its standard input ends.
"""

from __future__ import annotations

import json
import mimetypes
import os
import sys
import tempfile
import threading
from pathlib import Path

os.environ["ROLLFORWARD_DATA"] = tempfile.mkdtemp()
os.environ["DJANGO_SETTINGS_MODULE"] = "rollforward.config.settings"

import django

django.setup()

from rollforward import wall

wall.outside("bench")

import waitress.server
from django.conf import settings
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.test import Client

from rollforward import sandbox
from rollforward.accounts.commands import create_firm
from rollforward.imports import commands, queries

_THREADS = 8
#: As every page of ours is sent: it makes the browser start a process for the first of a site.
_IN_A_PROCESS_OF_ITS_OWN = [("Cross-Origin-Opener-Policy", "same-origin")]
_TOKEN = "b" * 32


def main(file: Path, peer: Path) -> None:
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    member = create_firm("Bench", "bench@example.com")
    sandbox.warm_up()
    imp = commands.start(member, "update")
    with file.open("rb") as opened:
        commands.receive_file(imp, member, file.name, iter(lambda: opened.read(1 << 20), b""))
    queries.judge(imp)
    server = waitress.server.create_server(
        _with(peer, get_wsgi_application()), host="127.0.0.1", port=0, threads=_THREADS
    )
    threading.Thread(target=server.run, daemon=True).start()
    address = f"http://127.0.0.1:{server.effective_port}"
    base = f"/imports/{imp.reference}/review/"
    other = f"{address}/peer/index.html?base={base}&token={_TOKEN}"
    print(json.dumps({"ours": address + base, "peer": other, "cookie": _cookie(member)}), flush=True)
    sys.stdin.read()


def _with(peer: Path, application):
    """The application, and beside it the files of the peer's page."""

    def answer(environ, start_response):
        folder, _, name = environ["PATH_INFO"].strip("/").partition("/")
        if folder != "peer" or not (peer / name).is_file():
            return application(environ, start_response)
        kind = mimetypes.guess_type(name)[0] or "text/plain"
        start_response("200 OK", [("Content-Type", kind), *_IN_A_PROCESS_OF_ITS_OWN])
        return [(peer / name).read_bytes()]

    return answer


def _cookie(member: object) -> str:
    client = Client()
    client.force_login(member.user, "allauth.account.auth_backends.AuthenticationBackend")
    session = client.session
    session["firm"], session["_csrftoken"] = member.firm_id, _TOKEN
    session.save()
    return client.cookies[settings.SESSION_COOKIE_NAME].value


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
