"""Browser windows over real connections: a form that is open in one, and sent as often as somebody clicks."""

from __future__ import annotations

import http.client
import json
import random
import re
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import Any
from urllib.parse import urlencode, urlsplit

#: A page may wait for a busy machine, never for ever.
_PATIENCE = 120


class Window:
    """A signed-in window with one form open: its address and the fields that it would send."""

    def __init__(self, server: str, cookie: str, page: str, action: str, fields: dict[str, str]) -> None:
        self.server, self.cookie, self.action = urlsplit(server).netloc, cookie, action
        with closing(self._line("GET", page)) as line:
            html = line.getresponse().read().decode()
        form = next(
            f for f in re.findall(r"<form.*?</form>", html, re.S) if f'action="{action}"' in f or action == page
        )
        self.fields = {**dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form)), **fields}

    def _line(self, method: str, address: str, body: str = "", server: str = "") -> http.client.HTTPConnection:
        line = http.client.HTTPConnection(server or self.server, timeout=_PATIENCE)
        kind = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        line.request(method, address, body, {"Cookie": self.cookie, **kind})
        return line

    def ask(self, method: str, address: str, said: Any = None, server: str = "") -> Any:
        """JSON there and back, as the page's script sends it."""
        line = http.client.HTTPConnection(urlsplit(server).netloc or self.server, timeout=_PATIENCE)
        headers = {"Cookie": self.cookie, "Accept": "application/json", "Content-Type": "application/json"}
        headers["X-CSRFToken"] = self.fields["csrfmiddlewaretoken"]
        with closing(line):
            line.request(method, address, json.dumps(said) if said else None, headers)
            return json.loads(line.getresponse().read())

    def send(self, together: threading.Barrier, *, cut: bool, server: str = "") -> str:
        """Where the answer leads to, or its status; empty where the line was cut before it came, by us or by them."""
        together.wait()
        try:
            with closing(self._line("POST", self.action, urlencode(self.fields), server)) as line:
                if cut:
                    return ""
                answer = line.getresponse()
                answer.read()
                return answer.headers["Location"] or str(answer.status)
        except (OSError, http.client.HTTPException):
            return ""


def send_all(window: Window, times: int, chance: random.Random, servers: Sequence[str] = ()) -> set[str]:
    """The same form sent so many times at once, spread over the servers; where the answers lead. All but the first may
    be cut off before they hear of it."""
    together = threading.Barrier(times)
    cuts = [False, *(chance.random() < 0.3 for _ in range(times - 1))]
    at = [urlsplit(servers[n % len(servers)]).netloc if servers else "" for n in range(times)]
    with ThreadPoolExecutor(times) as pool:
        found = pool.map(lambda cut, server: window.send(together, cut=cut, server=server), cuts, at)
        return set(found) - {""}
